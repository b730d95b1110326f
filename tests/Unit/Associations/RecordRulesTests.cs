using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>What records refuse, on both sides of each edge.</summary>
public sealed class RecordRulesTests
{
    private static readonly DateOnly Today = Given.Today;
    private static readonly DateOnly Tomorrow = Today.AddDays(1);

    [Fact]
    public void ASC_01_a_name_has_2_to_60_characters()
    {
        Refused("ASC-01", () => Named("会"));
        Refused("ASC-01", () => Named(new('会', 61)));
        Assert.Equal(new('会', 60), Named(new('会', 60)).CurrentName);
        Assert.Equal("老协", Named(" 老协 ").CurrentName);
    }

    [Fact]
    public void ASC_03_associations_belong_to_villages_and_townships()
    {
        Refused("ASC-03", () => At("341022"));
        Assert.Equal(DivisionLevel.Township, At("341022104").Level);
    }

    [Fact]
    public void ASC_04_nothing_is_recorded_before_it_happened()
    {
        Refused("ASC-04", () => new Given().Activity(Tomorrow));
        Refused("ASC-04", () => new Given().Income(new(1899, 12, 31)));
        new Given().Activity(Today);
    }

    [Fact]
    public void ASC_05_a_closed_association_takes_no_records()
    {
        var given = new Given();
        given.Association.Close(Today, Today);
        Refused("ASC-05", () => given.Activity(Today));
        Refused("ASC-05", () => given.Income(Today));
        Refused("ASC-05", () => given.Association.Edit(null, null, null, Today));
        Refused("ASC-05", () => given.Association.Close(Today, Today));
    }

    [Theory]
    [InlineData("51341022MJA000016R", true)]
    [InlineData(" 51520622mjb000026q ", true)]
    [InlineData("51341022MJA000016Q", false)]   // check character
    [InlineData("91350100M000100Y43", false)]   // a company's
    [InlineData("备1", false)]
    public void ASC_06_a_registration_carries_the_code_of_a_social_organisation(string number, bool fits) =>
        Expect(fits, "ASC-06", RegistrationRecord.CheckNumber(RegistrationTrack.Registered, number));

    [Fact]
    public void ASC_07_nothing_ends_before_it_begins()
    {
        var given = new Given();
        Refused("ASC-07", () => given.Registration(RegistrationTrack.Filed, Today, Today.AddDays(-1)));
        given.Registration(RegistrationTrack.Filed, Today, Today);
        Refused("ASC-07", () => given.Officer(OfficerPost.President, ConcurrentPost.None, Today).End(Today.AddDays(-1), Today));
    }

    [Fact]
    public void ASC_08_a_filing_has_a_number()
    {
        Expect(false, "ASC-08", RegistrationRecord.CheckNumber(RegistrationTrack.Filed, " "));
        Assert.Empty(RegistrationRecord.CheckNumber(RegistrationTrack.Filed, "备2023-7"));
    }

    [Fact]
    public void ASC_09_there_is_one_president_at_a_time()
    {
        var given = new Given();
        var president = given.Officer(OfficerPost.President, ConcurrentPost.None, Today);
        Expect(false, "ASC-09", Officer.CheckSingle(OfficerPost.President, given.Facts.Officers));
        Assert.Empty(Officer.CheckSingle(OfficerPost.VicePresident, given.Facts.Officers));
        president.End(Today, Today);
        Assert.Empty(Officer.CheckSingle(OfficerPost.President, given.Facts.Officers));
    }

    [Fact]
    public void ASC_10_an_officer_leaves_once()
    {
        var officer = new Given().Officer(OfficerPost.President, ConcurrentPost.None, Today);
        officer.End(Today, Today);
        Refused("ASC-10", () => officer.End(Today, Today));
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 11, false)]
    [InlineData(100_001, 0, false)]
    [InlineData(0, -1, false)]
    public void ASC_11_women_are_among_the_members(int members, int women, bool fits) =>
        Expect(fits, "ASC-11", MemberCount.CheckNumbers(members, women));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_000_000_001)]
    public void ASC_12_an_amount_is_above_nothing_and_at_most_100_million_yuan(long fen)
    {
        Refused("ASC-12", () => new Given().Income(Today, fen));
        new Given().Income(Today, 1);
        new Given().Income(Today, 10_000_000_000);
    }

    [Fact]
    public void ASC_13_income_has_a_channel_and_spending_a_purpose()
    {
        Refused("ASC-13", () => Entry(LedgerDirection.Income, null, "茶水"));
        Refused("ASC-13", () => Entry(LedgerDirection.Spending, null, " "));
        Refused("ASC-13", () => Entry(LedgerDirection.Spending, IncomeChannel.Fiscal, "茶水"));
        Assert.Null(Entry(LedgerDirection.Income, IncomeChannel.Fiscal, "x").Purpose);
    }

    [Fact]
    public void ASC_14_an_entry_is_undone_once_and_a_reversal_never()
    {
        var given = new Given();
        var entry = given.Income(Today);
        var reversal = given.Reverse(entry, Today);
        Refused("ASC-14", () => entry.Reverse(Guid.CreateVersion7(), given.Association, Today, "记错", reversed: true, Today));
        Refused("ASC-14", () => given.Reverse(reversal, Today));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100_000, true)]
    [InlineData(100_001, false)]
    public void ASC_15_somebody_came_to_an_activity(int people, bool fits)
    {
        ActivityRecord Make() => new(Guid.CreateVersion7(), Given.Open(), Today, ActivityCategory.MutualAid, people, null, null, Today);
        if (fits) Assert.Equal(people, Make().People);
        else Refused("ASC-15", Make);
    }

    [Fact]
    public void ASC_16_an_activity_is_struck_out_once()
    {
        var record = new Given().Activity(Today);
        record.Remove(Today);
        Refused("ASC-16", () => record.Remove(Today));
    }

    [Fact]
    public void ASC_17_a_place_that_is_none_has_no_area()
    {
        Refused("ASC-17", () => Room(PlaceNature.None, 1));
        Refused("ASC-17", () => Room(PlaceNature.Shared, -1));
        Refused("ASC-17", () => Room(PlaceNature.Shared, 1_000_001));
        Assert.Null(Room(PlaceNature.None, null).SquareMetres);
        Assert.Equal(1_000_000, Room(PlaceNature.Shared, 1_000_000).SquareMetres);
    }

    [Fact]
    public void ASC_18_texts_are_there_and_not_too_long()
    {
        Refused("ASC-18", () => Person(" "));
        Refused("ASC-18", () => Person(new('王', 31)));
        Assert.Equal(30, Person(new('王', 30)).Name.Length);
    }

    [Theory]
    [InlineData(1899, false)]
    [InlineData(1900, true)]
    [InlineData(2026, true)]
    [InlineData(2027, false)]
    public void ASC_19_a_birth_year_is_possible(int year, bool fits) =>
        Expect(fits, "ASC-19", Checks.BirthYear(year, Today, "BirthYear"));

    [Theory]
    [InlineData("34", 0, false)]
    [InlineData("34", 1, true)]
    [InlineData("34", 12, true)]
    [InlineData("34", 13, false)]
    [InlineData("3410", 9, false)]
    public void ASC_20_a_rule_asks_for_1_to_12_months_of_a_province(string province, int months, bool fits)
    {
        ActivityRule Make() => new(Guid.CreateVersion7(), DivisionCode.Parse(province), Today, months);
        if (fits) Assert.Equal(months, Make().MinMonths);
        else Refused("ASC-20", Make);
    }

    [Fact]
    public void ASC_21_a_count_is_stated_only_where_no_list_is_kept()
    {
        Expect(false, "ASC-21", MemberCount.CheckNoList(listed: true));
        Assert.Empty(MemberCount.CheckNoList(listed: false));
    }

    [Fact]
    public void ASC_22_a_member_leaves_once()
    {
        var member = new Given().Member(Sex.Female, Today);
        member.Leave(Today, LeavingReason.Resigned, Today);
        Refused("ASC-22", () => member.Leave(Today, LeavingReason.Resigned, Today));
    }

    [Fact]
    public void ASC_23_a_place_is_given_up_once()
    {
        var place = new Given().Place(PlaceNature.Shared, Today);
        place.End(Today, Today);
        Refused("ASC-23", () => place.End(Today, Today));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void ASC_24_a_statement_speaks_of_0_to_12_months(int months, bool fits) =>
        Expect(fits, "ASC-24", StatedFacts.CheckMonths(months));

    [Fact]
    public void A_new_name_ends_the_old_one_on_the_same_day()
    {
        var association = Given.Open();
        var old = new AssociationName(Guid.CreateVersion7(), association, association.CurrentName, new(2020, 1, 1));
        var line = association.Rename("芳口村老年人协会", old, Guid.CreateVersion7(), Today, Today);
        Assert.Equal((Today, Today, "芳口村老年人协会"), (old.To!.Value, line.From!.Value, association.CurrentName));
    }

    private static Association Named(string name) => new(Guid.CreateVersion7(), Given.Village, Setting.Rural, name, null, Today);

    private static Association At(string unit) => new(Guid.CreateVersion7(), DivisionCode.Parse(unit), Setting.Rural, "老年协会", null, Today);

    private static LedgerEntry Entry(LedgerDirection direction, IncomeChannel? channel, string? purpose) =>
        new(Guid.CreateVersion7(), Given.Open(), Today, direction, channel, purpose, new(1), null, Today);

    private static Place Room(PlaceNature nature, int? area) => new(Guid.CreateVersion7(), Given.Open(), PlacePurpose.Office, nature, null, area, true, Today, Today);

    private static Member Person(string name) => new(Guid.CreateVersion7(), Given.Open(), name, Sex.Male, null, Today, Today);

    private static void Expect(bool fits, string rule, IEnumerable<Problem> found) =>
        Assert.Equal(fits ? "" : rule, string.Join(' ', found.Select(p => p.Rule)));

    private static void Refused(string rule, Func<object> act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);

    private static void Refused(string rule, Action act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);
}
