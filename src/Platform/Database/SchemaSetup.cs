using Microsoft.EntityFrameworkCore;

namespace Yinling.Platform.Database;

/// <summary>Brings the schema up to date. Run by <c>yinling migrate</c>, never by the web process.</summary>
public sealed class SchemaSetup(AppDb db, DatabaseOptions options, IEnumerable<SchemaGuard> guards)
{
    /// <summary>Development and tests make the schema from the model, so that parallel work never fights over migrations.</summary>
    public static bool FromModel => Environment.GetEnvironmentVariable("YINLING_SCHEMA") == "model";

    /// <summary>Whether migrations are waiting; always false when the schema comes from the model.</summary>
    public async Task<bool> IsPendingAsync(CancellationToken ct) =>
        !FromModel && (await db.Database.GetPendingMigrationsAsync(ct)).Any();

    public async Task RunAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(options.DataDirectory);
        if (FromModel) await db.Database.EnsureCreatedAsync(ct);
        else await MigrateAsync(ct);
        if (db.IsSqlite) await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        foreach (var guard in guards)
            foreach (var statement in db.IsSqlite ? guard.Sqlite : guard.PostgreSql) await db.Database.ExecuteSqlRawAsync(statement, ct);
    }

    /// <summary>Checks at start-up what durability rests on.</summary>
    /// <exception cref="InvalidOperationException">The SQLite library is too old or a setting did not take.</exception>
    public async Task AssertSettingsAsync(CancellationToken ct)
    {
        if (!db.IsSqlite) return;
        var version = Version.Parse(await OneAsync("SELECT sqlite_version() AS \"Value\"", ct));
        if (version < new Version(3, 51, 3)) throw new InvalidOperationException($"SQLite {version} is too old; 3.51.3 or later is needed.");
        var expected = new (string Pragma, string Value)[] { ("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1") };
        await db.Database.OpenConnectionAsync(ct);
        foreach (var (pragma, value) in expected)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            var actual = Convert.ToString(await command.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
            if (actual != value) throw new InvalidOperationException($"SQLite {pragma} is {actual}, it must be {value}.");
        }
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>
    /// On SQLite a migration that was killed leaves its lock row behind, and the next one would wait for it for ever. A file lock ends
    /// with its process: whoever has it knows that the row is a dead one's.
    /// </summary>
    private async Task MigrateAsync(CancellationToken ct)
    {
        if (db.IsSqlite)
        {
            await using var alone = new FileStream(Path.Combine(options.DataDirectory, ".migrate.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE name = '__EFMigrationsLock'").AnyAsync(ct))
                await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", ct);
            await db.Database.MigrateAsync(ct);
        }
        else
        {
            await db.Database.MigrateAsync(ct);
        }
    }

    private async Task<string> OneAsync(string sql, CancellationToken ct) => await db.Database.SqlQueryRaw<string>(sql).SingleAsync(ct);
}

/// <summary>Statements that make the database itself refuse what must never happen. Run after every migration, so each may be run again.</summary>
public sealed record SchemaGuard(IReadOnlyList<string> Sqlite, IReadOnlyList<string> PostgreSql);

/// <summary>Triggers that stop accidents with the audit; insiders are met by the keyed chain.</summary>
internal static class AppendOnly
{
    public static readonly SchemaGuard Guard = new(
    [
        "CREATE TRIGGER IF NOT EXISTS platform_audit_no_update BEFORE UPDATE ON platform_audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
        "CREATE TRIGGER IF NOT EXISTS platform_audit_no_delete BEFORE DELETE ON platform_audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END",
    ],
    [
        "CREATE OR REPLACE FUNCTION platform_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit is append-only'; END $$",
        "DROP TRIGGER IF EXISTS platform_audit_append_only ON platform_audit",
        "CREATE TRIGGER platform_audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform_audit FOR EACH STATEMENT EXECUTE FUNCTION platform_append_only()",
    ]);
}
