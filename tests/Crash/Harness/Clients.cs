using Yinling.Crash.Worker;

namespace Yinling.Crash.Harness;

/// <summary>Clients that write without pause until stopped.</summary>
internal sealed class Clients(Child child, Journal journal) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> writing = [];
    private int numbered;

    public Clients Start(int writers)
    {
        for (var i = 0; i < writers; i++) writing.Add(WriteAsync(new Random(i)));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        stop.Dispose();
    }

    private async Task WriteAsync(Random dice)
    {
        while (!stop.IsCancellationRequested)
        {
            var asked = new Operation($"c{Interlocked.Increment(ref numbered)}", dice.Next(10) switch { < 4 => OperationKind.Batch, < 5 => OperationKind.Import, _ => OperationKind.Edit }, dice.Next(100));
            journal.Asked[asked.Key] = asked;
            while (await child.AskAsync(asked) is { } answer)
            {
                if (answer.StartsWith("STALE", StringComparison.Ordinal)) continue;
                journal.Take(asked, answer);
                break;
            }
        }
    }
}
