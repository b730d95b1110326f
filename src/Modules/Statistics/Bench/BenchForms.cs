using System.CommandLine;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;
using Yinling.Statistics.Reporting;

namespace Yinling.Statistics.Bench;

/// <summary>
/// <c>yinling bench forms</c>: the board of all townships of a division against the same by hand, turn by turn in one process; and accepting
/// all units of a large county in one act. On the divisions loaded; what it writes is taken back.
/// </summary>
internal sealed class BenchForms : IVerb
{
    private const double BoardBudget = 1.3;
    private const int Units = 220, AcceptBudgetMs = 2_000;
    private static readonly DateTime At = new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc);

    public Command Build(VerbRunner verbs)
    {
        var runs = new Option<int>("--runs") { Description = "Turns per side, at least 5.", DefaultValueFactory = _ => 11 };
        var within = new Option<string>("--division") { Description = "Whose townships the board lists: 0 for the nation.", DefaultValueFactory = _ => "0" };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var forms = new Command("forms", "The board of submissions as a ratio to hand-written SQL, and accepting 220 units, on the divisions loaded.") { runs, within, json };
        forms.SetAction(verbs.AsSystem("bench forms", async (parsed, services, ct) =>
        {
            var division = parsed.GetValue(within) is "0" ? DivisionCode.Nation : DivisionCode.Parse(parsed.GetValue(within)!);
            var result = await MeasureAsync(services, division, Math.Max(5, parsed.GetValue(runs)), ct);
            if (parsed.GetValue(json))
            {
                VerbOutput.Json(result);
            }
            else
            {
                Console.WriteLine($"board  {result.Units,6} units  page {result.BoardMs,8:F1} ms  sql {result.SqlMs,8:F1} ms  ratio {result.Ratio:F2}  {(result.Ratio <= BoardBudget ? "ok" : "over")}");
                Console.WriteLine($"accept {Units,6} units  {result.AcceptMs,8:F1} ms  {(result.AcceptMs < AcceptBudgetMs ? "ok" : "over")}");
            }
            return result.Ratio <= BoardBudget && result.AcceptMs < AcceptBudgetMs ? 0 : 1;
        }));
        return new Command("bench", "Measurements, as ratios within one run.") { forms };
    }

    private sealed record Result(string Division, int Units, int Runs, double BoardMs, double SqlMs, double Ratio, double AcceptMs);

    private static async Task<Result> MeasureAsync(IServiceProvider services, DivisionCode division, int runs, CancellationToken ct)
    {
        var (db, clock) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<TimeProvider>());
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var form = services.GetRequiredService<ShippedForms>().All.First(f => f.Number == "YL-05");
        FormAssignment Assign(DivisionCode office, int year) =>
            new(Guid.CreateVersion7(), office, form, new(year, 1), new(year, 12), clock.BeijingToday, clock.BeijingToday.AddDays(14), 14, clock.BeijingToday);

        var assignment = Assign(division, 2098);
        List<DivisionUnit> townships = [];
        await foreach (var unit in services.GetRequiredService<IDivisionDirectory>().UnitsAsync(division.Range, DivisionLevel.Township, ct)) townships.Add(unit);
        await db.BulkInsertAsync([assignment], ct);
        await db.BulkInsertAsync(townships.Where((_, i) => i % 4 != 3).Select((t, i) => Submitted(assignment, t.Code, i % 3 == 0)), ct);

        var board = services.GetRequiredService<SubmissionBoard>();
        List<double> ours = [], theirs = [];
        for (var run = 0; run <= runs; run++)
        {
            Board? shown = null;
            var our = await TimeAsync(async () => shown = await board.RunAsync(assignment.Id, division, DivisionLevel.Township, BoardPart.All, 1, ct));
            (int, int, int) hand = default;
            var their = await TimeAsync(async () => hand = await ByHandAsync(db, assignment, division, ct));
            if (shown is null || hand != (shown.Counts[BoardPart.All], shown.Counts[BoardPart.Waiting], shown.Counts[BoardPart.Accepted])) throw new InvalidOperationException("The board and the SQL differ.");
            if (run == 0) continue; // The first turn compiles.
            ours.Add(our);
            theirs.Add(their);
        }

        List<double> accepting = [];
        var county = DivisionCode.Parse("341022");
        services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "bench", [new(Guid.CreateVersion7(), Role.Head, county)]);
        for (var run = 0; run < runs; run++)
        {
            var asked = Assign(county, 2070 + run);
            await db.BulkInsertAsync([asked], ct);
            await db.BulkInsertAsync(Enumerable.Range(300, Units).Select(i => Submitted(asked, new(county.Value + (i * 1000), DivisionLevel.Township), false)), ct);
            int? accepted = null;
            accepting.Add(await TimeAsync(async () => accepted = await services.GetRequiredService<TakeStep>().AcceptAllAsync(asked.Id, county, ct)));
            if (accepted != Units) throw new InvalidOperationException($"{accepted} accepted.");
            db.ChangeTracker.Clear();
        }
        await transaction.RollbackAsync(ct);
        return new(division.ToString(), townships.Count, runs, Median(ours), Median(theirs), Median(ours) / Median(theirs), Median(accepting));
    }

    private static Submission Submitted(FormAssignment assignment, DivisionCode division, bool accepted)
    {
        var one = new Submission(Guid.CreateVersion7(), assignment, division);
        foreach (var act in (FormAct[])[FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit, .. accepted ? [FormAct.Accept] : Array.Empty<FormAct>()])
            one.Take(Guid.CreateVersion7(), act, Guid.CreateVersion7(), "bench", null, At);
        return one;
    }

    /// <summary>The counts by state and the first fifty lines as one would write them.</summary>
    private static async Task<(int All, int Waiting, int Accepted)> ByHandAsync(AppDb db, FormAssignment assignment, DivisionCode division, CancellationToken ct)
    {
        const string From = """
            FROM divisions_division d LEFT JOIN statistics_submission s ON s.assignment = @assignment AND s.level = d.level AND s.division = d.code
            WHERE d.level = @level AND d.valid_to IS NULL AND d.code BETWEEN @first AND @last
            """;
        await using var counts = Command($"SELECT COUNT(*), SUM(CASE WHEN s.state = {(int)SubmissionState.Submitted} THEN 1 ELSE 0 END), SUM(CASE WHEN s.state = {(int)SubmissionState.Accepted} THEN 1 ELSE 0 END), SUM(CASE WHEN s.first_submitted_at IS NOT NULL THEN 1 ELSE 0 END) {From}");
        int all, waiting, accepted;
        await using (var reader = await counts.ExecuteReaderAsync(ct))
        {
            await reader.ReadAsync(ct);
            (all, waiting, accepted) = (Number(reader, 0), Number(reader, 1), Number(reader, 2));
        }
        await using var page = Command($"SELECT d.id, d.code, d.name, s.state, s.first_submitted_at {From} ORDER BY d.code LIMIT {SubmissionBoard.PageSize}");
        await using var lines = await page.ExecuteReaderAsync(ct);
        var values = new object[lines.FieldCount];
        while (await lines.ReadAsync(ct)) lines.GetValues(values);
        return (all, waiting, accepted);

        DbCommand Command(string sql)
        {
            var command = db.Database.GetDbConnection().CreateCommand();
            (command.CommandText, command.Transaction) = (sql, db.Database.CurrentTransaction!.GetDbTransaction());
            object id = db.IsSqlite ? assignment.Id.ToByteArray(bigEndian: true) : assignment.Id;
            foreach (var (name, value) in new (string, object)[] { ("assignment", id), ("level", (int)DivisionLevel.Township), ("first", division.Range.First), ("last", division.Range.Last) })
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }
            return command;
        }
    }

    private static int Number(DbDataReader reader, int column) => Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
