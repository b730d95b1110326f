using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Runtime.Versioning;
using Microsoft.EntityFrameworkCore;
using Yinling.Crash.Backup;
using Yinling.Crash.Harness;
using Yinling.Crash.Worker;

namespace Yinling.Crash.Http;

/// <summary>A disk that takes nothing more: a clear refusal, nothing half, and work goes on as soon as there is room.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DiskTests : IAsyncLifetime
{
    private readonly Place place = Place.OnSqlite();

    public async ValueTask InitializeAsync()
    {
        var (code, _, errors) = await ServedHost.VerbAsync(place, "demo", "--fill-only");
        Assert.True(code == 0, errors);
    }

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task A_disk_that_takes_nothing_refuses_clearly_lets_people_read_and_needs_no_restart()
    {
        var address = ServedHost.FreeAddress();
        using var visitor = new Visitor(address);
        // Writing past a limit ends a process unless it asks to be told instead, as the kernel tells it of a full disk.
        var (host, _) = await ServedHost.StartAsync(place, address, "bash", "-c", "trap '' XFSZ; exec \"$@\"", "limited");
        await using (host)
        {
            await visitor.SignInAsync("demo.township", 0);
            Assert.Equal(HttpStatusCode.Redirect, await SendAsync(visitor, "h1-1"));
            // Seen long enough ago that each reading would like to note it anew.
            await using (var root = Workshop.Open(place.Folder, null))
                await root.InScopeAsync(services => Services.Database(services).Database.ExecuteSqlRawAsync("UPDATE access_session SET seen_at = strftime('%Y-%m-%d %H:%M:%S', seen_at, '-5 minutes')"));

            await LimitAsync(host, "4096");
            for (var i = 0; i < 3; i++)
            {
                using var refused = await visitor.SendAsync(Entry(visitor, "h1-2"));
                Assert.Equal(HttpStatusCode.InsufficientStorage, refused.StatusCode);
                Assert.Contains("服务器的磁盘满了或者写不进去，这次没有保存。", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
            using (var read = await visitor.GetAsync(visitor.Association + "/ledger"))
            {
                Assert.Equal(HttpStatusCode.OK, read.StatusCode);
                Assert.Contains("h1-1", await read.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            await LimitAsync(host, "unlimited");
            Assert.Equal(HttpStatusCode.Redirect, await SendAsync(visitor, "h1-2"));
            Assert.Equal(HttpStatusCode.Redirect, await SendAsync(visitor, "h1-2"));
            Assert.Empty(await Books.CompareAsync(place, ["h1-1", "h1-2"]));
            Assert.Equal(0, (await host.StopAsync()).Code);
        }
        Assert.Empty(await Books.CompareAsync(place, ["h1-1", "h1-2"]));
        var (code, said, errors) = await ServedHost.VerbAsync(place, "verify");
        Assert.True(code == 0, said + errors);
    }

    [Fact]
    public async Task A_data_folder_that_may_not_be_written_is_told_at_the_start_and_left_alone()
    {
        var was = await DumpAsync();
        var mode = File.GetUnixFileMode(place.Folder);
        File.SetUnixFileMode(place.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            // The superuser may write anywhere, so it gives that up first.
            string[] asOthers = Environment.IsPrivilegedProcess ? ["setpriv", "--inh-caps=-dac_override,-dac_read_search", "--bounding-set=-dac_override,-dac_read_search"] : [];
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServedHost.StartAsync(place, ServedHost.FreeAddress(), asOthers));
            Assert.StartsWith($"3: 数据目录 {place.Folder} 写不进去，没有启动，数据没有动过。", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(place.Folder, mode);
        }
        Assert.Equal(was, await DumpAsync());
    }

    private static Post Entry(Visitor visitor, string key) =>
        new(key, visitor.Association + "/ledger", [new("Kind", "Fiscal"), new("Amount", "1"), new("On", "2026-01-05"), new("Summary", key)]);

    private static async Task<HttpStatusCode> SendAsync(Visitor visitor, string key)
    {
        using var answer = await visitor.SendAsync(Entry(visitor, key));
        return answer.StatusCode;
    }

    /// <summary>No file of the host may be written beyond so many bytes.</summary>
    private static async Task LimitAsync(ServedHost host, string bytes)
    {
        using var limit = Process.Start("prlimit", ["--pid", host.Id.ToString(CultureInfo.InvariantCulture), $"--fsize={bytes}:unlimited"]);
        await limit.WaitForExitAsync();
        Assert.Equal(0, limit.ExitCode);
    }

    private async Task<string> DumpAsync()
    {
        var (code, dump, errors) = await ServedHost.VerbAsync(place, "dump", "--canonical");
        Assert.True(code == 0 && dump.Length > 0, errors);
        return dump;
    }
}
