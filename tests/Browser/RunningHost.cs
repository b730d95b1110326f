using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Playwright;

namespace Yinling.Browser;

/// <summary>The real host as a process of its own over its own data, and Chromium to look at it with.</summary>
public abstract class RunningHost : IAsyncLifetime
{
    private readonly string data = Path.Combine(Path.GetTempPath(), "yinling_browser_" + Guid.CreateVersion7().ToString("N"));
    private Process? server;
    private IPlaywright? playwright;

    public string Address { get; private set; } = "";

    public IBrowser Chromium { get; private set; } = null!;

    public string DataDirectory => data;

    /// <summary>The verb that serves and its arguments before --urls.</summary>
    protected abstract string ServeVerb { get; }

    protected abstract string PasswordOf(string user);

    protected abstract Task FillAsync();

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(data);
        await FillAsync();
        await StartAsync();
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null) await Chromium.DisposeAsync();
        playwright?.Dispose();
        if (server is { HasExited: false })
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
        server?.Dispose();
        Directory.Delete(data, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A signed-in page at 1440 or 390 pixels; with or without script.</summary>
    public async Task<IPage> SignInAsync(string user, int width = 1440, bool script = true)
    {
        var page = await OpenAsync(width, script);
        await page.GotoAsync(Address + "/sign-in");
        await page.GetByLabel("账号", new() { Exact = true }).FillAsync(user);
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(PasswordOf(user));
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        Assert.DoesNotContain("/sign-in", page.Url, StringComparison.Ordinal);
        return page;
    }

    public async Task<IPage> OpenAsync(int width = 1440, bool script = true)
    {
        var context = await Chromium.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, JavaScriptEnabled = script, Locale = "zh-CN", TimezoneId = "Asia/Shanghai", AcceptDownloads = true, ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    /// <summary>Runs a verb of the command over the same data and returns what it printed.</summary>
    public async Task<string> VerbAsync(params string[] arguments)
    {
        using var process = Process.Start(Command(arguments))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"yinling {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
        return await output;
    }

    private async Task StartAsync()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }
        server = Process.Start(Command(ServeVerb, "--urls", Address))!;
        _ = server.StandardOutput.ReadToEndAsync();
        var errors = server.StandardError.ReadToEndAsync();
        using var client = new HttpClient();
        for (var tries = 0; tries < 600; tries++)
        {
            if (server.HasExited) Assert.Fail("The host stopped: " + await errors);
            try
            {
                if ((await client.GetAsync(Address + "/healthz/ready")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        Assert.Fail("The host did not become ready in a minute.");
    }

    private ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory };
        foreach (var argument in (string[])[HostFile, "--data", data, .. arguments]) start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>The host is built beside the tests.</summary>
    private static string HostFile => Path.Combine(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "yinling.dll");
}
