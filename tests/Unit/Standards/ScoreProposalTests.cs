using Yinling.Indicators.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Unit.Standards;

/// <summary>What records score: exact at every edge, the same for the same figures, and the sum of its items.</summary>
public sealed class ScoreProposalTests
{
    [Theory]
    [InlineData(12, 600)]
    [InlineData(10, 600)]
    [InlineData(9, 400)]
    [InlineData(8, 400)]
    [InlineData(7, 200)]
    [InlineData(6, 200)]
    [InlineData(5, 0)]
    [InlineData(0, 0)]
    public void A_band_begins_at_its_lower_bound_and_ends_before_its_upper(long months, long points) =>
        Assert.Equal(points, Of(StandardChecksTests.Sound, ("months", months)).Items[0].Certain.Value);

    [Fact]
    public void What_only_a_person_can_judge_stays_open_and_is_never_guessed()
    {
        var proposal = Of(StandardChecksTests.Sound, ("months", 10), ("registered", 1));
        Assert.Equal(("6", "10", false), (proposal.Certain.ToString(), proposal.Possible.ToString(), proposal.IsVetoed));
        Assert.True(proposal.Items[1].NeedsPerson);
        Assert.Null(proposal.Items[1].Levels[0].Holds);
    }

    [Fact]
    public void A_veto_the_records_show_is_told_whatever_the_score()
    {
        var proposal = Of(StandardChecksTests.Sound, ("months", 12), ("registered", 0));
        Assert.Equal((true, "6"), (proposal.IsVetoed, proposal.Certain.ToString()));
    }

    [Fact]
    public void A_checklist_adds_up_what_holds_and_leaves_open_what_nobody_recorded()
    {
        var list = StandardChecksTests.Judged with
        {
            Scoring = ScoringKind.Checklist,
            Levels = [Part("有记录", 1, "months", 1), Part("很多", 1, "months", 5), new("结对 5 对以上", Hundredths.Whole(2))],
        };
        var proposal = Of(StandardChecksTests.Sound.With("2", list), ("months", 2)).Items[1];
        Assert.Equal(("1", "2"), (proposal.Certain.ToString(), proposal.Open.ToString()));
        Assert.Equal([true, false, null], proposal.Levels.Select(l => l.Holds));
    }

    // Source: domain.md §2.3: 13 of 20 is exactly 65%; 不到 and 以上 are decided on integers, never on a rounded percentage.
    [Theory]
    [InlineData(13, 20, true)]
    [InlineData(129_999, 200_000, false)]
    [InlineData(1_299_999, 2_000_000, false)]   // prints as 65.00%
    [InlineData(0, 0, false)]
    public void A_rate_is_compared_by_its_integers(long numerator, long denominator, bool holds)
    {
        var ratio = new RatioIndicator(new("rate", "率", IndicatorUnit.Percent, "口径", "来源"), "months", "members");
        var known = new Dictionary<string, Indicator>(StandardChecksTests.Known) { ["rate"] = ratio };
        var item = StandardChecksTests.Months with { Levels = [Part("65% 以上", 6, "rate", 65)] };
        var proposal = ScoreProposal.Of(StandardChecksTests.Sound.With("1", item), known, Figures(("months", numerator), ("members", denominator)));
        Assert.Equal(holds, proposal.Items[0].Certain > Hundredths.Zero);
    }

    [Theory]
    [InlineData(99_999, false)]
    [InlineData(100_000, true)]
    public void Money_is_compared_in_yuan_to_the_fen(long fen, bool holds)
    {
        var known = new Dictionary<string, Indicator>(StandardChecksTests.Known)
        {
            ["income"] = new SumIndicator<StandardChecksTests.Profile>(new("income", "收入", IndicatorUnit.Fen, "口径", "来源"), p => p.Value),
        };
        var item = StandardChecksTests.Months with { Levels = [Part("1000 元以上", 6, "income", 1000)] };
        Assert.Equal(holds, ScoreProposal.Of(StandardChecksTests.Sound.With("1", item), known, Figures(("income", fen))).Items[0].Certain > Hundredths.Zero);
    }

    [Fact]
    public void The_total_is_the_sum_of_the_items_and_depends_on_the_figures_alone()
    {
        var standard = StandardChecksTests.Read("default-100");
        var random = new Random(20261124);
        var known = standard.Indicators.ToDictionary(i => i, i => i.EndsWith(".rate", StringComparison.Ordinal)
            ? new RatioIndicator(new(i, i, IndicatorUnit.Percent, "口径", "来源"), "associations.plan_done", "associations.plan_due")
            : (Indicator)new SumIndicator<StandardChecksTests.Profile>(new(i, i, IndicatorUnit.Units, "口径", "来源"), p => p.Value));
        for (var round = 0; round < 500; round++)
        {
            var values = standard.Indicators.Append("associations.plan_done").Append("associations.plan_due").Distinct().Select(i => (i, (long)random.Next(0, 90))).ToArray();
            var (first, second) = (ScoreProposal.Of(standard, known, Figures(values)), ScoreProposal.Of(standard, known, Figures(values)));
            Assert.Equal(first.Items.Select(i => (i.Certain, i.Open)), second.Items.Select(i => (i.Certain, i.Open)));
            Assert.Equal(first.Items.Sum(i => i.Certain.Value), first.Certain.Value);
            Assert.All(first.Items, i => Assert.InRange(i.Certain.Value + i.Open.Value, 0, i.Item.Points.Value));
            Assert.InRange(first.Possible.Value, first.Certain.Value, standard.Total.Value);
        }
    }

    private static ScoringLevel Part(string text, long points, string indicator, long from) => new(text, Hundredths.Whole(points), [new(indicator, Hundredths.Whole(from))]);

    internal static ScoreProposal Of(StandardDefinition standard, params (string, long)[] values) => ScoreProposal.Of(standard, StandardChecksTests.Known, Figures(values));

    private static SubjectFigures Figures(params (string Code, long Value)[] said)
    {
        (string Code, long Value)[] values = [.. StandardChecksTests.Known.Keys.Select(k => (k, 0L)), .. said];
        var places = values.Select(v => v.Code).Distinct().Select((code, at) => (code, at)).ToDictionary(p => p.code, p => p.at);
        var figures = new SubjectFigures(341022, Guid.Empty, 341022104201, places);
        foreach (var (code, value) in values) figures.Add(places[code], value);
        return figures;
    }
}
