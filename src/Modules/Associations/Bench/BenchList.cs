using System.CommandLine;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Lists;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Associations.Bench;

/// <summary><c>yinling bench list</c>: the list page's two queries against the same by hand, turn by turn in one process.</summary>
internal sealed class BenchList : IVerb
{
    private const double Budget = 1.3;

    public Command Build(VerbRunner verbs)
    {
        var runs = new Option<int>("--runs") { Description = "Turns per side, at least 11.", DefaultValueFactory = _ => 41 };
        var within = new Option<string>("--division") { Description = "The subtree that is listed.", DefaultValueFactory = _ => "34" };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var list = new Command("list", "Ratio of the list page of 50 with filter and count to hand-written SQL, on the data loaded.") { runs, within, json };
        list.SetAction(verbs.AsSystem("bench list", async (parsed, services, ct) =>
        {
            var at = DivisionCode.Parse(parsed.GetValue(within)!);
            List<BenchLine> lines = [];
            foreach (var code in Enumerable.Range(0, (int)at.Level + 1).Select(level => at.Ancestor((DivisionLevel)level)))
                lines.Add(await MeasureAsync(services, code, Math.Max(11, parsed.GetValue(runs)), ct));
            if (parsed.GetValue(json)) VerbOutput.Json(lines);
            else lines.ForEach(l => Console.WriteLine($"{l.Division,-12} {l.Total,8} found  page {l.PageMs,8:F2} ms  sql {l.SqlMs,8:F2} ms  ratio {l.Ratio:F2}  {(l.WithinBudget ? "ok" : "over")}"));
            return lines.All(l => l.WithinBudget) ? 0 : 1;
        }));
        return new Command("bench", "Measurements, as ratios within one run.") { list };
    }

    private static async Task<BenchLine> MeasureAsync(IServiceProvider services, DivisionCode division, int runs, CancellationToken ct)
    {
        var (list, db) = (services.GetRequiredService<ListAssociations>(), services.GetRequiredService<AppDb>());
        var question = new ListAssociations.Question(Division: division == DivisionCode.Nation ? null : division, RegularlyActive: false);

        // One connection for all turns of both sides, as a request has: SQLite's opening costs more than a query.
        await db.Database.OpenConnectionAsync(ct);
        var (total, rows) = await ByHandAsync(db.Database.GetDbConnection(), division, ct);
        var (page, pageTotal) = await list.PageAsync(question, ct);
        if (pageTotal != total || !page.Select(r => r.Id).SequenceEqual(rows)) throw new InvalidOperationException($"{division}: the page and the SQL differ.");

        List<double> ours = [], theirs = [];
        for (var run = 0; run < runs; run++)
        {
            ours.Add(await TimeAsync(() => list.PageAsync(question, ct)));
            theirs.Add(await TimeAsync(() => ByHandAsync(db.Database.GetDbConnection(), division, ct)));
        }
        await db.Database.CloseConnectionAsync();
        var (ourMs, theirMs) = (Median(ours), Median(theirs));
        return new(division.ToString(), total, runs, ourMs, theirMs, ourMs / theirMs, ourMs / theirMs <= Budget);
    }

    /// <summary>Count and page as one would write them: all columns of a line are read, as the page does.</summary>
    private static async Task<(int Total, List<Guid> Rows)> ByHandAsync(DbConnection connection, DivisionCode division, CancellationToken ct)
    {
        const string From = """
            FROM associations_association a JOIN associations_profile p ON p.county = a.county AND p.id = a.id
            WHERE a.closed_on IS NULL AND a.division BETWEEN @first AND @last AND a.level >= @level AND NOT p.regularly_active
            """;
        await using var count = Command("SELECT COUNT(*) " + From);
        var total = Convert.ToInt32(await count.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
        await using var page = Command($"""
            SELECT a.id, a.county, a.current_name, a.division, a.level, a.setting, a.founded_on, a.closed_on, p.has_funding, p.has_venue, p.regularly_active,
                   p.active_months12, p.president_from_committee, p.registered, p.filed, p.registration_expired, p.term_overdue, p.members, p.women
            {From} ORDER BY a.division, a.initials, a.id LIMIT 50
            """);
        await using var reader = await page.ExecuteReaderAsync(ct);
        List<Guid> rows = [];
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync(ct))
        {
            reader.GetValues(values);
            rows.Add(values[0] is byte[] bytes ? new Guid(bytes, bigEndian: true) : (Guid)values[0]);
        }
        return (total, rows);

        DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in new (string, object)[] { ("first", division.Range.First), ("last", division.Range.Last), ("level", (int)division.Level) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            return command;
        }
    }

    private static async Task<double> TimeAsync<T>(Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private sealed record BenchLine(string Division, int Total, int Runs, double PageMs, double SqlMs, double Ratio, bool WithinBudget);
}
