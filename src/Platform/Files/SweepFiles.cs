using Yinling.Kernel;
using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Files;

/// <summary>Removes files no row names: uploads whose form was refused, or whose record was never written.</summary>
internal sealed class SweepFiles(FileStore store, IEnumerable<INamesFiles> owners, TimeProvider clock) : ITick
{
    /// <summary>A file younger than this may belong to a form still under way.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public async Task<string> RunAsync(CancellationToken ct)
    {
        var limit = clock.UtcMoment - Patience;
        // A file that is named while this runs was kept again before that, and so is young when its turn comes.
        var old = store.KeptBefore(limit).ToHashSet();
        foreach (var owner in owners)
        {
            await foreach (var (hash, _) in owner.NamedAsync(ct).WithCancellation(ct)) old.Remove(hash);
        }
        foreach (var hash in old) store.Drop(hash, limit);
        return $"{old.Count} files no record names removed.";
    }
}
