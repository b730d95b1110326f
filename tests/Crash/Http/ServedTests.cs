using Microsoft.EntityFrameworkCore;
using Yinling.Crash.Backup;
using Yinling.Crash.Harness;
using Yinling.Crash.Worker;

namespace Yinling.Crash.Http;

/// <summary>The real host, written to through its pages by people who are signed in, and ended in every way.</summary>
public sealed class ServedTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly TimeSpan SlowestRestart = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SlowestStop = TimeSpan.FromSeconds(10);
    private Place place = null!;

    /// <summary>A fifth of the kills asked for; the writer alone takes the others.</summary>
    public static int Kills => KillTests.Asked / 5;

    public async ValueTask InitializeAsync()
    {
        place = await Place.OnTestedAsync();
        var (code, _, errors) = await ServedHost.VerbAsync(place, "demo", "--fill-only");
        Assert.True(code == 0, errors);
    }

    public ValueTask DisposeAsync() => place.DisposeAsync();

    [Fact]
    public async Task Nothing_a_page_acknowledged_is_lost_half_or_double_when_the_host_dies()
    {
        var (seed, address) = (KillTests.Seed, ServedHost.FreeAddress());
        var dice = new Random(seed);
        List<Fault> faults = [];
        List<TimeSpan> starts = [];
        var anchor = Path.Combine(place.Root, "anchor.json");
        var (host, _) = await ServedHost.StartAsync(place, address);
        await using var crowd = new Crowd(address, seed);
        try
        {
            await crowd.StartAsync();
            for (var killed = 0; killed < Kills; killed++)
            {
                // One kill in four falls into the first moments; the others into full speed, which begins with the first answer.
                if (killed % 4 != 3) await crowd.NextAnswerAsync();
                await Task.Delay(dice.Next(50, 1_500));
                await host.KillAsync();
                await host.DisposeAsync();
                var told = crowd.Acknowledged.Keys.ToArray();
                if (killed == Kills / 2) await File.WriteAllTextAsync(anchor, (await ServedHost.VerbAsync(place, "audit", "head")).Output);
                (host, var took) = await ServedHost.StartAsync(place, address);
                starts.Add(took);
                faults.AddRange(await Books.CompareAsync(place, told));
            }
            await Task.Delay(500);
            await crowd.FinishAsync();
        }
        finally
        {
            await host.DisposeAsync();
        }
        faults.AddRange(crowd.Surprises);
        faults.AddRange(await Books.CompareAsync(place, [.. crowd.Acknowledged.Keys]));
        Say($"{Kills} kills of the host, seed {seed}: {crowd.Acknowledged.Count} acknowledged of {crowd.Asked.Count} asked, {crowd.Cut} cut off and sent again, slowest restart {starts.Max().TotalSeconds:F2} s; {faults.Count} faults");
        Assert.Empty(faults.Take(10));
        Assert.Equal(crowd.Asked.Count, crowd.Acknowledged.Count);
        Assert.True(crowd.Cut > 0, "no kill met a request");
        Assert.True(crowd.Acknowledged.Count > Kills, "the run wrote next to nothing");
        Assert.All(starts, s => Assert.True(s <= SlowestRestart, $"a restart took {s}"));
        await HoldsAsync("verify");
        await HoldsAsync("audit", "check", "--anchor", anchor);
    }

    [Fact]
    public async Task The_comparison_notices_what_is_lost_what_is_double_and_what_is_half()
    {
        var address = ServedHost.FreeAddress();
        using var visitor = new Visitor(address);
        var (host, _) = await ServedHost.StartAsync(place, address);
        await using (host)
        {
            await visitor.SignInAsync("demo.township", 0);
            var once = new Post("h1-1", visitor.Association + "/ledger", [new("Kind", "Fiscal"), new("Amount", "1"), new("On", "2026-01-05"), new("Summary", "h1-1")]);
            foreach (var post in new[] { once, once with { Key = "h1-1again" }, once with { Key = "h1-2", Fields = [.. once.Fields.SkipLast(1), new("Summary", "h1-2")] } })
            {
                using var answer = await visitor.SendAsync(post);
                Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
            }
        }
        Assert.Contains(new(FaultKind.Duplicate, "h1-1 2 times"), await Books.CompareAsync(place, ["h1-1", "h1-2"]));
        await using (var root = Workshop.Open(place.Folder, place.PostgreSql))
            await root.InScopeAsync(services => Services.Database(services).Database.ExecuteSqlRawAsync("DELETE FROM associations_ledger_entry WHERE summary = 'h1-2'"));
        var found = await Books.CompareAsync(place, ["h1-1", "h1-2"]);
        Assert.Contains(new(FaultKind.Lost, "h1-2"), found);
        Assert.Contains(new(FaultKind.Half, "h1-2 has kept answer and no row"), found);
        var (code, said, _) = await ServedHost.VerbAsync(place, "verify", "profiles");
        Assert.True(code == 1, said);
    }

    [Fact]
    public async Task A_stop_lets_requests_under_way_finish_refuses_new_ones_and_leaves_one_whole_file()
    {
        var (seed, address) = (KillTests.Seed, ServedHost.FreeAddress());
        await using var crowd = new Crowd(address, seed);
        var (host, _) = await ServedHost.StartAsync(place, address);
        await using (host)
        {
            await crowd.StartAsync();
            await crowd.NextAnswerAsync();
            await Task.Delay(1_000);
            var (code, took) = await host.StopAsync();
            Say($"SIGTERM under load: ended with {code} after {took.TotalSeconds:F2} s, {crowd.Acknowledged.Count} acknowledged, {crowd.Cut} cut off");
            Assert.True(code == 0, host.Said);
            Assert.True(took <= SlowestStop, $"stopping took {took}");
        }
        Assert.DoesNotContain("fail:", host.Said, StringComparison.Ordinal);
        Assert.False(new FileInfo(Path.Combine(place.Folder, "yinling.db-wal")) is { Exists: true, Length: > 0 }, "the log was not written into the database");
        Assert.Empty(await Books.CompareAsync(place, [.. crowd.Acknowledged.Keys]));

        // Whoever got no answer sends the same form to the one that comes next.
        var (next, _) = await ServedHost.StartAsync(place, address);
        await using (next)
        {
            await crowd.FinishAsync();
            Assert.Empty(crowd.Surprises);
            Assert.Equal(0, (await next.StopAsync()).Code);
        }
        Assert.Equal(crowd.Asked.Count, crowd.Acknowledged.Count);
        Assert.Empty(await Books.CompareAsync(place, [.. crowd.Acknowledged.Keys]));
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_hold_up_the_next()
    {
        // On PostgreSQL the lock goes with its connection.
        await using var other = Place.OnSqlite();
        Assert.Equal(0, (await ServedHost.VerbAsync(other, "migrate")).Code);
        await using (var root = Workshop.Open(other.Folder, null))
            await root.InScopeAsync(services => Services.Database(services).Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-01-01 00:00:00')"));
        var (code, _, errors) = await ServedHost.VerbAsync(other, "migrate").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(code == 0, errors);
    }

    [Fact]
    public async Task A_visitor_who_never_finishes_does_not_hold_up_the_stop()
    {
        var address = ServedHost.FreeAddress();
        var (host, _) = await ServedHost.StartAsync(place, address);
        await using (host)
        {
            using var slow = new System.Net.Sockets.TcpClient("127.0.0.1", new Uri(address).Port);
            await slow.GetStream().WriteAsync("POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nuserName=h"u8.ToArray());
            await Task.Delay(300);
            var (code, took) = await host.StopAsync();
            Say($"SIGTERM with a request that never ends: ended with {code} after {took.TotalSeconds:F2} s");
            Assert.True(code == 0, host.Said);
            Assert.True(took <= SlowestStop, $"stopping took {took}");
        }
    }

    private async Task HoldsAsync(params string[] verb)
    {
        var (code, said, errors) = await ServedHost.VerbAsync(place, verb);
        Assert.True(code == 0, said + errors);
    }

    private void Say(string line)
    {
        output.WriteLine(line);
        Console.Error.WriteLine(line);
    }
}
