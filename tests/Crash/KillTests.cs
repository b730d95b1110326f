using Yinling.Crash.Worker;

namespace Yinling.Crash;

/// <summary>kill −9 at random moments under mixed writes: nothing acknowledged is lost, nothing is half or double, the chain verifies.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("YINLING_CRASH_KILLS") ?? "20", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_half_or_double()
    {
        using var harness = new KillHarness(Mutant.None, Seed());
        await harness.RunAsync(Kills);
        output.WriteLine($"{Kills} kills, {harness.Acknowledged} acknowledged, slowest start {harness.SlowestStart.TotalSeconds:F1} s");
        Assert.Empty(await harness.FindingsAsync());
        Assert.True(harness.Acknowledged > Kills);
        Assert.True(harness.SlowestStart < TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_split_transaction_is_caught()
    {
        using var harness = new KillHarness(Mutant.Split, Seed());
        await harness.RunAsync(Math.Max(Kills, 20));
        Assert.NotEmpty(await harness.FindingsAsync());
    }

    [Fact]
    public async Task An_ignored_key_is_caught()
    {
        using var harness = new KillHarness(Mutant.NoKey, Seed());
        await harness.RunAsync(Math.Max(Kills, 20));
        Assert.NotEmpty(await harness.FindingsAsync());
    }

    [Fact]
    public async Task Weak_settings_stop_the_start()
    {
        using var harness = new KillHarness(Mutant.NormalChecked, Seed());
        Assert.False(await harness.StartsAsync());
        using var sound = new KillHarness(Mutant.None, Seed());
        Assert.True(await sound.StartsAsync());
    }

    private int Seed()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        return seed;
    }
}
