using System.Text;
using Yinling.Platform.Files;

namespace Yinling.Unit.Platform;

/// <summary>Files no record names are removed, once they are old enough to belong to no form under way.</summary>
public sealed class SweepFilesTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("yinling-sweep");

    public void Dispose() => data.Delete(recursive: true);

    [Fact]
    public async Task Only_what_is_old_and_named_by_nothing_goes()
    {
        var store = new FileStore(new(data.FullName, null));
        async Task<string> KeepAsync(string text, int daysOld)
        {
            var hash = await store.KeepAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), None);
            File.SetLastWriteTimeUtc(Path.Combine(data.FullName, "files", hash[..2], hash), DateTime.UnixEpoch.AddDays(20_000 - daysOld));
            return hash;
        }
        var (named, forgotten, young) = (await KeepAsync("named", 30), await KeepAsync("forgotten", 3), await KeepAsync("young", 1));
        var sweep = new SweepFiles(store, [new Names(named)], new Clock());

        Assert.StartsWith("1 ", await sweep.RunAsync(None), StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => store.OpenRead(forgotten));
        foreach (var hash in new[] { named, young }) await store.OpenRead(hash).DisposeAsync();

        // The same content kept again is young again.
        await KeepAsync("forgotten", 0);
        Assert.StartsWith("0 ", await sweep.RunAsync(None), StringComparison.Ordinal);
        await store.OpenRead(forgotten).DisposeAsync();
    }

    private sealed class Names(string hash) : INamesFiles
    {
        public async IAsyncEnumerable<(string Hash, string Table)> NamedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            yield return await Task.FromResult((hash, "table"));
        }
    }

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(DateTime.UnixEpoch.AddDays(20_000), TimeSpan.Zero);
    }
}
