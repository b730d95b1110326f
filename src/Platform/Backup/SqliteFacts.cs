using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yinling.Platform.Database;

namespace Yinling.Platform.Backup;

/// <summary>What can be asked of any SQLite file of ours.</summary>
internal static class SqliteFacts
{
    /// <summary>Rows by table.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> RowsAsync(AppDb db, CancellationToken ct)
    {
        var tables = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").ToListAsync(ct);
        SortedDictionary<string, long> rows = new(StringComparer.Ordinal);
        foreach (var table in tables) rows[table] = long.Parse(await ScalarAsync(db, $"SELECT count(*) FROM \"{table}\"", ct), CultureInfo.InvariantCulture);
        return rows;
    }

    /// <summary>Whether every page and index of the file fits.</summary>
    public static async Task<bool> IsSoundAsync(AppDb db, CancellationToken ct)
    {
        try
        {
            return await ScalarAsync(db, "PRAGMA integrity_check", ct) == "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public static async Task<string> ScalarAsync(AppDb db, string sql, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) ?? "";
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
