using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;
using Yinling.Platform.Files;

namespace Yinling.Platform.Backup;

/// <summary>
/// Writes one encrypted file that holds the database as it was at one commit, and the uploaded files. Runs beside the service: readers
/// and writers go on. The keys are not in it: they are kept apart, or a stolen backup would open itself.
/// </summary>
public sealed class TakeBackup(AppDb db, DatabaseOptions options, KeyRing keys, AuditChain chain, TimeProvider clock, IServiceProvider services)
{
    /// <summary>Uploaded files, below the data directory.</summary>
    internal const string FilesFolder = "files";

    /// <returns>What the backup holds. The file has its name, and the name is on disk, only when this returns.</returns>
    /// <exception cref="RuleException">PLT-05: the name is taken. PLT-06: another backup is being taken.</exception>
    public async Task<BackupManifest> RunAsync(string file, CancellationToken ct)
    {
        var final = Path.GetFullPath(file);
        if (File.Exists(final)) throw new RuleException("PLT-05", $"{final} 已经存在。请换一个文件名，旧备份不会被覆盖。");
        Directory.CreateDirectory(Path.GetDirectoryName(final)!);
        using var single = Alone();
        var temporary = Path.Combine(Path.GetDirectoryName(final)!, $".{Path.GetFileName(final)}.{Environment.ProcessId}.part");
        try
        {
            var manifest = await WriteAsync(temporary, ct);
            DurableFile.Publish(temporary, final);
            return manifest;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private async Task<BackupManifest> WriteAsync(string temporary, CancellationToken ct)
    {
        await using var target = new FileStream(temporary, OwnersOnly(FileMode.Create));
        await using var coded = new SealedWriter(target, keys.Backup);
        var parts = new PartWriter(coded);
        var snapshot = db.IsSqlite ? await AddSqliteAsync(parts, ct) : await AddPostgreSqlAsync(parts, ct);
        // After the database: a row's file is on disk before the row is committed, so every file the snapshot names is there by now.
        AddFiles(parts, ct);
        var manifest = snapshot with { Parts = parts.Parts };
        parts.Finish(manifest);
        coded.Complete();
        target.Flush(flushToDisk: true);
        return manifest;
    }

    /// <summary>The copy is made in the data directory, which holds the same text anyway: nothing readable ever lies beside the backup.</summary>
    private async Task<BackupManifest> AddSqliteAsync(PartWriter parts, CancellationToken ct)
    {
        var folder = Path.Combine(options.DataDirectory, $".backup-{Environment.ProcessId}");
        var copy = options with { DataDirectory = folder };
        Directory.CreateDirectory(folder);
        try
        {
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy.SqliteFile}", ct);
            await using var frozen = DatabaseCopy.Open(services, copy);
            var manifest = await DescribeAsync(frozen, new AuditChain(frozen, keys, new(), clock), BackupManifest.Sqlite, await SqliteFacts.RowsAsync(frozen, ct), ct);
            await DatabaseCopy.CloseAsync(frozen);
            await using var content = new FileStream(copy.SqliteFile, FileMode.Open, FileAccess.Read);
            parts.Add("database", content, null, ct);
            return manifest;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<BackupManifest> AddPostgreSqlAsync(PartWriter parts, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        var tables = new PostgreSqlTables(db);
        Dictionary<string, long> rows = [];
        foreach (var table in await tables.NamesAsync(ct))
        {
            var columns = await tables.ColumnsAsync(table, ct);
            await using (var content = await tables.ExportAsync(table, columns, ct)) parts.Add("table/" + table, content, columns, ct);
            rows[table] = await tables.CountAsync(table, ct);
        }
        return await DescribeAsync(db, chain, BackupManifest.PostgreSql, rows, ct);
    }

    private async Task<BackupManifest> DescribeAsync(AppDb from, AuditChain audit, string engine, IReadOnlyDictionary<string, long> rows, CancellationToken ct)
    {
        var head = await audit.HeadAsync(ct);
        var migrations = SchemaSetup.FromModel ? [] : (await from.Database.GetAppliedMigrationsAsync(ct)).ToList();
        return new(BackupManifest.CurrentFormat, engine, clock.UtcMoment, migrations, head.Sequence, Convert.ToHexStringLower(head.Hash), rows, []);
    }

    private void AddFiles(PartWriter parts, CancellationToken ct)
    {
        var folder = Path.Combine(options.DataDirectory, FilesFolder);
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file).StartsWith('.')) continue; // an upload in progress
            using var content = OpenUnlessSwept(file);
            if (content is null) continue;
            parts.Add(Path.GetRelativePath(options.DataDirectory, file).Replace(Path.DirectorySeparatorChar, '/'), content, null, ct);
        }
    }

    /// <returns>Null when it was swept up since it was listed: then no record named it.</returns>
    private static FileStream? OpenUnlessSwept(string file)
    {
        try
        {
            return new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>One backup at a time; what a killed one left behind is swept away.</summary>
    private FileStream Alone()
    {
        FileStream held;
        try
        {
            held = new(Path.Combine(options.DataDirectory, ".backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new RuleException("PLT-06", "另一个备份正在进行。请等它结束再试。");
        }
        foreach (var left in Directory.GetDirectories(options.DataDirectory, ".backup-*")) Directory.Delete(left, recursive: true);
        return held;
    }

    private static FileStreamOptions OwnersOnly(FileMode mode)
    {
        var form = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows()) form.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return form;
    }
}
