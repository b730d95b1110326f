using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Yinling.Platform.Database;

namespace Yinling.Platform.Backup;

/// <summary>All tables of the schema in use, out and in by binary COPY, inside the transaction in progress. Needs no tool but the connection.</summary>
internal sealed class PostgreSqlTables(AppDb db)
{
    private const string History = "__EFMigrationsHistory";

    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken ct) => await ListAsync(
        $"SELECT c.relname::text FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '{History}' ORDER BY c.relname", ct);

    /// <summary>Columns that hold facts; computed ones are made again.</summary>
    public async Task<IReadOnlyList<string>> ColumnsAsync(string table, CancellationToken ct) => await ListAsync(
        $"SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = {Text(Quote(table))}::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY a.attnum", ct);

    public async Task<long> CountAsync(string table, CancellationToken ct)
    {
        await using var command = Command($"SELECT count(*) FROM {Quote(table)}");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<Stream> ExportAsync(string table, IReadOnlyList<string> columns, CancellationToken ct) =>
        await Connection.BeginRawBinaryCopyAsync($"COPY (SELECT {Joined(columns)} FROM {Quote(table)}) TO STDOUT (FORMAT BINARY)", ct);

    /// <summary>Takes a table's rows in. A name or column the schema lacks is refused by the server.</summary>
    public Stream Import(string table, IReadOnlyList<string> columns) =>
        Connection.BeginRawBinaryCopy($"COPY {Quote(table)} ({Joined(columns)}) FROM STDIN (FORMAT BINARY)");

    /// <summary>Takes all references between tables away, so that tables may come in any order.</summary>
    /// <returns>The statements that make them again, and with that check every one of them.</returns>
    public async Task<IReadOnlyList<string>> DropReferencesAsync(CancellationToken ct)
    {
        const string Which = "FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND k.conparentid = 0";
        var again = await ListAsync($"SELECT format('ALTER TABLE %I ADD CONSTRAINT %I %s', c.relname, k.conname, pg_get_constraintdef(k.oid)) {Which}", ct);
        foreach (var drop in await ListAsync($"SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', c.relname, k.conname) {Which}", ct)) await RunAsync(drop, ct);
        return again;
    }

    /// <summary>Sets counters of numbered columns behind the highest number taken in.</summary>
    public async Task CatchUpCountersAsync(CancellationToken ct)
    {
        const string Which =
            "SELECT format('SELECT setval(%L, coalesce((SELECT max(%I) FROM %I), 0) + 1, false)', pg_get_serial_sequence(quote_ident(c.relname), a.attname), a.attname, c.relname) "
            + "FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') "
            + "AND a.attnum > 0 AND NOT a.attisdropped AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL";
        foreach (var set in await ListAsync(Which, ct)) await RunAsync(set, ct);
    }

    public async Task RunAsync(string sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    private NpgsqlCommand Command(string sql)
    {
        var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Transaction = (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private async Task<List<string>> ListAsync(string sql, CancellationToken ct)
    {
        await using var command = Command(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<string> values = [];
        while (await reader.ReadAsync(ct)) values.Add(reader.GetString(0));
        return values;
    }

    private static string Joined(IReadOnlyList<string> columns) => string.Join(", ", columns.Select(Quote));

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static string Text(string value) => '\'' + value.Replace("'", "''", StringComparison.Ordinal) + '\'';
}
