using Yinling.Platform.Navigation;

namespace Yinling.Platform.Components;

/// <summary>What the frame of every page needs to know about the request. The host fills it.</summary>
public interface IShell
{
    /// <summary>Null when nobody is signed in.</summary>
    string? UserName { get; }

    /// <summary>Entries the person may open, in order.</summary>
    IReadOnlyList<NavItem> Items { get; }

    DisplayPreferences Preferences { get; }

    /// <summary>Demonstration data only: a notice says so.</summary>
    bool Demo { get; }

    /// <summary>Path and query of the request, to come back to and to mark the current entry.</summary>
    string Path { get; }
}
