using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Crash.Worker;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Crash;

/// <summary>
/// The client's side of the crash test: keeps the list of what was acknowledged, kills the worker at random moments, asks again under the
/// same keys for what stayed unanswered, and at the end compares the list with the database.
/// </summary>
internal sealed class KillHarness(Mutant mutant, int seed) : IDisposable
{
    private const int Writers = 6;
    private readonly string folder = Path.Combine(Path.GetTempPath(), "yinling_crash_" + Guid.CreateVersion7().ToString("N"));
    private readonly Random random = new(seed);
    private readonly ConcurrentDictionary<string, Operation> open = new();
    private readonly ConcurrentDictionary<string, Operation> acknowledged = new();
    private readonly ConcurrentBag<string> refused = [];
    private int made;

    public int Acknowledged => acknowledged.Count;

    /// <summary>Longest time from starting the worker to its first readiness, in a run.</summary>
    public TimeSpan SlowestStart { get; private set; }

    public async Task RunAsync(int kills)
    {
        Directory.CreateDirectory(folder);
        for (var round = 0; round < kills; round++) await LiveAsync(TimeSpan.FromMilliseconds(random.Next(40, 500)));
        await LiveAsync(null);
    }

    /// <summary>Whether the worker becomes ready at all.</summary>
    public async Task<bool> StartsAsync()
    {
        Directory.CreateDirectory(folder);
        using var worker = Start();
        worker.StandardInput.Close();
        var first = await worker.StandardOutput.ReadLineAsync();
        await worker.WaitForExitAsync();
        return first == "READY";
    }

    /// <summary>Everything that is not as promised; empty when all is.</summary>
    public async Task<IReadOnlyList<string>> FindingsAsync()
    {
        List<string> findings = [];
        await using var root = Workshop.Open(folder, null, Mutant.None);
        await root.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var lines = await db.Set<BatchLine>().AsNoTracking().GroupBy(l => new { l.Operation, l.Batch }).Select(g => new { g.Key.Operation, Count = g.Count(), Amount = g.Sum(l => l.Amount) }).ToListAsync();
            var marks = await db.Set<EditMark>().AsNoTracking().GroupBy(m => m.Operation).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
            var batches = lines.ToLookup(l => l.Operation);
            foreach (var asked in acknowledged.Values)
            {
                var effects = asked.Kind == OperationKind.Edit ? marks.GetValueOrDefault(asked.Key) : batches[asked.Key].Count();
                if (effects != 1) findings.Add($"{asked}: acknowledged, {effects} effects");
                if (asked.Kind != OperationKind.Edit && batches[asked.Key].Any(b => b.Count != Operation.LinesOf(asked.Kind))) findings.Add($"{asked}: half a batch");
            }
            findings.AddRange(refused.Select(line => $"refused though asked rightly: {line}"));
            findings.AddRange(open.Values.Select(o => $"{o}: never answered"));
            var total = await db.Set<Total>().AsNoTracking().SingleAsync(t => t.Id == 1);
            if ((total.Lines, total.Amount) != (lines.Sum(l => (long)l.Count), lines.Sum(l => l.Amount))) findings.Add("the running total disagrees with the lines");
            if (await db.Set<Entry>().SumAsync(e => e.Version) != marks.Values.Sum()) findings.Add("versions and edits disagree");
            if (await services.GetRequiredService<AuditChain>().VerifyAsync(null, CancellationToken.None) is { } broken) findings.Add($"audit entry {broken.Sequence}: {broken.What}");
            if (await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").FirstAsync() is not "ok" and var damage) findings.Add(damage);
            return true;
        });
        return findings;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>One life of the worker: until it is killed, or, with no time given, until everything is answered.</summary>
    private async Task LiveAsync(TimeSpan? life)
    {
        var watch = Stopwatch.StartNew();
        using var worker = Start();
        if (await worker.StandardOutput.ReadLineAsync() != "READY") throw new InvalidOperationException("The worker did not start again by itself: " + await worker.StandardError.ReadToEndAsync());
        SlowestStart = watch.Elapsed > SlowestStart ? watch.Elapsed : SlowestStart;
        using var slots = new SemaphoreSlim(Writers);
        var reading = ReadAsync(worker, slots);
        foreach (var unanswered in open.Values.ToList()) await AskAsync(worker, unanswered, slots);
        if (life is { } time)
        {
            var until = Stopwatch.StartNew();
            while (until.Elapsed < time && !worker.HasExited)
            {
                var asked = new Operation($"op{Interlocked.Increment(ref made)}", (OperationKind)random.Next(3), random.Next(1_000));
                open[asked.Key] = asked;
                await AskAsync(worker, asked, slots, until, time);
            }
            worker.Kill();
        }
        else
        {
            for (var tries = 0; !open.IsEmpty && tries < 600; tries++) await Task.Delay(50);
            worker.StandardInput.Close();
        }
        await worker.WaitForExitAsync();
        await reading;
    }

    private static async Task AskAsync(Process worker, Operation asked, SemaphoreSlim slots, Stopwatch? until = null, TimeSpan time = default)
    {
        var patience = until is null ? TimeSpan.FromSeconds(20) : time - until.Elapsed;
        if (patience <= TimeSpan.Zero || !await slots.WaitAsync(patience)) return;
        try
        {
            await worker.StandardInput.WriteLineAsync(asked.ToString());
            await worker.StandardInput.FlushAsync();
        }
        catch (IOException)
        {
            // Killed in between: the operation stays open and is asked again.
        }
    }

    private async Task ReadAsync(Process worker, SemaphoreSlim slots)
    {
        while (await worker.StandardOutput.ReadLineAsync() is { } line)
        {
            slots.Release();
            if (line.Split(' ') is not [var verdict, var key, ..] || !open.TryGetValue(key, out var asked)) continue;
            if (verdict == "ACK" && open.TryRemove(key, out _)) acknowledged[key] = asked;
            else if (verdict == "STALE") await AskAsync(worker, asked, slots);
            else if (verdict == "NO" && open.TryRemove(key, out _)) refused.Add(line);
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (var argument in new WorkerOptions(folder, null, mutant, null).ToArguments()) start.ArgumentList.Add(argument);
        start.Environment["YINLING_SCHEMA"] = "model";
        return Process.Start(start)!;
    }
}
