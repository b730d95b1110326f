using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>A year's dues, who settles them and how, on both sides of each edge.</summary>
public sealed class DuesRulesTests
{
    private static readonly DateOnly Today = Given.Today;
    private readonly Given given = new();

    [Theory]
    [InlineData(1979, false)]
    [InlineData(1980, true)]
    [InlineData(2027, true)]
    [InlineData(2028, false)]
    public void ASC_80_dues_are_for_a_year_that_is_near(int year, bool taken)
    {
        if (taken) Assert.Equal(year, Decided(year, 20_00).Year);
        else Refused("ASC-80", () => Decided(year, 20_00));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000_000, true)]
    [InlineData(1_000_001, false)]
    public void ASC_81_dues_are_something_and_no_slip_of_the_pen(long fen, bool taken)
    {
        if (taken) Assert.Equal(fen, Decided(2026, fen).AmountFen);
        else Refused("ASC-81", () => Decided(2026, fen));
    }

    [Fact]
    public void ASC_82_what_somebody_has_paid_stays_the_amount_of_the_year()
    {
        var dues = Decided(2026, 20_00);
        Refused("ASC-82", () => dues.Change(given.Association, new(30_00), Adoption.On(Today), isPaid: true, Today));
        dues.Change(given.Association, new(20_00), Adoption.On(Today.AddDays(-1)), isPaid: true, Today);
        dues.Change(given.Association, new(30_00), Adoption.On(Today), isPaid: false, Today);
        Assert.Equal((30_00, Today), (dues.AmountFen, dues.DecidedOn));
    }

    [Fact]
    public void ASC_85_who_was_no_member_on_any_day_of_the_year_owes_nothing_for_it()
    {
        var member = given.Member(Sex.Female, new(2025, 12, 31));
        Refused("ASC-85", () => DuesSettlement.LetOff(Guid.CreateVersion7(), given.Association, member, 2024, "困难", Today));
        Assert.Equal(2025, DuesSettlement.LetOff(Guid.CreateVersion7(), given.Association, member, 2025, "困难", Today).Year);
        member.Leave(new(2026, 1, 1), LeavingReason.Resigned, Today);
        Assert.Equal((true, false), (member.BelongedIn(2025), member.BelongedIn(2026)));
        var later = given.Member(Sex.Male, new(2025, 1, 1));
        later.Leave(new(2026, 1, 2), LeavingReason.Expelled, Today);
        Assert.True(later.BelongedIn(2026));
    }

    [Fact]
    public void ASC_87_letting_off_is_withdrawn_once_and_a_payment_only_by_its_entry()
    {
        var member = given.Member(Sex.Female, new(2026, 1, 1));
        var off = DuesSettlement.LetOff(Guid.CreateVersion7(), given.Association, member, 2026, "困难", Today);
        off.Withdraw(Today);
        Assert.Equal(Today, off.UndoneOn);
        Refused("ASC-87", () => off.Withdraw(Today));
        var (paid, entry) = DuesSettlement.Pay(Guid.CreateVersion7(), Guid.CreateVersion7(), given.Association, member, Decided(2026, 20_00), Today, Today);
        Assert.Equal((entry.Id, IncomeChannel.MembershipFee, 20_00L), (paid.Entry, entry.Channel, entry.AmountFen));
        Refused("ASC-87", () => paid.Withdraw(Today));
    }

    private DuesYear Decided(int year, long fen) => new(Guid.CreateVersion7(), given.Association, year, new(fen), Adoption.On(Today), Today);

    private static void Refused(string rule, Action act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);
}
