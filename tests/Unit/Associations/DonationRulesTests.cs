using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>Donations, what is spent from them, and amounts in Chinese capitals, on both sides of each edge.</summary>
public sealed class DonationRulesTests
{
    private static readonly DateOnly Today = Given.Today;
    private readonly Association association = Given.Open();

    /// <summary>The first seven are the examples of the rules themselves. Source: 支付结算办法 附一, 三.</summary>
    [Theory]
    [InlineData(1_409_50, "壹仟肆佰零玖元伍角")]
    [InlineData(6_007_14, "陆仟零柒元壹角肆分")]
    [InlineData(1_680_32, "壹仟陆佰捌拾元零叁角贰分")]
    [InlineData(107_000_53, "壹拾万柒仟元零伍角叁分")]
    [InlineData(16_409_02, "壹万陆仟肆佰零玖元零贰分")]
    [InlineData(325_04, "叁佰贰拾伍元零肆分")]
    [InlineData(0, "零元整")]
    [InlineData(1, "壹分")]
    [InlineData(10, "壹角")]
    [InlineData(15, "壹角伍分")]
    [InlineData(1_00, "壹元整")]
    [InlineData(1_05, "壹元零伍分")]
    [InlineData(10_00, "壹拾元整")]
    [InlineData(10_50, "壹拾元零伍角")]
    [InlineData(100_00, "壹佰元整")]
    [InlineData(101_00, "壹佰零壹元整")]
    [InlineData(1_001_00, "壹仟零壹元整")]
    [InlineData(10_001_00, "壹万零壹元整")]
    [InlineData(10_010_00, "壹万零壹拾元整")]
    [InlineData(15_000_00, "壹万伍仟元整")]
    [InlineData(100_000_00, "壹拾万元整")]
    [InlineData(1_000_100_00, "壹佰万零壹佰元整")]
    [InlineData(100_000_000_00, "壹亿元整")]
    [InlineData(100_000_001_00, "壹亿零壹元整")]
    [InlineData(100_005_000_00, "壹亿零伍仟元整")]
    [InlineData(100_010_000_00, "壹亿零壹万元整")]
    [InlineData(110_000_000_00, "壹亿壹仟万元整")]
    [InlineData(999_999_999_999_99, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    public void An_amount_is_written_in_capitals_as_the_rules_for_vouchers_say(long fen, string capitals) => Assert.Equal("人民币" + capitals, new Money(fen).InCapitals);

    [Theory]
    [InlineData(-1)]
    [InlineData(100_000_000_000_000)]
    public void What_no_receipt_is_written_for_has_no_capitals(long fen) => Assert.Throws<ArgumentOutOfRangeException>(() => new Money(fen).InCapitals);

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(10_000_000_000, true)]
    [InlineData(10_000_000_001, false)]
    public void ASC_89_goods_are_estimated_within_reason(long fen, bool taken)
    {
        if (taken) Assert.Equal(fen, Goods(fen).ValueFen);
        else Refused("ASC-89", () => Goods(fen));
    }

    [Fact]
    public void A_gift_of_money_books_itself_and_names_its_receipt()
    {
        var (donation, entry) = Money(100_00, "修路");
        Assert.Equal((entry.Id, IncomeChannel.Donation, 100_00L, "收据捐字〔2026〕第0007号"), (donation.Entry, entry.Channel, entry.AmountFen, entry.Summary));
        Refused("ASC-12", () => Money(0, null));
    }

    [Fact]
    public void ASC_91_only_money_given_for_a_purpose_is_spent_from()
    {
        Refused("ASC-91", () => Money(100_00, null).Donation.Spend(new(1), Today));
        Refused("ASC-91", () => Goods(100_00).Spend(new(1), Today));
        var cancelled = Money(100_00, "修路").Donation;
        cancelled.Cancel(Today);
        Refused("ASC-91", () => cancelled.Spend(new(1), Today));
    }

    [Fact]
    public void ASC_92_no_more_is_spent_than_was_given()
    {
        var donation = Money(100_00, "修路").Donation;
        Refused("ASC-92", () => donation.Spend(new(100_01), Today));
        donation.Spend(new(60_00), Today);
        Refused("ASC-92", () => donation.Spend(new(40_01), Today));
        donation.Spend(new(40_00), Today);
        Assert.Equal(Kernel.Money.Zero, donation.Left);
        donation.TakeBack(new(60_00));
        Assert.Equal(60_00, donation.Left.Fen);
        Refused("ASC-07", () => donation.Spend(new(1), Today.AddDays(-1)));
    }

    [Fact]
    public void ASC_93_a_gift_is_struck_out_once_and_not_when_some_of_it_is_spent()
    {
        var donation = Money(100_00, "修路").Donation;
        donation.Spend(new(1), Today);
        Refused("ASC-93", () => donation.Cancel(Today));
        donation.TakeBack(new(1));
        donation.Cancel(Today);
        Refused("ASC-93", () => donation.Cancel(Today));
    }

    private (Donation Donation, LedgerEntry Entry) Money(long fen, string? purpose) =>
        Donation.OfMoney(Guid.CreateVersion7(), Guid.CreateVersion7(), association, 7, null, Today, new(fen), purpose, Today);

    private Donation Goods(long fen) => Donation.OfGoods(Guid.CreateVersion7(), association, 1, "村民", Today, "棉被", new(fen), "过冬", Today);

    private static void Refused(string rule, Action act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);
}
