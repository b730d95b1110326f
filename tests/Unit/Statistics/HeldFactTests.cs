using Yinling.Indicators.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Unit.Statistics;

/// <summary>What is held already is found by a like name, and what is not is left alone.</summary>
public sealed class HeldFactTests
{
    [Theory]
    [InlineData("会员人数", "会员数", true)]
    [InlineData("协会个数", "老年协会数", true)]
    [InlineData("女性会员", "女会员", true)]
    [InlineData("活动次数", "活动次数", true)]
    [InlineData("有无场所", "有活动场所的协会", false)]
    [InlineData("晨练队数", "会员数", false)]
    [InlineData("老年人口", "老年协会", false)]
    [InlineData("", "会员数", false)]
    public void Names_are_alike_by_their_neighbouring_characters(string typed, string held, bool alike) => Assert.Equal(alike, HeldFacts.Alike(typed, held));

    [Fact]
    public void Counts_are_offered_and_cells_other_forms_ask_for_are_named()
    {
        Indicator[] indicators = [new CountIndicator<Club>(new("clubs.members", "会员数", IndicatorUnit.Persons, "口径", "来源"), c => true, null)];
        var held = HeldFacts.Like("达标数", indicators, [Sheets.Form]);
        Assert.All(held, h => Assert.Null(h.Indicator));
        Assert.Equal("clubs.members", Assert.Single(HeldFacts.Like("会员总数", indicators, [])).Indicator);
    }

    private sealed record Club : IProfile
    {
        public int County => 0;
        public Guid Id => default;
        public long Division => 0;
        public Yinling.Kernel.Setting Setting => Yinling.Kernel.Setting.Rural;
    }
}
