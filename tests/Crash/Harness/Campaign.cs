using Yinling.Crash.Worker;

namespace Yinling.Crash.Harness;

/// <summary>Clients that write, a worker that is killed again and again, and a comparison after each restart.</summary>
internal sealed class Campaign(string folder, string? postgreSql, Mutant mutant, string? cut, int seed)
{
    private const int Writers = 6;
    private static readonly TimeSpan SlowestRestart = TimeSpan.FromSeconds(15);

    private readonly Random moments = new(seed);
    private readonly Journal journal = new();
    private readonly List<TimeSpan> restarts = [];
    private readonly List<Fault> faults = [];
    private readonly Operation?[] unanswered = new Operation?[Writers];
    private int numbered;

    /// <param name="Watched">Files watched at simulated power cuts, each counted at each cut: two a cut, database and log.</param>
    /// <param name="Undone">Writes taken back by simulated power cuts.</param>
    internal sealed record Report(int Kills, int Asked, int Acknowledged, int Retried, IReadOnlyList<Fault> Faults, IReadOnlyList<TimeSpan> Restarts, int Watched, int Undone)
    {
        public override string ToString()
        {
            var slow = Restarts.Order().ToArray();
            return $"{Kills} kills, {Acknowledged} acknowledged of {Asked} asked, {Retried} retried after a kill, {Undone} unflushed writes taken back, restart median {slow[slow.Length / 2].TotalSeconds:F2} s, slowest {slow[^1].TotalSeconds:F2} s; "
                + (Faults.Count == 0 ? "no fault" : $"{Faults.Count} faults: " + string.Join("; ", Faults.Take(8).Select(f => $"{f.Kind} {f.What}")));
        }
    }

    /// <param name="enough">Ends early once such a fault was seen; null to do all kills.</param>
    public async Task<Report> RunAsync(int kills, FaultKind? enough = null)
    {
        var (watched, undone, retried, killed) = (0, 0, 0, 0);
        var options = new WorkerOptions(folder, postgreSql, mutant, cut);
        while (killed < kills && !faults.Any(f => f.Kind == enough))
        {
            await using var child = await StartAsync(options);
            retried += unanswered.Count(o => o is not null);
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, Writers).Select(i => WriteAsync(i, child, new Random(HashCode.Combine(seed, killed, i)), stop.Token)).ToArray();
            // One kill in four falls into the first moments; the others into full speed, which begins with the first answer.
            if (moments.Next(4) != 0) await child.Answered;
            await Task.Delay(moments.Next(20, 900));
            await child.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
            killed++;
            if (cut is null) continue;
            var (files, writes) = UnflushedWrites.Cut(cut, folder);
            (watched, undone) = (watched + files, undone + writes);
        }

        await using (var last = await StartAsync(options))
        {
            for (var i = 0; i < Writers; i++)
            {
                if (unanswered[i] is not { } open) continue;
                if (await last.AskAsync(open) is not { } answer) faults.Add(new(FaultKind.Unresolved, open.Key));
                else journal.Take(open, answer);
            }
            await last.EndAsync();
        }
        faults.AddRange(await Examination.RunAsync(folder, postgreSql, journal));
        faults.AddRange(journal.Surprises);
        return new(killed, journal.Asked.Count, journal.Acknowledged.Count, retried, faults, restarts, watched, undone);
    }

    /// <summary>Starts the worker by nothing but starting it, and looks before any client asks again.</summary>
    private async Task<Child> StartAsync(WorkerOptions options)
    {
        var (child, took) = await Child.StartAsync(options);
        restarts.Add(took);
        if (took > SlowestRestart) faults.Add(new(FaultKind.SlowRestart, $"{took.TotalSeconds:F1} s"));
        faults.AddRange(await Examination.RunAsync(folder, postgreSql, journal));
        return child;
    }

    /// <summary>One client: asks, waits for the answer, asks the next. What was not answered is asked again under the same key.</summary>
    private async Task WriteAsync(int number, Child child, Random dice, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var asked = unanswered[number] ?? Next(dice);
            journal.Asked[asked.Key] = asked;
            unanswered[number] = asked;
            if (await child.AskAsync(asked) is not { } answer) return;
            if (answer.StartsWith("STALE", StringComparison.Ordinal)) continue;
            journal.Take(asked, answer);
            // Now and then the answer is lost on its way: the client asks once more under the same key.
            if (dice.Next(25) != 0) unanswered[number] = null;
        }
    }

    private Operation Next(Random dice) => new(
        $"s{seed}-{Interlocked.Increment(ref numbered)}",
        dice.Next(10) switch { < 5 => OperationKind.Batch, < 6 => OperationKind.Import, _ => OperationKind.Edit },
        dice.Next(100));
}
