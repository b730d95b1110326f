using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Yinling.Crash.Worker;

namespace Yinling.Crash.Harness;

/// <summary>A worker process and the conversation with it.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder errors = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string?>> waiting = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task listening;
    private volatile bool gone;

    private Child(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) => { lock (errors) errors.AppendLine(line.Data); };
        process.BeginErrorReadLine();
        listening = ListenAsync();
    }

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors { get { lock (errors) return errors.ToString(); } }

    /// <summary>Done with the first answer to anything; also when it ends before.</summary>
    public Task Answered => answered.Task;

    /// <returns>The worker, ready for requests, and how long that took.</returns>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it said.</exception>
    public static async Task<(Child Child, TimeSpan Took)> StartAsync(WorkerOptions options)
    {
        var clock = Stopwatch.StartNew();
        var child = new Child(Process.Start(Itself(options.ToArguments()))!);
        await Task.WhenAny(child.ready.Task, child.listening).WaitAsync(TimeSpan.FromSeconds(60));
        if (child.ready.Task.IsCompletedSuccessfully) return (child, clock.Elapsed);
        await child.process.WaitForExitAsync();
        throw new InvalidOperationException(child.Errors);
    }

    /// <summary>How to start this program once more, with other arguments.</summary>
    private static ProcessStartInfo Itself(string[] arguments)
    {
        var program = Environment.ProcessPath!;
        var viaDotnet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (viaDotnet) start.ArgumentList.Add(typeof(Child).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    /// <returns>The answer line; null when the process died before answering.</returns>
    public async Task<string?> AskAsync(Operation asked)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[asked.Key] = answer;
        if (gone) return null;
        try
        {
            lock (waiting)
            {
                process.StandardInput.WriteLine(asked);
                process.StandardInput.Flush();
            }
        }
        catch (IOException)
        {
            return null;
        }
        return gone ? null : await answer.Task;
    }

    /// <summary>kill −9, at once. Answers still in the pipe do not count: the wire was cut too.</summary>
    public async Task KillAsync()
    {
        gone = true;
        process.Kill();
        await process.WaitForExitAsync();
        await listening;
    }

    /// <summary>Lets it finish and end by itself.</summary>
    public async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        await listening;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (gone) continue;
            if (line == "READY")
            {
                ready.TrySetResult();
            }
            else if (waiting.TryRemove(line.Split(' ')[1], out var asked))
            {
                answered.TrySetResult();
                asked.TrySetResult(line);
            }
        }
        gone = true;
        answered.TrySetResult();
        foreach (var asked in waiting.Values) asked.TrySetResult(null);
    }
}
