using System.Globalization;
using Yinling.Crash.Harness;
using Yinling.Crash.Worker;

namespace Yinling.Crash;

/// <summary>The writer under kill −9 at random moments; and defects seeded into it, which the same comparison must notice.</summary>
public class KillTests(ITestOutputHelper output)
{
    /// <summary>All kills asked for; a fifth of them falls on the real host (<see cref="Http.ServedTests"/>).</summary>
    internal static int Asked => Math.Max(5, int.Parse(Environment.GetEnvironmentVariable("YINLING_CRASH_KILLS") ?? "20", CultureInfo.InvariantCulture));

    private static int Kills => Asked - Http.ServedTests.Kills;

    internal static int Seed => int.TryParse(Environment.GetEnvironmentVariable("YINLING_CRASH_SEED"), out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half_or_double_when_the_process_dies()
    {
        await using var place = await Place.OnTestedAsync();
        var report = await RunAsync(place, Mutant.None, null, Kills);
        Assert.Empty(report.Faults);
        Assert.True(report.Acknowledged > report.Kills, "the run wrote next to nothing");
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_everything_not_flushed_is_lost_too()
    {
        await using var place = Place.OnSqlite();
        var report = await RunAsync(place, Mutant.None, place.Cut, Math.Max(6, Kills / 3));
        Assert.Empty(report.Faults);
        // That cuts really take writes back is shown by the defect below: here a commit leaves nothing to take.
        Assert.Equal(2 * report.Kills, report.Watched);
    }

    [Fact]
    public async Task The_comparison_notices_a_write_split_over_two_transactions()
    {
        await using var place = await Place.OnTestedAsync();
        var report = await RunAsync(place, Mutant.Split, null, 12, FaultKind.Half);
        Assert.Contains(report.Faults, f => f.Kind == FaultKind.Half);
    }

    [Fact]
    public async Task The_comparison_notices_an_ignored_request_key()
    {
        await using var place = await Place.OnTestedAsync();
        var report = await RunAsync(place, Mutant.NoKey, null, 12, FaultKind.Duplicate);
        Assert.Contains(report.Faults, f => f.Kind == FaultKind.Duplicate);
    }

    [Fact]
    public async Task The_comparison_notices_commits_that_are_not_flushed()
    {
        await using var place = Place.OnSqlite();
        var report = await RunAsync(place, Mutant.Normal, place.Cut, 12, FaultKind.Lost);
        Assert.Contains(report.Faults, f => f.Kind == FaultKind.Lost);
    }

    [Fact]
    public async Task Start_up_refuses_commits_that_are_not_flushed()
    {
        await using var place = Place.OnSqlite();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Child.StartAsync(new(place.Folder, null, Mutant.NormalChecked, null)));
        Assert.Contains("SQLite synchronous is 1, it must be 2.", refused.Message, StringComparison.Ordinal);
    }

    private async Task<Campaign.Report> RunAsync(Place place, Mutant mutant, string? cut, int kills, FaultKind? enough = null)
    {
        var seed = Seed;
        var report = await new Campaign(place.Folder, place.PostgreSql, mutant, cut, seed).RunAsync(kills, enough);
        var line = $"{(place.PostgreSql is null ? "SQLite" : "PostgreSQL")}, {mutant}, seed {seed}: {report}";
        output.WriteLine(line);
        await Console.Error.WriteLineAsync(line);
        return report;
    }
}
