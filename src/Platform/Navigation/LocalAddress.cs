using System.Diagnostics.CodeAnalysis;

namespace Yinling.Platform.Navigation;

/// <summary>Where a form says to go on to: only ever an address of this site.</summary>
public static class LocalAddress
{
    public static string OrHome(string? address) => IsLocal(address) ? address : "/";

    /// <summary>A path of this site. Browsers read "//host", "/\host" and control characters in between as another host.</summary>
    public static bool IsLocal([NotNullWhen(true)] string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(c => char.IsControl(c) || c == '\\');
}
