using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Crash.Worker;

/// <summary>
/// The process that gets killed. One request a line on standard input, one answer a line on standard output: <c>ACK key result</c>
/// after the commit, <c>STALE key</c> when the client must try again under the same key, <c>NO key reason</c> otherwise.
/// </summary>
internal static class WorkerProcess
{
    public static async Task<int> RunAsync(WorkerOptions options)
    {
        if (options.Cut is { } cut) UnflushedWrites.Watch(cut);
        await using var root = Workshop.Open(options.Folder, options.PostgreSql, options.Mutant);
        await root.PrepareAsync();
        if (options.Mutant != Mutant.Normal)
            await root.InScopeAsync(services => services.GetRequiredService<SchemaSetup>().AssertSettingsAsync(CancellationToken.None));
        Answer("READY");

        var operations = new Operations(root, options.Mutant);
        List<Task> running = [];
        while (await Console.In.ReadLineAsync() is { } line)
        {
            running.RemoveAll(t => t.IsCompleted);
            running.Add(Task.Run(() => AnswerAsync(operations, Operation.Parse(line))));
        }
        await Task.WhenAll(running);
        return 0;
    }

    private static async Task AnswerAsync(Operations operations, Operation asked)
    {
        try
        {
            Answer($"ACK {asked.Key} {await operations.RunAsync(asked)}");
        }
        catch (StaleException)
        {
            Answer($"STALE {asked.Key}");
        }
        catch (RuleException refused)
        {
            Answer($"NO {asked.Key} {refused.Problems[0].Rule}");
        }
        catch (Exception failed)
        {
            Answer($"NO {asked.Key} {failed.GetType().Name} {failed.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static void Answer(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
