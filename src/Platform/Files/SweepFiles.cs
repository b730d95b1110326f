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
        // What is old is listed before what is named: a file named in between is then found named.
        var old = store.KeptBefore(clock.UtcMoment - Patience).ToHashSet();
        foreach (var owner in owners)
        {
            await foreach (var (hash, _) in owner.NamedAsync(ct).WithCancellation(ct)) old.Remove(hash);
        }
        foreach (var hash in old) store.Drop(hash);
        return $"{old.Count} files no record names removed.";
    }
}
