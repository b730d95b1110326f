using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Unit.Indicators;

public sealed class FigureTests(ClubHouse house) : IClassFixture<ClubHouse>
{
    private static readonly DivisionCode Town = DivisionCode.Parse("341022104");

    [Fact]
    public async Task A_rate_is_made_from_the_sums_and_never_averaged()
    {
        await VillagesAsync();
        var sheet = await house.FiguresAsync(new(DivisionCode.Parse("341022"), ["coverage"], ByChild: true));
        Assert.Equal(["66.67%", "50.00%", "100.00%"], sheet!.Rows.Select(r => r.Get("coverage").Display));
        Assert.Equal((2, 3), (sheet.Total.Get("coverage").Numerator, sheet.Total.Get("coverage").Denominator!.Value));
    }

    [Fact]
    public async Task A_unit_without_profiles_has_a_row_of_zeros_and_a_rate_without_value()
    {
        await VillagesAsync();
        var sheet = await house.FiguresAsync(new(Town, ["clubs", "coverage"], ByChild: true));
        var empty = sheet!.Rows.Single(r => r.Unit.Code == DivisionCode.Parse("341022104203"));
        Assert.Equal((0, "—"), (empty.Get("clubs").Numerator, empty.Get("coverage").Display));
    }

    [Fact]
    public async Task What_belongs_to_no_unit_below_is_the_units_own_level_and_part_of_the_total()
    {
        await VillagesAsync(Club(341022104000, Setting.Rural, open: true));
        var sheet = await house.FiguresAsync(new(Town, ["clubs"], ByChild: true));
        Assert.Equal((FigureRowKind.OwnLevel, 1), (sheet!.Rows[^1].Kind, sheet.Rows[^1].Get("clubs").Numerator));
        Assert.Equal(2, sheet.Total.Get("clubs").Numerator);
    }

    [Theory]
    [InlineData("4419", 3)]
    [InlineData("441900", 3)]
    [InlineData("3505", 1)]
    [InlineData("350527", 1)]
    [InlineData("350527000", 1)]
    [InlineData("350527000000", 1)]
    [InlineData("0", 4)]
    public async Task Codes_shared_by_several_levels_count_once_at_each(string code, int clubs)
    {
        house.Tree.Clear();
        house.Tree.Add("44", "4419", "441900", "441900003", "441900003001", "35", "3505", "350527", "350527000", "350527000000");
        await house.StoreAsync([
            Club(441900000000, Setting.Urban, open: true), Club(441900003000, Setting.Urban, open: true), Club(441900003001, Setting.Urban, open: true),
            Club(350527000000, Setting.Rural, open: true)]);
        var sheet = await house.FiguresAsync(new(DivisionCode.Parse(code), ["clubs"], ByChild: true));
        Assert.Equal(clubs, sheet!.Total.Get("clubs").Numerator);
        Assert.Equal(code.Length == 12 ? 0 : clubs, sheet.Rows.Skip(1).Sum(r => r.Get("clubs").Numerator));
    }

    [Theory]
    [InlineData("341022", 4)]
    [InlineData("0", 4)]
    [InlineData("341022104201", 4)]
    public async Task One_query_per_profile_type_whatever_is_asked(string code, int asked)
    {
        await VillagesAsync();
        var question = new FiguresQuestion(DivisionCode.Parse(code), ["coverage", "funded.rate", "members", "income"], ByChild: true);
        Assert.Equal(asked, question.Indicators.Count);
        Assert.Equal(2, await ClubHouse.CommandsOfAsync(() => house.FiguresAsync(question)));
        Assert.Equal(1, await ClubHouse.CommandsOfAsync(() => house.FiguresAsync(question with { Indicators = ["coverage"] })));
    }

    [Theory]
    [InlineData(202601, 202603, 600)]
    [InlineData(202602, 202602, 200)]
    [InlineData(202604, 202612, 0)]
    public async Task Flows_are_summed_over_the_months_asked_for_both_ends_included(int from, int to, long fen)
    {
        await VillagesAsync();
        await house.StoreAsync([], [Month(202601, 100), Month(202602, 200), Month(202603, 300)]);
        var sheet = await house.FiguresAsync(new(Town, ["income"], From: new Month(from), To: new Month(to)));
        Assert.Equal(fen, sheet!.Total.Get("income").Numerator);
        var records = await RecordsAsync(new(Town, "income", From: new Month(from), To: new Month(to)));
        Assert.Equal(fen, records!.Lines.Sum(l => l.Value));
    }

    [Fact]
    public async Task IND_01_an_unknown_indicator_is_refused_and_the_known_ones_are_named()
    {
        await VillagesAsync();
        var refused = await Assert.ThrowsAsync<RuleException>(() => house.FiguresAsync(new(Town, ["clubz"])));
        Assert.Equal("IND-01", refused.Problems.Single().Rule);
        Assert.Contains("clubs", refused.Problems.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IND_02_tomorrow_is_refused_and_today_is_live()
    {
        await VillagesAsync();
        var today = TimeProvider.System.BeijingToday;
        Assert.True((await house.FiguresAsync(new(Town, ["clubs"], AsOf: today)))!.IsLive);
        var refused = await Assert.ThrowsAsync<RuleException>(() => house.FiguresAsync(new(Town, ["clubs"], AsOf: today.AddDays(1))));
        Assert.Equal("IND-02", refused.Problems.Single().Rule);
    }

    [Fact]
    public async Task IND_03_a_period_that_ends_before_it_begins_is_refused()
    {
        await VillagesAsync();
        Assert.NotNull(await house.FiguresAsync(new(Town, ["income"], From: new Month(202602), To: new Month(202602))));
        var refused = await Assert.ThrowsAsync<RuleException>(() => house.FiguresAsync(new(Town, ["income"], From: new Month(202603), To: new Month(202602))));
        Assert.Equal("IND-03", refused.Problems.Single().Rule);
    }

    [Fact]
    public async Task IND_04_a_sum_has_no_near_misses()
    {
        await VillagesAsync();
        Assert.NotNull(await RecordsAsync(new(Town, "clubs", RecordSide.Near)));
        var refused = await Assert.ThrowsAsync<RuleException>(() => RecordsAsync(new(Town, "members", RecordSide.Near)));
        Assert.Equal("IND-04", refused.Problems.Single().Rule);
    }

    [Fact]
    public async Task Near_misses_say_what_is_lacking_in_the_words_of_the_columns()
    {
        house.Tree.Clear();
        house.Tree.Add("34", "3410", "341022", "341022104");
        await house.StoreAsync([Club(341022104201, Setting.Rural, open: true, months: 8, overdue: true), Club(341022104202, Setting.Rural, open: true, months: 9, funded: true)]);
        Assert.Equal(["近12个月有活动的月份 8 个，需要 9 个"], Assert.Single((await RecordsAsync(new(Town, "active", RecordSide.Near)))!.Lines).Lacking);
        Assert.Equal(["届满没有换届", "没有经费来源"], Assert.Single((await RecordsAsync(new(Town, "sound", RecordSide.Near)))!.Lines).Lacking);
    }

    [Fact]
    public async Task Sums_list_the_largest_first()
    {
        await house.StoreAsync([Club(341022104201, Setting.Rural, true, members: 5), Club(341022104202, Setting.Rural, true, members: 50), Club(341022104203, Setting.Rural, true)]);
        house.Tree.Clear();
        house.Tree.Add("34", "3410", "341022", "341022104");
        var records = await RecordsAsync(new(Town, "members"));
        Assert.Equal([50L, 5L], records!.Lines.Select(l => l.Value!.Value));
    }

    [Fact]
    public async Task Figures_and_records_stay_within_the_post()
    {
        await VillagesAsync();
        PostHeld clerk = new(Guid.CreateVersion7(), Role.Clerk, Town), viewer = new(Guid.CreateVersion7(), Role.Viewer, Town);
        Assert.NotNull(await house.FiguresAsync(new(Town, ["clubs"]), clerk));
        Assert.Null(await house.FiguresAsync(new(DivisionCode.Parse("341022"), ["clubs"]), clerk));
        Assert.Null(await house.FiguresAsync(new(DivisionCode.Parse("341022105"), ["clubs"]), clerk));
        Assert.NotNull(await RecordsAsync(new(Town, "clubs"), clerk));
        Assert.NotNull(await house.FiguresAsync(new(Town, ["clubs"]), viewer));
        Assert.Null(await RecordsAsync(new(Town, "clubs"), viewer));
    }

    [Fact]
    public async Task A_post_bound_to_one_subject_opens_that_one_only()
    {
        var own = Club(341022104201, Setting.Rural, open: true);
        await VillagesAsync(own);
        PostHeld head = new(Guid.CreateVersion7(), Role.AssociationHead, DivisionCode.Parse("341022104201"), own.Id);
        house.Tree.Add("341022104204");
        var records = await RecordsAsync(new(DivisionCode.Parse("341022104201"), "clubs"), head);
        Assert.Equal(own.Id, Assert.Single(records!.Lines).Subject.Id);
        Assert.Null(await house.FiguresAsync(new(Town, ["clubs"]), head));
    }

    private Task<RecordsAnswer?> RecordsAsync(RecordsQuestion question, params PostHeld[] posts) =>
        house.AskAsync((ListRecords list) => list.RunAsync(question, TestContext.Current.CancellationToken), posts);

    /// <summary>Two townships: one with a club in one of two villages and a village without profile, one with a club in its only village.</summary>
    private async Task VillagesAsync(params ClubProfile[] more)
    {
        house.Tree.Clear();
        house.Tree.Add("34", "3410", "341022", "341022104", "341022105", "341022104201", "341022104202", "341022104203", "341022105201");
        await house.StoreAsync([
            Club(341022104201, Setting.Rural, open: true), Club(341022104202, Setting.Rural, open: false), Club(341022105201, Setting.Urban, open: true), .. more]);
    }

    private static ClubProfile Club(long division, Setting setting, bool open, bool funded = false, bool overdue = false, int months = 0, long members = 0) => new()
    {
        County = (int)(division / 1_000_000),
        Id = Guid.CreateVersion7(),
        Division = division,
        Setting = setting,
        IsOpen = open,
        HasFunding = funded,
        TermOverdue = overdue,
        ActiveMonths = months,
        Members = members,
    };

    private static ClubMonth Month(int month, long fen) => new()
    {
        County = 341022,
        Id = Guid.CreateVersion7(),
        Division = 341022104201,
        Setting = Setting.Rural,
        Month = month,
        Income = fen,
    };
}
