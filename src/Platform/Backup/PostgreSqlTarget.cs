using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Database;
using Yinling.Platform.Files;

namespace Yinling.Platform.Backup;

/// <summary>Restores into a fresh schema. The old schema is renamed and stays; if anything fails it gets its name back.</summary>
internal sealed class PostgreSqlTarget(DatabaseOptions options, IServiceProvider services) : IRestoreTarget
{
    public string Engine => BackupManifest.PostgreSql;

    public async Task<bool> IsOccupiedAsync(CancellationToken ct)
    {
        await using var db = DatabaseCopy.Open(services, options);
        await db.Database.OpenConnectionAsync(ct);
        return (await new PostgreSqlTables(db).NamesAsync(ct)).Count > 0;
    }

    public Stream Check(string part) =>
        part.StartsWith("table/", StringComparison.Ordinal) ? Stream.Null : throw RestoreBackup.WrongEngine();

    public async Task RunAsync(string file, BackupManifest manifest, KeyRing keys, Func<AppDb, CancellationToken, Task> finish, Action<string> swapFiles, CancellationToken ct)
    {
        await using var db = DatabaseCopy.Open(services, options);
        db.Database.SetCommandTimeout(TimeSpan.FromHours(4));
        await db.Database.OpenConnectionAsync(ct);
        if (manifest.Migrations.Except(db.Database.GetMigrations()).Any()) throw PartReader.Newer();
        var tables = new PostgreSqlTables(db);
        var old = await tables.NamesAsync(ct) is { Count: > 0 } ? $"before_restore_{manifest.AuditSequence}_{Convert.ToHexStringLower(Guid.CreateVersion7().ToByteArray(true)[^4..])}" : null;
        if (old is not null) await tables.RunAsync($"ALTER SCHEMA public RENAME TO {old}; CREATE SCHEMA public", ct);
        try
        {
            if (manifest.Migrations.Count > 0) await db.GetService<IMigrator>().MigrateAsync(manifest.Migrations[^1], ct);
            else await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(ct); // EnsureCreated would see the old schema and do nothing.
            await LoadAsync(db, tables, file, manifest, keys, ct);
            await new SchemaSetup(db, options, services.GetServices<SchemaGuard>()).RunAsync(ct);
            await finish(db, ct);
            var aside = Path.Combine(options.DataDirectory, $"before-restore-{manifest.AuditSequence}-{Path.GetRandomFileName()}");
            Directory.CreateDirectory(aside);
            swapFiles(aside);
            DurableFile.SyncDirectory(options.DataDirectory);
            if (!Directory.EnumerateFileSystemEntries(aside).Any()) Directory.Delete(aside);
        }
        catch when (old is not null)
        {
            await tables.RunAsync($"DROP SCHEMA public CASCADE; ALTER SCHEMA {old} RENAME TO public", CancellationToken.None);
            throw;
        }
    }

    /// <summary>Reads the file a second time, checking it again, into one transaction.</summary>
    private static async Task LoadAsync(AppDb db, PostgreSqlTables tables, string file, BackupManifest manifest, KeyRing keys, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var references = await tables.DropReferencesAsync(ct);
        var columns = manifest.Parts.Where(p => p.Columns is not null).ToDictionary(p => p.Name, p => p.Columns!);
        PartReader.Read(file, keys.Backup, name => columns.TryGetValue(name, out var own) ? tables.Import(name["table/".Length..], own) : Stream.Null, ct);
        foreach (var again in references) await tables.RunAsync(again, ct);
        await tables.CatchUpCountersAsync(ct);
        foreach (var (table, rows) in manifest.Rows)
            if (await tables.CountAsync(table, ct) != rows) throw SealedForm.Damaged();
        await transaction.CommitAsync(ct);
    }
}
