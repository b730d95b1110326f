using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;

namespace Yinling.Unit.Associations;

/// <summary>The amounts a survey stated, until a ledger speaks.</summary>
public sealed class YearIncomeTests
{
    private static readonly DateOnly Today = Given.Today;

    [Fact]
    public void Stated_amounts_are_kept_by_channel_in_fen()
    {
        var stated = Stated(Today, Money(1_200_50, (IncomeChannel.Fiscal, 1_000_00), (IncomeChannel.MembershipFee, 200_50), (IncomeChannel.Donation, 0)));
        Assert.Equal(1_200_50, stated.IncomeFen);
        Assert.Equal((1_000_00, 200_50, 0, null), (stated.FiscalFen, stated.MembershipFeeFen, stated.DonationFen, stated.WelfareLotteryFen));
        Assert.Equal(3, stated.Income.ChannelFen.Count);
    }

    [Fact]
    public void Every_channel_keeps_its_own_amount()
    {
        var amounts = Enum.GetValues<IncomeChannel>().ToDictionary(c => c, c => (long)c * 100);
        var stated = Stated(Today, StatedIncome.Of(null, amounts));
        Assert.Equal(2_800, stated.IncomeFen);
        Assert.Equal(amounts, stated.Income.ChannelFen.ToDictionary());
    }

    [Fact]
    public void Each_column_of_the_form_is_one_of_the_seven_channels() => Assert.Equal(
        Enum.GetValues<IncomeChannel>().Select(c => c.InChinese),
        BaselineColumns.Channels.OrderBy(c => BaselineColumns.ChannelOf(c.Key)).Select(c => c.Title.Replace("(元)", "", StringComparison.Ordinal)));

    [Fact]
    public void Without_an_amount_there_is_none_not_nought()
    {
        Assert.Null(StatedIncome.Of(null, new Dictionary<IncomeChannel, long>()).TotalFen);
        Assert.Null(YearIncome.Of(true, [], [Stated(Today, null)]).TotalFen);
    }

    [Fact]
    public void Without_a_ledger_the_latest_statement_about_funding_counts()
    {
        StatedFacts[] stated =
        [
            Stated(Today.AddYears(-1), Money(500_00)), Stated(Today, Money(700_00, (IncomeChannel.Donation, 700_00))),
            new(Guid.CreateVersion7(), new Given().Association, Today, null, true, 3, "只问了场所", null, Today),
        ];
        var income = YearIncome.Of(true, [], stated);
        Assert.Equal((700_00, stated[1]), (income.TotalFen, income.Stated));
        Assert.Equal([(IncomeChannel.Donation, 700_00L)], income.ChannelFen);
    }

    [Fact]
    public void One_ledger_entry_and_the_statement_gives_way()
    {
        var given = new Given().Stated(Today, funding: true);
        Assert.True(given.Profile().FundingStated);
        given.Income(Today, 30_00);
        var profile = given.Profile();
        Assert.False(profile.FundingStated);
        var income = YearIncome.Of(profile.FundingStated, [.. AssociationMonth.Of(given.Facts, Today)], [Stated(Today, Money(700_00))]);
        Assert.Equal((30_00, null), (income.TotalFen, income.Stated));
        Assert.Equal([(IncomeChannel.Donation, 30_00L)], income.ChannelFen);
    }

    private static StatedIncome Money(long total, params (IncomeChannel Channel, long Fen)[] channels) => StatedIncome.Of(total, channels.ToDictionary(c => c.Channel, c => c.Fen));

    private static StatedFacts Stated(DateOnly on, StatedIncome? income) =>
        new(Guid.CreateVersion7(), new Given().Association, on, true, null, null, "摸底", null, Today, income);
}
