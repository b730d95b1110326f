using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>What an association counts as, on both sides of each edge.</summary>
public sealed class ProfileRulesTests
{
    private static readonly DateOnly Today = Given.Today;

    [Theory]
    [InlineData("2025-11-24", true)]
    [InlineData("2025-11-23", false)]
    [InlineData("2026-11-23", true)]
    public void Income_counts_for_twelve_months(string on, bool expected)
    {
        var given = new Given();
        given.Income(Day(on));
        Assert.Equal(expected, given.Profile().HasFunding);
    }

    [Fact]
    public void Income_undone_by_a_reversal_does_not_count_from_the_day_of_the_reversal()
    {
        var given = new Given();
        given.Reverse(given.Income(new(2026, 6, 1)), new(2026, 7, 1));
        Assert.True(given.Profile(new(2026, 6, 30)).HasFunding);
        Assert.False(given.Profile(new(2026, 7, 1)).HasFunding);
    }

    [Fact]
    public void A_stated_funding_holds_until_the_first_ledger_entry_even_of_spending()
    {
        var given = new Given().Stated(new(2026, 6, 10), funding: true);
        Assert.True(given.Profile() is { HasFunding: true, FundingStated: true });
        Assert.False(given.Profile(new(2026, 6, 9)).HasFunding);
        given.Spending(new(2026, 7, 1));
        Assert.True(given.Profile() is { HasFunding: false, FundingStated: false });
    }

    [Theory]
    [InlineData(PlaceNature.Dedicated, true)]
    [InlineData(PlaceNature.Shared, true)]
    [InlineData(PlaceNature.None, false)]
    public void A_place_in_use_counts_unless_it_says_there_is_none(object nature, bool expected)
    {
        var given = new Given();
        given.Place((PlaceNature)nature, new(2026, 1, 1));
        Assert.Equal(expected, given.Profile().HasVenue);
    }

    [Fact]
    public void A_place_given_up_does_not_fall_back_on_what_was_stated()
    {
        var given = new Given().Stated(new(2026, 6, 10), venue: true);
        Assert.True(given.Profile() is { HasVenue: true, VenueStated: true });
        given.Place(PlaceNature.Shared, new(2026, 7, 1)).End(new(2026, 11, 23), Today);
        Assert.True(given.Profile(new(2026, 11, 22)) is { HasVenue: true, VenueStated: false });
        Assert.True(given.Profile() is { HasVenue: false, VenueStated: false });
    }

    [Fact]
    public void Nine_months_of_the_last_twelve_are_regular_eight_are_not()
    {
        Assert.True(new Given().ActiveIn(0, 1, 2, 3, 4, 5, 6, 7, 11).Profile() is { RegularlyActive: true, ActiveMonths12: 9 });
        Assert.True(new Given().ActiveIn(0, 1, 2, 3, 4, 5, 6, 11).Profile() is { RegularlyActive: false, ActiveMonths12: 8 });
        Assert.True(new Given().ActiveIn(0, 1, 2, 3, 4, 5, 6, 11, 12).Profile() is { RegularlyActive: false, ActiveMonths12: 8 });
    }

    [Fact]
    public void Two_activities_in_one_month_are_one_month() => Assert.Equal(1, new Given().ActiveIn(3, 3).Profile().ActiveMonths12);

    [Fact]
    public void A_province_sets_its_own_number_of_months_from_a_day_on()
    {
        var rule = new ActivityRule(Guid.CreateVersion7(), DivisionCode.Parse("34"), new(2026, 11, 23), 6);
        var other = new ActivityRule(Guid.CreateVersion7(), DivisionCode.Parse("52"), new(2020, 1, 1), 12);
        var given = new Given().ActiveIn(1, 2, 3, 4, 5, 6);
        Assert.True(given.Profile(Today, rule, other) is { RegularlyActive: true, MonthsNeeded: 6 });
        Assert.True(given.Profile(new(2026, 11, 22), rule, other) is { RegularlyActive: false, MonthsNeeded: 9, NextChangeOn: var next } && next == Today);
    }

    [Theory]
    [InlineData("2026-06-30", 9)]   // the survey's own month closes its twelve
    [InlineData("2026-09-30", 9)]   // nine of its months are still inside the window
    [InlineData("2026-10-01", 8)]   // then one leaves with every month
    [InlineData("2027-05-31", 1)]
    [InlineData("2027-06-01", 0)]
    public void Stated_months_fade_as_they_leave_the_window(string on, int expected) =>
        Assert.Equal(expected, new Given().Stated(new(2026, 6, 10), months: 9).Profile(Day(on)).ActiveMonths12);

    [Fact]
    public void Stated_months_give_way_to_the_log_from_its_first_month()
    {
        // Logged from September on; of the survey's months, July 2025 to June 2026, those since December 2025 are inside the window: seven.
        var given = new Given().Stated(new(2026, 6, 10), months: 9).ActiveIn(0, 1, 2);
        Assert.True(given.Profile() is { ActiveMonths12: 10, ActivityStated: true, RegularlyActive: true });

        // An activity of February 2026, written down later, leaves only December and January to the statement.
        given.ActiveIn(9);
        Assert.Equal(3 + 1 + 2, given.Profile().ActiveMonths12);

        // One of before the window silences it altogether.
        given.ActiveIn(12);
        Assert.True(given.Profile() is { ActiveMonths12: 4, ActivityStated: false });
    }

    [Fact]
    public void A_later_statement_replaces_an_earlier_one() =>
        Assert.Equal(3, new Given().Stated(new(2026, 10, 1), months: 12).Stated(new(2026, 11, 1), months: 3).Profile().ActiveMonths12);

    [Fact]
    public void Only_the_president_in_office_is_asked_about_other_posts()
    {
        var given = new Given();
        given.Officer(OfficerPost.VicePresident, ConcurrentPost.Both, new(2024, 1, 1));
        Assert.True(given.Profile() is { PresidentFromCommittee: false, HasPresident: false });
        var president = given.Officer(OfficerPost.President, ConcurrentPost.Committee, new(2024, 1, 1));
        Assert.True(given.Profile().PresidentFromCommittee);
        president.End(new(2026, 11, 1), Today);
        given.Officer(OfficerPost.President, ConcurrentPost.None, new(2026, 11, 1));
        Assert.True(given.Profile(new(2026, 10, 31)).PresidentFromCommittee);
        Assert.True(given.Profile(new(2026, 11, 1)) is { PresidentFromCommittee: false, HasPresident: true });
    }

    [Fact]
    public void A_term_is_overdue_the_day_after_it_ended_but_not_a_supervisors()
    {
        var given = new Given();
        given.Officer(OfficerPost.Supervisor, ConcurrentPost.None, new(2020, 1, 1), new(2023, 1, 1));
        given.Officer(OfficerPost.President, ConcurrentPost.None, new(2023, 11, 24), Today);
        Assert.True(given.Profile() is { TermOverdue: false, NextChangeOn: var next } && next == Today.AddDays(1));
        Assert.True(given.Profile(Today.AddDays(1)).TermOverdue);
    }

    [Fact]
    public void A_registration_is_valid_on_its_last_day_and_expired_the_day_after()
    {
        var given = new Given();
        given.Registration(RegistrationTrack.Registered, new(2024, 1, 1), Today);
        Assert.True(given.Profile() is { Registered: true, Filed: false, RegistrationExpired: false });
        Assert.True(given.Profile(Today.AddDays(1)) is { Registered: false, RegistrationExpired: true });
        given.Registration(RegistrationTrack.Filed, Today, null);
        Assert.True(given.Profile(Today.AddDays(1)) is { Registered: false, Filed: true, RegistrationExpired: false });
    }

    [Fact]
    public void Without_any_registration_nothing_has_expired() => Assert.False(new Given().Profile().RegistrationExpired);

    [Fact]
    public void Members_come_from_the_count_until_a_list_is_kept()
    {
        var given = new Given().Counted(new(2026, 1, 1), 80, 40).Counted(new(2026, 6, 1), 90, 50);
        Assert.True(given.Profile(new(2026, 5, 31)) is { Members: 80, Women: 40, MembersListed: false });
        Assert.True(given.Profile() is { Members: 90, Women: 50 });
        given.Member(Sex.Female, new(2026, 7, 1));
        given.Member(Sex.Male, new(2026, 7, 2)).Leave(new(2026, 11, 23), LeavingReason.Died, Today);
        Assert.True(given.Profile(new(2026, 11, 22)) is { Members: 2, Women: 1, MembersListed: true });
        Assert.True(given.Profile() is { Members: 1, Women: 1, MembersListed: true });
    }

    [Fact]
    public void There_is_no_profile_before_the_founding_and_after_the_end()
    {
        var association = Given.Open(foundedOn: new(2020, 5, 1));
        association.Close(new(2026, 11, 1), Today);
        var facts = new AssociationFacts(association);
        Assert.Null(ProfileRules.Profile(facts, new(2020, 4, 30), new([])));
        Assert.NotNull(ProfileRules.Profile(facts, new(2020, 5, 1), new([])));
        Assert.NotNull(ProfileRules.Profile(facts, new(2026, 10, 31), new([])));
        Assert.Null(ProfileRules.Profile(facts, new(2026, 11, 1), new([])));
    }

    [Fact]
    public void A_month_adds_income_by_channel_and_takes_off_what_was_undone_in_it()
    {
        var given = new Given().ActiveIn(1, 1);
        given.Spending(new(2026, 9, 3), 30_00);
        var mistake = given.Income(new(2026, 9, 2), 500_00);
        given.Income(new(2026, 10, 5), 70_00);
        given.Reverse(mistake, new(2026, 10, 6));
        var months = AssociationMonth.Of(given.Facts, Today).ToList();
        Assert.Equal(new[] { 202609, 202610 }, months.Select(m => m.Month));
        Assert.True(months[0] is { Income: 500_00, Donation: 500_00, Fiscal: 0, Spending: 30_00, Activities: 0 });
        Assert.True(months[1] is { Income: -430_00, Donation: -430_00, Activities: 2, ActivityPeople: 40 });
    }

    /// <summary>Walks day by day: nothing changes on a day that was not announced.</summary>
    [Fact]
    public void Whatever_time_changes_is_announced()
    {
        var given = new Given().Stated(new(2026, 10, 10), months: 4).ActiveIn(0, 1, 2, 3, 4, 5, 6, 7, 8);
        given.Income(new(2026, 2, 28));
        given.Officer(OfficerPost.President, ConcurrentPost.None, new(2024, 1, 1), new(2027, 3, 5));
        given.Registration(RegistrationTrack.Registered, new(2024, 1, 1), new(2027, 4, 30));
        var last = given.Profile();
        for (var day = Today.AddDays(1); day < Today.AddYears(2); day = day.AddDays(1))
        {
            var now = given.Profile(day);
            if (Told(now) != Told(last)) Assert.Equal(day, last.NextChangeOn);
            if (last.NextChangeOn == day) last = now;
        }

        static string Told(AssociationProfile p) => $"{p.HasFunding} {p.ActiveMonths12} {p.RegularlyActive} {p.ActivityStated} {p.TermOverdue} {p.Registered} {p.RegistrationExpired}";
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
