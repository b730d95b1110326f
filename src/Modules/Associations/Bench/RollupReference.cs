using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Bench;

/// <summary>The roll-up of all association counts by child, rural and urban, as one would write it by hand, to measure the engine against.</summary>
internal sealed class RollupReference(AppDb db) : IRollupReference
{
    public IReadOnlyList<string> Indicators { get; } =
    [
        "units", "units.with_association", "associations", "associations.funded", "associations.venue", "associations.active",
        "associations.president_from_committee", "associations.registered", "associations.filed", "associations.members", "associations.women",
    ];

    public async Task<IReadOnlyDictionary<DivisionCode, long[]>> RunAsync(DivisionCode division, IReadOnlyList<DivisionCode> children, CancellationToken ct)
    {
        Dictionary<DivisionCode, long[]> sums = [];
        var level = children[0].Level;
        var size = DivisionCode.SizeOf(level);
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await ReadAsync($"""
                SELECT division / {size} * {size}, COUNT(*), SUM(CAST(has_association AS INTEGER)) FROM associations_unit_profile
                WHERE {Within(division)} GROUP BY 1, setting
                """, 0);
            await ReadAsync($"""
                SELECT division / {size} * {size}, COUNT(*), SUM(CAST(has_funding AS INTEGER)), SUM(CAST(has_venue AS INTEGER)),
                       SUM(CAST(regularly_active AS INTEGER)), SUM(CAST(president_from_committee AS INTEGER)),
                       SUM(CAST(registered AS INTEGER)), SUM(CAST(filed AS INTEGER)), SUM(members), SUM(women)
                FROM associations_profile WHERE {Within(division)} GROUP BY 1, setting
                """, 2);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
        return sums;

        async Task ReadAsync(string sql, int at)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var code = new DivisionCode(reader.GetInt64(0), level);
                if (!sums.TryGetValue(code, out var row)) sums[code] = row = new long[Indicators.Count];
                for (var i = 1; i < reader.FieldCount; i++) row[at + i - 1] += Convert.ToInt64(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    /// <summary>The county goes first in every index.</summary>
    private static string Within(DivisionCode division) => division == DivisionCode.Nation
        ? "1 = 1"
        : $"county BETWEEN {division.Range.First / 1_000_000} AND {division.Range.Last / 1_000_000} AND division BETWEEN {division.Range.First} AND {division.Range.Last}";
}
