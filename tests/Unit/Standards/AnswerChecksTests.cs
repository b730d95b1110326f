using Yinling.Standards.Domain;

namespace Yinling.Unit.Standards;

/// <summary>What is wrong with a sheet is said item by item, before anybody puts it in force.</summary>
public sealed class AnswerChecksTests
{
    private static readonly StandardDefinition Standard = StandardChecksTests.Sound with { DifferenceLimit = Hundredths.Whole(1) };
    private static readonly ScoreProposal Records = ScoreProposalTests.Of(Standard, ("months", 10), ("registered", 1));

    private static StandardItem Bound => Standard.Items.First(i => i.IsWhollyBound);
    private static StandardItem Judged => Standard.Items.First(i => i.Scoring == ScoringKind.Judged);

    [Fact]
    public void A_whole_sheet_has_nothing_wrong_and_its_total_is_the_sum_of_its_items()
    {
        var answers = Whole();
        Assert.Empty(Rules(answers));
        Assert.Equal(Standard.Items.Sum(i => i.PointsOf(answers.Of(i))), Standard.Total(answers));
        Assert.Equal(10_00, Standard.Total(answers).Value);
    }

    [Fact]
    public void STD_40_STD_41_STD_42_each_item_has_one_answer_of_the_standard()
    {
        Assert.Contains("STD-40", Rules(Answers.None));
        foreach (int[] levels in new[] { new[] { 9 }, [-1], [0, 0] }) Assert.Contains("STD-41", Rules(With(new(Judged.Key, levels, "台账"))));
        Assert.Contains("STD-41", Rules(Whole() with { Vetoes = ["没有的"] }));
        Assert.Contains("STD-41", Rules(Whole() with { Bonuses = ["没有的"] }));
        Assert.Contains("STD-42", Rules(With(new(Judged.Key, [0], new string('长', 201)))));
        Assert.DoesNotContain("STD-42", Rules(With(new(Judged.Key, [0], new string('长', 200)))));
    }

    [Fact]
    public void STD_43_STD_44_what_the_records_decide_is_changed_by_offices_alone_and_with_a_reason()
    {
        var other = With(new(Bound.Key, []));
        Assert.Contains("STD-43", Rules(other));
        Assert.Contains("STD-44", Rules(other, ScoreStage.County, Standard.Total(other)));
        var reasoned = With(new(Bound.Key, [], "记录重复"));
        Assert.DoesNotContain("STD-44", Rules(reasoned, ScoreStage.County, Standard.Total(reasoned)));
    }

    [Fact]
    public void STD_45_points_for_what_asks_for_evidence_say_where_it_is()
    {
        var standard = Standard with { Domains = [.. Standard.Domains.Select(d => d with { Items = [.. d.Items.Select(i => i.Key == Judged.Key ? i with { Evidence = "照片" } : i)] })] };
        IEnumerable<string> With(ItemAnswer answer) => AnswerChecks.Find(standard, Whole() with { Items = [.. Whole().Items.Where(a => a.Item != Judged.Key), answer] }, Records, ScoreStage.Own, null).Select(p => p.Rule);
        Assert.Contains("STD-45", With(new(Judged.Key, [0])));
        Assert.DoesNotContain("STD-45", With(new(Judged.Key, [0], "相册第 2 页")));
        Assert.DoesNotContain("STD-45", With(new(Judged.Key, [])));
    }

    [Fact]
    public void STD_46_STD_47_a_total_further_off_than_the_limit_needs_a_reason()
    {
        var answers = Whole();
        var total = Standard.Total(answers);
        Assert.DoesNotContain("STD-46", Rules(answers, ScoreStage.County, total + Hundredths.Whole(1)));
        Assert.Contains("STD-46", Rules(answers, ScoreStage.County, total + Hundredths.Whole(1) + new Hundredths(1)));
        Assert.DoesNotContain("STD-46", Rules(answers with { Reason = "现场不一样" }, ScoreStage.County, total - Hundredths.Whole(5)));
        Assert.Contains("STD-47", Rules(answers with { Reason = new string('长', 301) }, ScoreStage.County, total));
    }

    private static Answers Whole() => new([.. Records.Items.Select(i => i.Item.IsWhollyBound ? Scoring.FromRecords(i) : new ItemAnswer(i.Item.Key, [0], "台账"))], [], []);

    private static Answers With(ItemAnswer answer) => Whole() with { Items = [.. Whole().Items.Where(a => a.Item != answer.Item), answer] };

    private static List<string> Rules(Answers answers, ScoreStage stage = ScoreStage.Own, Hundredths? own = null) => [.. AnswerChecks.Find(Standard, answers, Records, stage, own).Select(p => p.Rule)];
}
