using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;

namespace Yinling.Standards.Proposing;

/// <summary><c>yinling bench proposals</c>: proposes the scores of all associations of a division by the default standard.</summary>
internal sealed class BenchProposals : IVerb
{
    private const int Budget = 10_000, Associations = 20_000, MostMegabytes = 300;

    public Command Build(VerbRunner verbs)
    {
        var within = new Option<string>("--division") { Description = "Whose associations are scored: 52.", Required = true };
        var runs = new Option<int>("--runs") { Description = "Turns, at least 1.", DefaultValueFactory = _ => 3 };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var proposals = new Command("proposals", "Proposed scores of a division's associations: time per 20,000 and memory.") { within, runs, json };
        proposals.SetAction(verbs.AsSystem("bench proposals", async (parsed, services, ct) =>
        {
            var division = DivisionCode.Parse(parsed.GetValue(within)!);
            var standard = services.GetRequiredService<ShippedStandards>().All[0].Definition;
            var propose = services.GetRequiredService<ProposeScores>();
            var grant = services.GetRequiredService<CurrentScope>().Value.For(Contracts.StandardPermissions.Propose);
            var (count, sum, best) = (0, 0L, double.MaxValue);
            for (var run = 0; run < Math.Max(1, parsed.GetValue(runs)); run++)
            {
                var watch = Stopwatch.StartNew();
                var scores = await propose.ScoreAsync(standard, division, grant, null, null, ct);
                (count, sum, best) = (scores.Count, scores.Sum(s => s.Certain.Value), Math.Min(best, watch.Elapsed.TotalMilliseconds));
            }
            if (count == 0) { await Console.Error.WriteLineAsync("这个区划里没有协会。"); return 2; }
            using var self = Process.GetCurrentProcess();
            var result = new Result(division.ToString(), count, standard.Items.Count(), sum, best, best * Associations / count, self.PeakWorkingSet64 / 1024 / 1024);
            if (parsed.GetValue(json)) VerbOutput.Json(result);
            else Console.WriteLine($"proposals {result.Associations} × {result.Items} items  {result.Milliseconds:F0} ms  per 20,000 {result.Per20000Milliseconds:F0} ms  peak {result.PeakMegabytes} MB  {(IsOk(result) ? "ok" : "over")}");
            return IsOk(result) ? 0 : 1;
        }));
        return new Command("bench", "Measurements, as ratios within one run.") { proposals };
    }

    private static bool IsOk(Result result) => result.Per20000Milliseconds < Budget && result.PeakMegabytes <= MostMegabytes;

    /// <param name="Points">All certain points together, in hundredths: two versions must agree on it.</param>
    private sealed record Result(string Division, int Associations, int Items, long Points, double Milliseconds, double Per20000Milliseconds, long PeakMegabytes);
}
