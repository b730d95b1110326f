using Microsoft.Data.Sqlite;
using Yinling.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Database;
using Yinling.Platform.Files;

namespace Yinling.Platform.Backup;

/// <summary>Restores into a file beside the one in use, then swaps names.</summary>
internal sealed class SqliteTarget(DatabaseOptions options, IServiceProvider services) : IRestoreTarget
{
    private const int Busy = 5;
    private readonly DatabaseOptions staged = options with { DataDirectory = FilesTarget.Staging(options) };

    public string Engine => BackupManifest.Sqlite;

    public Task<bool> IsOccupiedAsync(CancellationToken ct) => Task.FromResult(File.Exists(options.SqliteFile));

    public Stream Check(string part)
    {
        if (part != "database") throw RestoreBackup.WrongEngine();
        Directory.CreateDirectory(staged.DataDirectory);
        return new FileStream(staged.SqliteFile, FileMode.CreateNew, FileAccess.Write);
    }

    public async Task RunAsync(string file, BackupManifest manifest, KeyRing keys, Func<AppDb, CancellationToken, Task> finish, Action<string> swapFiles, CancellationToken ct)
    {
        await using (var db = DatabaseCopy.Open(services, staged))
        {
            if (!await SqliteFacts.IsSoundAsync(db, ct)) throw SealedForm.Damaged();
            var rows = await SqliteFacts.RowsAsync(db, ct);
            if (rows.Count != manifest.Rows.Count || rows.Any(r => manifest.Rows.GetValueOrDefault(r.Key, -1) != r.Value)) throw SealedForm.Damaged();
            await new SchemaSetup(db, staged, services.GetServices<SchemaGuard>()).RunAsync(ct);
            await finish(db, ct);
            await SqliteFacts.ScalarAsync(db, "PRAGMA wal_checkpoint(TRUNCATE)", ct);
            await DatabaseCopy.CloseAsync(db);
        }
        DurableFile.Sync(staged.SqliteFile);

        ct.ThrowIfCancellationRequested();
        var aside = Path.Combine(options.DataDirectory, $"before-restore-{manifest.AuditSequence}-{Path.GetRandomFileName()}");
        if (File.Exists(options.SqliteFile)) MergeLog();
        Directory.CreateDirectory(aside);
        foreach (var end in new[] { "", "-wal", "-shm" })
            if (File.Exists(options.SqliteFile + end)) File.Move(options.SqliteFile + end, Path.Combine(aside, Path.GetFileName(options.SqliteFile) + end));
        DurableFile.SyncDirectory(aside);
        swapFiles(aside);
        DurableFile.Publish(staged.SqliteFile, options.SqliteFile);
        if (!Directory.EnumerateFileSystemEntries(aside).Any()) Directory.Delete(aside);
    }

    /// <summary>Writes the old database's log into its file. Needs it for itself, so a running service is noticed here.</summary>
    /// <exception cref="RuleException">PLT-11.</exception>
    private void MergeLog()
    {
        try
        {
            using var old = new SqliteConnection($"Data Source={options.SqliteFile};Pooling=False;Default Timeout=3");
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            command.ExecuteScalar();
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == Busy)
        {
            throw new RuleException("PLT-11", "银龄还在运行。请先停止服务，再恢复。什么都没有改动。");
        }
        catch (SqliteException)
        {
            // The old database is itself damaged: it goes aside as it is, log and all.
        }
    }
}
