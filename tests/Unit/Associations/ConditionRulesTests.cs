using Yinling.Associations.Domain;

namespace Yinling.Unit.Associations;

/// <summary>What a standard finds in an association, on both sides of each edge.</summary>
public sealed class ConditionRulesTests
{
    private static readonly DateOnly Today = Given.Today;

    [Fact]
    public void An_association_without_any_record_has_nothing_and_is_idle()
    {
        var none = Of(new());
        Assert.True(none is
        {
            CharterParts: 0, CharterByMeeting: false, RulesBasic: 0, RulesFurther: 0, OfficersComplete: false, TermCurrent: false, PresidentIndependent: false, PlanMade: false, PlanDue: 0, DisclosedQuarters: 0,
            Reviewed: false, LearningQuarters: 0, OfficeHeld: false, ActivityPlaceHeld: false, IndoorSquareMetres: 0, HasReading: false, DayCareRoom: false, IncomeChannels: 0, ActiveMonths: 0, Categories: 0, IdleMonths: 12,
        });
    }

    [Fact]
    public void The_charter_adopted_last_is_in_force()
    {
        var given = new Given();
        given.Facts.Charters.AddRange([new(Guid.CreateVersion7(), new(2024, 1, 1), 4, true), new(Guid.CreateVersion7(), new(2026, 5, 1), 3, false)]);
        Assert.True(Of(given) is { CharterParts: 3, CharterByMeeting: false });
        Assert.True(Of(given, new(2026, 4, 30)) is { CharterParts: 4, CharterByMeeting: true });
    }

    [Fact]
    public void Reviews_and_rewards_are_one_rule_of_two_halves()
    {
        var given = new Given();
        given.Facts.Rules.AddRange([new(InternalRuleKind.Meeting, Today), new(InternalRuleKind.Meeting, Today), new(InternalRuleKind.Finance, Today), new(InternalRuleKind.Review, Today), new(InternalRuleKind.Venue, Today)]);
        Assert.True(Of(given) is { RulesBasic: 2, RulesFurther: 1 });
        given.Facts.Rules.Add(new(InternalRuleKind.Reward, Today));
        Assert.Equal(2, Of(given).RulesFurther);
        Assert.Equal(0, Of(given, Today.AddDays(-1)).RulesBasic);
    }

    [Fact]
    public void Officers_are_complete_when_all_five_posts_are_held()
    {
        var given = new Given();
        foreach (var post in new[] { OfficerPost.President, OfficerPost.VicePresident, OfficerPost.SecretaryGeneral, OfficerPost.Councillor }) given.Officer(post, ConcurrentPost.None, new(2024, 1, 1), new(2026, 11, 23));
        Assert.True(Of(given) is { OfficersComplete: false, TermCurrent: true, PresidentIndependent: true, PresidentElected: false });
        given.Officer(OfficerPost.Supervisor, ConcurrentPost.None, new(2026, 11, 23));
        Assert.True(Of(given).OfficersComplete);
        Assert.False(Of(given, new(2026, 11, 24)).TermCurrent);
    }

    [Fact]
    public void Things_planned_count_once_their_month_has_come()
    {
        var given = new Given();
        given.Facts.Plans.AddRange([new(2025, new(2025, 1, 1), true), new(2026, new(2026, 1, 5), false)]);
        var done = given.Activity(new(2026, 10, 20)).Id;
        given.Facts.PlanItems.AddRange([new(2026, 11, null, null), new(2026, 10, done, null), new(2026, 12, null, null), new(2025, 1, done, null), new(2026, 3, null, new(2026, 11, 23))]);
        Assert.True(Of(given) is { PlanMade: true, PlanSummed: true, PlanDue: 2, PlanDone: 1 });
        // The day before, the item was still in the plan; before the activity, nothing was done.
        Assert.True(Of(given, new(2026, 11, 22)) is { PlanDue: 3, PlanDone: 1 });
        Assert.True(Of(given, new(2026, 10, 19)) is { PlanDue: 2, PlanDone: 0 });
        Assert.True(Of(given, new(2026, 1, 4)) is { PlanMade: false, PlanDue: 0 });
    }

    [Theory]
    [InlineData("2026-11-23", 4)]   // the quarter under way does not count, the four before it do
    [InlineData("2027-01-01", 3)]   // 2025-4 has left, 2026-4 was not posted
    [InlineData("2026-09-30", 3)]   // the third quarter is not over yet: 2025-3 was not posted
    public void Quarters_laid_open_are_those_that_ended(string on, int expected)
    {
        var given = new Given();
        foreach (var quarter in new Quarter[] { new(2025, 4), new(2026, 1), new(2026, 2), new(2026, 3) }) given.Facts.Disclosures.Add(new(DisclosureKind.Affairs, quarter, quarter.LastDay));
        given.Facts.Disclosures.Add(new(DisclosureKind.Finance, new(2025, 3), new(2025, 10, 1)));
        Assert.Equal(expected, Of(given, Day(on)).DisclosedQuarters);
    }

    [Theory]
    [InlineData("2025-12-01", true)]
    [InlineData("2025-11-30", false)]
    public void What_is_asked_for_within_a_year_is_looked_for_in_twelve_calendar_months(string on, bool expected)
    {
        var given = new Given();
        given.Facts.Reviews.Add(Day(on));
        given.Facts.DayCareDays.Add(Day(on));
        given.Income(Day(on));
        given.Activity(Day(on));
        Assert.Equal((expected, expected, expected ? 1 : 0, expected ? 1 : 0), (Of(given).Reviewed, Of(given).DayCareUsed, Of(given).IncomeChannels, Of(given).Categories));
    }

    [Fact]
    public void Places_and_things_count_while_they_are_in_use()
    {
        var given = new Given();
        var place = given.Place(PlaceNature.Shared, new(2026, 1, 1));
        place.Equip(PlaceUses.DayCare, Facilities.Games | Facilities.FitnessEquipment);
        given.Facts.Assets.AddRange([new(AssetCategory.Reading, new(2026, 2, 1), null, true), new(AssetCategory.Culture, new(2026, 2, 1), new(2026, 11, 23), true)]);
        Assert.True(Of(given) is { ActivityPlaceHeld: true, OfficeHeld: false, HasCultureFacilities: true, HasFitness: true, HasReading: true, DayCareRoom: true });
        place.End(new(2026, 11, 20), Today);
        Assert.True(Of(given) is { ActivityPlaceHeld: false, HasCultureFacilities: false, HasFitness: false, HasReading: true, DayCareRoom: false });
        Assert.True(Of(given, new(2026, 11, 22)).HasCultureFacilities);
        given.Facts.Assets.Add(new(AssetCategory.Rehabilitation, Today, null, false));
        Assert.False(Of(given).HasFitness);
    }

    [Theory]
    [InlineData("2026-11-01", 0)]
    [InlineData("2026-10-31", 0)]
    [InlineData("2026-09-30", 1)]
    [InlineData("2026-08-01", 2)]
    [InlineData("2026-07-31", 3)]
    [InlineData("2025-01-01", 12)]
    public void Idle_months_are_whole_months_without_any_activity(string last, int idle)
    {
        var given = new Given();
        given.Activity(Day(last));
        Assert.Equal(idle, Of(given).IdleMonths);
    }

    [Fact]
    public void Nobody_is_idle_before_the_founding_or_since_a_survey_that_spoke_of_activity()
    {
        Assert.Equal(2, Of(new Given().Stated(new(2026, 8, 10), months: 5)).IdleMonths);
        Assert.Equal(12, Of(new Given().Stated(new(2026, 8, 10), months: 0)).IdleMonths);
        var founded = new AssociationFacts(Given.Open(new(2026, 9, 5)));
        Assert.Equal(1, ConditionRules.Condition(founded, ProfileRules.Profile(founded, Today, new([]))!, Today).IdleMonths);
    }

    [Fact]
    public void An_office_may_be_shared_and_only_indoor_places_that_were_measured_add_up()
    {
        var given = new Given();
        void Add(PlacePurpose purpose, PlaceNature nature, int? metres, bool indoor) =>
            given.Facts.Places.Add(new(Guid.CreateVersion7(), given.Association, purpose, nature, null, metres, indoor, new(2026, 1, 1), Today));
        Add(PlacePurpose.Office, PlaceNature.Shared, 15, true);
        Assert.True(Of(given) is { OfficeHeld: true, OfficeDedicated: false, IndoorSquareMetres: 0 });
        Add(PlacePurpose.Office, PlaceNature.Dedicated, 15, true);
        Add(PlacePurpose.Activity, PlaceNature.Shared, 50, true);
        Add(PlacePurpose.Activity, PlaceNature.Shared, 30, true);
        Add(PlacePurpose.Activity, PlaceNature.Shared, 200, false);
        Add(PlacePurpose.Activity, PlaceNature.Shared, null, true);
        Assert.True(Of(given) is { OfficeDedicated: true, IndoorSquareMetres: 80 });
    }

    [Fact]
    public void A_channel_whose_money_was_taken_back_brought_none()
    {
        var given = new Given();
        given.Reverse(given.Income(new(2026, 6, 1)), new(2026, 7, 1));
        Assert.Equal((1, 0), (Of(given, new(2026, 6, 30)).IncomeChannels, Of(given).IncomeChannels));
    }

    [Fact]
    public void A_sheet_posted_after_the_day_was_not_open_on_it()
    {
        var given = new Given();
        given.Facts.Disclosures.Add(new(DisclosureKind.Affairs, new(2026, 3), new(2026, 11, 20)));
        Assert.Equal((0, 1), (Of(given, new(2026, 11, 19)).DisclosedQuarters, Of(given).DisclosedQuarters));
    }

    private static AssociationCondition Of(Given given, DateOnly? on = null) => ConditionRules.Condition(given.Facts, given.Profile(on), on ?? Today);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
