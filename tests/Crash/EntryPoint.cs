using Yinling.Crash.Worker;

namespace Yinling.Crash;

/// <summary>Runs the tests; with --worker it is the process that the tests kill.</summary>
internal static class EntryPoint
{
    public static async Task<int> Main(string[] args) =>
        args is ["--worker", ..] ? await WorkerProcess.RunAsync(WorkerOptions.Parse(args)) : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
}
