using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Yinling.Crash.Harness;

namespace Yinling.Crash.Http;

/// <summary>The real host as a process of its own, as an installation runs it: migrated schema, pages, sessions.</summary>
internal sealed class ServedHost : IAsyncDisposable
{
    private const int Terminate = 15;
    private readonly Process process;
    private readonly StringBuilder said = new();

    private ServedHost(Process process, string address)
    {
        (this.process, Address) = (process, address);
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; }

    public int Id => process.Id;

    /// <summary>All it wrote to standard output and standard error.</summary>
    public string Said { get { lock (said) return said.ToString(); } }

    /// <summary>An address nobody listens on.</summary>
    public static string FreeAddress()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
    }

    /// <summary>Starts and waits until it is ready. Nothing else is done: a restart after a crash needs no hand.</summary>
    /// <param name="before">Words before "dotnet", such as a limit to run under.</param>
    /// <exception cref="InvalidOperationException">It ended instead; the message is what it said.</exception>
    public static async Task<(ServedHost Host, TimeSpan Took)> StartAsync(Place place, string address, params string[] before)
    {
        var clock = Stopwatch.StartNew();
        var host = new ServedHost(Process.Start(Command(place, before, "serve", "--urls", address))!, address);
        using var client = new HttpClient();
        while (clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (host.process.HasExited)
            {
                await host.process.WaitForExitAsync();
                throw new InvalidOperationException($"{host.process.ExitCode}: {host.Said}");
            }
            try
            {
                if ((await client.GetAsync(address + "/healthz/ready")).IsSuccessStatusCode) return (host, clock.Elapsed);
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(25);
        }
        await host.DisposeAsync();
        throw new InvalidOperationException("Not ready in a minute: " + host.Said);
    }

    /// <summary>Runs a verb over the same data.</summary>
    public static async Task<(int Code, string Output, string Errors)> VerbAsync(Place place, params string[] arguments)
    {
        using var verb = Process.Start(Command(place, [], arguments))!;
        var (output, errors) = (verb.StandardOutput.ReadToEndAsync(), verb.StandardError.ReadToEndAsync());
        await verb.WaitForExitAsync();
        return (verb.ExitCode, await output, await errors);
    }

    /// <summary>kill −9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as the supervisor sends it.</summary>
    /// <returns>The exit code, and how long it took to end.</returns>
    public async Task<(int Code, TimeSpan Took)> StopAsync()
    {
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Send(process.Id, Terminate));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, clock.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private static ProcessStartInfo Command(Place place, string[] before, params string[] arguments)
    {
        string[] words = [.. before, "dotnet", Path.Combine(AppContext.BaseDirectory, "yinling.dll"), "--data", place.Folder, .. place.PostgreSql is { } server ? ["--database", server] : Array.Empty<string>(), .. arguments];
        var start = new ProcessStartInfo(words[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Skip(1)) start.ArgumentList.Add(word);
        // An installation's schema comes from the migrations, whatever the other tests use.
        start.Environment.Remove("YINLING_SCHEMA");
        return start;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Send(int process, int signal);

    private void Note(string? line)
    {
        lock (said) said.AppendLine(line);
    }
}
