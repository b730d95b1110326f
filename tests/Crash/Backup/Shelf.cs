using Microsoft.Extensions.DependencyInjection;
using Yinling.Crash.Harness;
using Yinling.Crash.Worker;
using Yinling.Platform.Backup;
using Yinling.Platform.Files;

namespace Yinling.Crash.Backup;

/// <summary>Takes and restores backups of places, as the verbs do.</summary>
internal static class Shelf
{
    public static Task<BackupManifest> BackUpAsync(this Place place, string file) =>
        place.AsVerbAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(file, CancellationToken.None));

    public static Task<BackupManifest> RestoreAsync(this Place place, string file, bool replace = false, bool acceptBrokenAudit = false) =>
        place.AsVerbAsync(services => services.GetRequiredService<RestoreBackup>().RunAsync(file, replace, acceptBrokenAudit, CancellationToken.None));

    public static Task<IReadOnlyList<DumpedTable>> DumpAsync(this Place place) =>
        place.AsVerbAsync(services => services.GetRequiredService<CanonicalDump>().RunAsync(null, CancellationToken.None));

    /// <summary>A verb's process ends and lets go of all files; here the pool must be told to.</summary>
    public static async Task<T> AsVerbAsync<T>(this Place place, Func<IServiceProvider, Task<T>> work)
    {
        try
        {
            await using var root = Workshop.Open(place.Folder, place.PostgreSql);
            return await root.InScopeAsync(work);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Schema, and some operations done.</summary>
    public static async Task FillAsync(this Place place, int operations = 12)
    {
        await using var root = Workshop.Open(place.Folder, place.PostgreSql);
        await root.PrepareAsync();
        var work = new Operations(root, Mutant.None);
        for (var i = 0; i < operations; i++) await work.RunAsync(new($"f{i}", (OperationKind)(i % 3), i));
    }

    public static async Task FillMoreAsync(this Place place)
    {
        await using var root = Workshop.Open(place.Folder, place.PostgreSql);
        await new Operations(root, Mutant.None).RunAsync(new("more", OperationKind.Batch, 1));
    }

    /// <summary>What an operator does before restoring elsewhere: brings the keys, which are not in the backup.</summary>
    public static void BringKeys(this Place to, Place from)
    {
        var folder = Directory.CreateDirectory(Path.Combine(to.Folder, "keys")).FullName;
        foreach (var key in Directory.GetFiles(Path.Combine(from.Folder, "keys"))) File.Copy(key, Path.Combine(folder, Path.GetFileName(key)));
    }

    public static string WriteUpload(this Place place, string name, byte[] content)
    {
        var file = Path.Combine(place.Folder, "files", name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        return file;
    }

    /// <summary>A file in the form of a backup, sealed with the place's own key, that holds what the test says.</summary>
    public static void Forge(this Place place, string file, BackupManifest manifest, params (string Name, byte[] Content)[] parts)
    {
        using var target = File.Create(file);
        using var coded = new SealedWriter(target, new KeyRing(new(place.Folder, null)).Backup);
        var writer = new PartWriter(coded);
        foreach (var (name, content) in parts) writer.Add(name, new MemoryStream(content), null, CancellationToken.None);
        writer.Finish(manifest with { Parts = writer.Parts });
        coded.Complete();
    }
}
