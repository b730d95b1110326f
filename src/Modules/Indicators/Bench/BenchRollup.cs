using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Rollup;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;

namespace Yinling.Indicators.Bench;

/// <summary><c>yinling bench rollup</c>: the engine against the best hand-written SQL for the same figures, turn by turn in one process.</summary>
internal sealed class BenchRollup : IVerb
{
    private const double Budget = 1.5;

    public Command Build(VerbRunner verbs)
    {
        var runs = new Option<int>("--runs") { Description = "Turns per side, at least 11.", DefaultValueFactory = _ => 21 };
        var near = new Option<string?>("--township") { Description = "The township whose county, city and province are measured; the first one when left out." };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var rollup = new Command("rollup", "Ratio of the roll-up to hand-written SQL, on the data loaded.") { runs, near, json };
        rollup.SetAction(verbs.AsSystem("bench rollup", async (parsed, services, ct) =>
        {
            if (services.GetService<IRollupReference>() is not { } reference)
            {
                await Console.Error.WriteLineAsync("没有可以对照的手写查询。");
                return 1;
            }
            var lines = new List<BenchLine>();
            foreach (var division in await NodesAsync(services.GetRequiredService<IDivisionDirectory>(), parsed.GetValue(near), ct))
                lines.Add(await MeasureAsync(services, reference, division, Math.Max(11, parsed.GetValue(runs)), ct));
            if (parsed.GetValue(json)) VerbOutput.Json(lines);
            else lines.ForEach(l => Console.WriteLine($"{l.Division,-12} {l.Children,5} children  engine {l.EngineMs,8:F2} ms  sql {l.SqlMs,8:F2} ms  ratio {l.Ratio:F2} (cpu {l.CpuRatio:F2})  {(l.WithinBudget ? "ok" : "over")}"));
            return lines.All(l => l.WithinBudget) ? 0 : 1;
        }));
        return new Command("bench", "Measurements, as ratios within one run.") { rollup };
    }

    /// <summary>Nation, province, city, county and township above one place.</summary>
    private static async Task<IReadOnlyList<DivisionCode>> NodesAsync(IDivisionDirectory divisions, string? township, CancellationToken ct)
    {
        var at = township is null ? DivisionCode.Nation : DivisionCode.Parse(township);
        while (at.Level < DivisionLevel.Township && (await divisions.ChildrenAsync(at, ct)) is [var first, ..]) at = first.Code;
        return [.. Enumerable.Range(0, (int)at.Level + 1).Select(level => at.Ancestor((DivisionLevel)level))];
    }

    private static async Task<BenchLine> MeasureAsync(IServiceProvider services, IRollupReference reference, DivisionCode division, int runs, CancellationToken ct)
    {
        var divisions = services.GetRequiredService<IDivisionDirectory>();
        var figures = services.GetRequiredService<AskFigures>();
        var children = (await divisions.ChildrenAsync(division, ct)).Select(c => c.Code).DefaultIfEmpty(division).ToList();
        var question = new FiguresQuestion(division, reference.Indicators, ByChild: true);

        // Both sides look the unit and its children up, for a page needs their names either way.
        async Task<IReadOnlyDictionary<DivisionCode, long[]>> Sql()
        {
            await divisions.FindAsync(division, ct);
            return await reference.RunAsync(division, [.. (await divisions.ChildrenAsync(division, ct)).Select(c => c.Code).DefaultIfEmpty(division)], ct);
        }

        async Task<FigureSheet> Engine() => (await figures.AskAsync(question, ct))!;

        AssertEqual(await Engine(), await Sql(), reference.Indicators);
        var (engine, sql) = (new List<Sample>(), new List<Sample>());
        for (var run = 0; run < runs; run++)
        {
            engine.Add(await Sample.OfAsync(Engine));
            sql.Add(await Sample.OfAsync(Sql));
        }
        var (engineMs, sqlMs) = (Median(engine, s => s.WallMs), Median(sql, s => s.WallMs));
        return new(division.ToString(), children.Count, runs, engineMs, sqlMs, engineMs / sqlMs, Median(engine, s => s.CpuMs) / Median(sql, s => s.CpuMs), engineMs / sqlMs <= Budget);
    }

    /// <exception cref="InvalidOperationException">The figures differ: then their speed means nothing.</exception>
    private static void AssertEqual(FigureSheet sheet, IReadOnlyDictionary<DivisionCode, long[]> sql, IReadOnlyList<string> indicators)
    {
        var rows = sheet.Rows.Where(r => r.Kind == FigureRowKind.Child).DefaultIfEmpty(sheet.Total);
        foreach (var row in rows)
        {
            var expected = sql.GetValueOrDefault(row.Unit.Code) ?? new long[indicators.Count];
            for (var i = 0; i < indicators.Count; i++)
            {
                var actual = row.Get(indicators[i]).Numerator;
                if (actual != expected[i]) throw new InvalidOperationException($"{row.Unit.Code} {indicators[i]}: engine {actual}, SQL {expected[i]}.");
            }
        }
    }

    private static double Median(List<Sample> samples, Func<Sample, double> value) => samples.Select(value).Order().ElementAt(samples.Count / 2);

    private sealed record BenchLine(string Division, int Children, int Runs, double EngineMs, double SqlMs, double Ratio, double CpuRatio, bool WithinBudget);

    private readonly record struct Sample(double WallMs, double CpuMs)
    {
        public static async Task<Sample> OfAsync<T>(Func<Task<T>> work)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            await work();
            return new(Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
        }
    }
}
