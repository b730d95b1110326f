using System.Buffers;
using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Yinling.Platform.Database;

namespace Yinling.Platform.Backup;

/// <summary>A table of the canonical dump.</summary>
/// <param name="Sha256">Over the NDJSON of the table, lower-case hex.</param>
public sealed record DumpedTable(string Table, long Rows, string Sha256);

/// <summary>
/// Every table of the model as NDJSON in primary-key order, columns by name: two databases hold the same facts exactly when the hashes
/// agree, whatever the engine. Reads one snapshot, row by row.
/// </summary>
public sealed class CanonicalDump(AppDb db)
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="folder">Where TABLE.ndjson and SHA256SUMS go; null for the hashes alone.</param>
    public async Task<IReadOnlyList<DumpedTable>> RunAsync(string? folder, CancellationToken ct)
    {
        if (folder is not null) Directory.CreateDirectory(folder);
        List<DumpedTable> dumped = [];
        await using var snapshot = await db.Database.BeginTransactionAsync(db.IsSqlite ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead, ct);
        foreach (var table in db.Model.GetRelationalModel().Tables.OrderBy(t => t.Name, StringComparer.Ordinal))
        {
            await using var target = folder is null ? Stream.Null : new FileStream(Path.Combine(folder, table.Name + ".ndjson"), FileMode.Create);
            dumped.Add(await DumpAsync(table, target, ct));
        }
        if (folder is not null) await File.WriteAllLinesAsync(Path.Combine(folder, "SHA256SUMS"), dumped.Select(t => $"{t.Sha256}  {t.Table}.ndjson"), ct);
        return dumped;
    }

    private async Task<DumpedTable> DumpAsync(ITable table, Stream target, CancellationToken ct)
    {
        var columns = table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (c.Name, Form: CanonicalValue.FormOf(c))).ToArray();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var line = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(line, Form);
        long rows = 0;

        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandTimeout = 0;
        command.CommandText = Query(table, columns.Select(c => c.Name));
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, ct);
        while (await reader.ReadAsync(ct))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Length; i++)
            {
                json.WritePropertyName(columns[i].Name);
                CanonicalValue.Write(json, columns[i].Form, reader.IsDBNull(i) ? null : Value(reader, i, columns[i].Form));
            }
            json.WriteEndObject();
            await json.FlushAsync(ct);
            line.Write("\n"u8);
            hash.AppendData(line.WrittenSpan);
            await target.WriteAsync(line.WrittenMemory, ct);
            line.ResetWrittenCount();
            json.Reset();
            rows++;
        }
        return new(table.Name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Day and time types must be asked for by name: by default they come as something else.</summary>
    private object Value(DbDataReader reader, int column, ValueForm form) => form switch
    {
        ValueForm.Day when !db.IsSqlite => reader.GetFieldValue<DateOnly>(column),
        ValueForm.TimeOfDay when !db.IsSqlite => reader.GetFieldValue<TimeOnly>(column),
        _ => reader.GetValue(column),
    };

    private string Query(ITable table, IEnumerable<string> columns)
    {
        var quote = db.GetService<ISqlGenerationHelper>();
        // Text sorts by bytes on both engines; the server's language must not decide.
        var order = table.PrimaryKey!.Columns.Select(c => quote.DelimitIdentifier(c.Name) + (!db.IsSqlite && CanonicalValue.FormOf(c) == ValueForm.Text ? " COLLATE \"C\"" : ""));
        return $"SELECT {string.Join(", ", columns.Select(quote.DelimitIdentifier))} FROM {quote.DelimitIdentifier(table.Name, table.Schema)} ORDER BY {string.Join(", ", order)}";
    }
}
