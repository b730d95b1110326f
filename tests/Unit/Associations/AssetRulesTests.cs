using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>The register of things and its stock-take, on both sides of each edge.</summary>
public sealed class AssetRulesTests
{
    private static readonly DateOnly Today = Given.Today;
    private readonly Association association = Given.Open();

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void ASC_95_there_is_at_least_one_piece(int count, bool taken)
    {
        if (taken) Assert.Equal(count, Thing(count).Count);
        else Refused("ASC-95", () => Thing(count));
    }

    [Theory]
    [InlineData(-1L, false)]
    [InlineData(0L, true)]
    [InlineData(10_000_000_000L, true)]
    [InlineData(10_000_000_001L, false)]
    public void ASC_96_a_value_is_within_reason_or_not_known(long fen, bool taken)
    {
        if (taken) Assert.Equal(fen, Thing(1, fen).ValueFen);
        else Refused("ASC-96", () => Thing(1, fen));
        Assert.Null(Thing(1).Value);
    }

    [Fact]
    public void ASC_97_what_is_written_off_is_changed_no_more()
    {
        var thing = Thing(2);
        Refused("ASC-18", () => thing.WriteOff(Today, " ", Today));
        Refused("ASC-07", () => thing.WriteOff(Today.AddDays(-1), "坏了", Today));
        thing.Keep(AssetCondition.NeedsRepair, " 老汪 ");
        Assert.Equal((AssetCondition.NeedsRepair, "老汪"), (thing.Condition, thing.Keeper));
        thing.WriteOff(Today, "坏了", Today);
        Refused("ASC-97", () => thing.WriteOff(Today, "坏了", Today));
        Refused("ASC-97", () => thing.Keep(AssetCondition.Good, null));
        Refused("ASC-97", () => Counted(thing, 2, null));
    }

    [Fact]
    public void ASC_98_what_is_not_as_the_register_says_is_explained()
    {
        var thing = Thing(40);
        Refused("ASC-98", () => Counted(thing, 38, " "));
        Refused("ASC-98", () => Counted(thing, -1, "丢了"));
        Refused("ASC-98", () => Counted(thing, 100_001, "多了"));
        var take = Counted(thing, 38, "坏了 2 把");
        Assert.Equal((40, 38, 38, 2026), (take.Expected, take.Counted, thing.Count, take.Year));
        Assert.Null(Counted(thing, 38, null).Reason);
        Assert.Null(thing.WrittenOffOn);
        Counted(thing, 0, "都丢了");
        Assert.Equal((Today, "都丢了"), (thing.WrittenOffOn!.Value, thing.WrittenOffBecause));
    }

    private Asset Thing(int count, long? fen = null) =>
        new(Guid.CreateVersion7(), association, AssetCategory.Office, "椅子", count, fen is { } known ? new(known) : null, Today, default, AssetCondition.Good, null, Today);

    private StockTake Counted(Asset thing, int counted, string? reason) => thing.Take(Guid.CreateVersion7(), association, counted, reason, Today);

    private static void Refused(string rule, Action act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);
}
