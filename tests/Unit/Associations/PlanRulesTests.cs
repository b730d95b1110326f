using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>What a place is used for, a day of its day care, and a year's plan, on both sides of each edge.</summary>
public sealed class PlanRulesTests
{
    private static readonly DateOnly Today = Given.Today;
    private readonly Given given = new();

    [Fact]
    public void ASC_42_day_care_is_where_a_room_is_used_for_it()
    {
        var room = Room();
        Refused("ASC-42", () => Day(room, 5));
        room.Equip(PlaceUses.Chess | PlaceUses.DayCare, Facilities.Beds);
        Assert.Equal([PlaceUses.Chess, PlaceUses.DayCare], room.Uses.Each);
        Assert.Equal(5, Day(room, 5).People);
        Refused("ASC-07", () => Day(room, 5, new(2025, 12, 31)));
        room.End(Today, Today);
        Refused("ASC-42", () => Day(room, 5));
        Assert.Equal(Today.AddDays(-1), Day(room, 5, Today.AddDays(-1)).On);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void ASC_43_somebody_came(int people, bool taken)
    {
        var room = Room();
        room.Equip(PlaceUses.DayCare, Facilities.None);
        if (taken) Assert.Equal(people, Day(room, people).People);
        else Refused("ASC-43", () => Day(room, people));
    }

    [Fact]
    public void ASC_45_a_day_is_struck_out_once()
    {
        var room = Room();
        room.Equip(PlaceUses.DayCare, Facilities.None);
        var day = Day(room, 5);
        day.Remove(Today);
        Refused("ASC-45", () => day.Remove(Today));
    }

    [Fact]
    public void ASC_46_where_there_is_nothing_nothing_is_ticked()
    {
        Refused("ASC-46", () => given.Place(PlaceNature.None, Today).Equip(PlaceUses.Chess, Facilities.None));
        var room = Room();
        room.Equip(PlaceUses.Chess, Facilities.None);
        room.End(Today, Today);
        Refused("ASC-46", () => room.Equip(PlaceUses.None, Facilities.None));
    }

    [Theory]
    [InlineData(1989, false)]
    [InlineData(1990, true)]
    [InlineData(2027, true)]
    [InlineData(2028, false)]
    public void ASC_47_a_plan_is_for_a_year_that_is_near(int year, bool taken)
    {
        if (taken) Assert.Equal(year, Planned(year).Year);
        else Refused("ASC-47", () => Planned(year));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(12, true)]
    [InlineData(13, false)]
    public void ASC_49_a_thing_has_its_month(int month, bool taken)
    {
        if (taken) Assert.Equal(month, Item(month).Month);
        else Refused("ASC-49", () => Item(month));
    }

    [Fact]
    public void ASC_50_a_thing_is_done_once_and_taken_out_once()
    {
        var item = Item(10);
        item.Do(given.Activity(Today));
        Refused("ASC-50", () => item.Do(given.Activity(Today)));
        Refused("ASC-50", () => item.Remove(Today));
        item.Undo();
        item.Remove(Today);
        Refused("ASC-50", () => item.Remove(Today));
    }

    [Fact]
    public void ASC_51_a_thing_is_done_by_an_activity_of_its_year_that_stands()
    {
        Refused("ASC-51", () => Item(10).Do(given.Activity(new(2025, 12, 31))));
        var mistaken = given.Activity(Today);
        mistaken.Remove(Today);
        Refused("ASC-51", () => Item(10).Do(mistaken));
    }

    [Fact]
    public void A_thing_is_overdue_from_the_month_after_its_own_until_it_is_done()
    {
        Assert.False(Item(11).IsOverdue(Today));
        var late = Item(10);
        Assert.True(late.IsOverdue(Today));
        Assert.False(late.IsOverdue(new(2026, 10, 31)));
        Assert.True(late.IsOverdue(new(2026, 11, 1)));
        late.Do(given.Activity(Today));
        Assert.False(late.IsOverdue(Today));
        Assert.Contains(HeadsChores.Lacks(given.Profile(), overdue: 2), c => c.Part == "/plan" && c.Text.Contains('2', StringComparison.Ordinal));
        Assert.DoesNotContain(HeadsChores.Lacks(given.Profile()), c => c.Part == "/plan");
    }

    private Place Room() => given.Place(PlaceNature.Shared, new(2026, 1, 1));

    private DayCareDay Day(Place room, int people, DateOnly? on = null) => new(Guid.CreateVersion7(), given.Association, room, on ?? Today, people, null, Today);

    private AnnualPlan Planned(int year) => new(Guid.CreateVersion7(), given.Association, year, Adoption.On(Today), Today);

    private PlanItem Item(int month) => new(Guid.CreateVersion7(), given.Association, Planned(2026), month, ActivityCategory.MutualAid, "慰问");

    private static void Refused(string rule, Action act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);
}
