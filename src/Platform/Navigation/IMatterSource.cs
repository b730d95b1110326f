using Yinling.Platform.Components;

namespace Yinling.Platform.Navigation;

/// <summary>What a module has for the person to deal with, shown on the home page. Counted through the person's scope; at most a handful.</summary>
public interface IMatterSource
{
    Task<IReadOnlyList<Matter>> ListAsync(CancellationToken ct);

    /// <summary>A page that is the whole of this person's work (an association's head: the association); null for the ordinary home page.</summary>
    Task<string?> OwnHomeAsync(CancellationToken ct);
}
