using Yinling.Associations.Domain.Surveys;

namespace Yinling.Unit.Surveys;

/// <summary>One row of the baseline, read cell by cell; each rule on both sides of its edge.</summary>
public sealed class BaselineReadingTests
{
    private static readonly DateOnly SurveyOn = new(2023, 6, 10);

    [Fact]
    public void A_full_row_is_read_as_people_write_it()
    {
        var (answer, problems) = Read(
            ("exists", "有"), ("name", "芳口村老年协会"), ("founded", "2015年6月"), ("status", "备案"), ("number", "东老协备1号"), ("expires", "2025.12.31"),
            ("president", "王某"), ("president_sex", "男"), ("president_age", "68岁"), ("concurrent", "否"), ("members", "１２０人"), ("women", "60"),
            ("funding", "有"), ("income", "0.12万元"), ("fiscal", "1,000.00"), ("donation", "200"), ("venue", "√"), ("nature", "共用"), ("indoor_area", "80㎡"),
            ("times", "24"), ("months", "10"));

        Assert.Empty(problems);
        Assert.Equal(new DateOnly(2015, 6, 1), answer.FoundedOn);
        Assert.Equal(120, answer.Members);
        Assert.Equal(120_000, answer.Income!.Value.Fen);
        Assert.Equal((100_000L, 20_000L), (answer.IncomeFen!["fiscal"], answer.IncomeFen["donation"]));
        Assert.Equal((80, 10), (answer.IndoorArea, answer.ActiveMonths));
        Assert.False(answer.Concurrent);
    }

    [Fact]
    public void SUR_01_a_cell_that_cannot_be_trusted_refuses_the_row() =>
        Assert.Contains(BaselineReading.Read(new Dictionary<string, BaselineCell> { ["exists"] = new("是"), ["members"] = new("12", "C7 在合并单元格里") }, SurveyOn).Problems, p => p is { Rule: "SUR-01", Column: "members" });

    [Fact]
    public void SUR_02_whether_there_is_an_association_must_be_said()
    {
        AssertRefused("SUR-02", "exists", ("members", "3"));
        AssertAccepted(("exists", "否"));
    }

    [Fact]
    public void SUR_03_no_association_and_yet_members_contradict_each_other()
    {
        AssertRefused("SUR-03", "exists", ("exists", "否"), ("members", "30"));
        AssertAccepted(("exists", "否"), ("members", "0"), ("funding", "无"), ("remark", "正在筹备"));
    }

    [Fact]
    public void SUR_04_women_are_not_more_than_members()
    {
        AssertRefused("SUR-04", "women", ("exists", "是"), ("members", "10"), ("women", "11"));
        AssertRefused("SUR-04", "members", ("exists", "是"), ("women", "11"));
        AssertAccepted(("exists", "是"), ("members", "10"), ("women", "10"));
    }

    [Fact]
    public void SUR_05_no_funding_and_yet_income_contradict_each_other()
    {
        AssertRefused("SUR-05", "funding", ("exists", "是"), ("funding", "无"), ("fiscal", "100"));
        AssertAccepted(("exists", "是"), ("funding", "无"), ("fiscal", "0"));
    }

    [Fact]
    public void SUR_06_the_channels_add_up_to_the_income()
    {
        AssertRefused("SUR-06", "income", ("exists", "是"), ("income", "300"), ("fiscal", "100"), ("donation", "100"));
        AssertAccepted(("exists", "是"), ("income", "200"), ("fiscal", "100"), ("donation", "100"));
    }

    [Fact]
    public void SUR_07_no_venue_and_yet_square_metres_contradict_each_other()
    {
        AssertRefused("SUR-07", "venue", ("exists", "是"), ("venue", "无"), ("indoor_area", "40"));
        AssertAccepted(("exists", "是"), ("venue", "无"), ("indoor_area", "0"));
    }

    [Fact]
    public void SUR_08_active_months_and_times_fit()
    {
        AssertRefused("SUR-08", "months", ("exists", "是"), ("times", "4"), ("months", "5"));
        AssertRefused("SUR-08", "months", ("exists", "是"), ("times", "4"), ("months", "0"));
        AssertAccepted(("exists", "是"), ("times", "5"), ("months", "5"));
    }

    [Fact]
    public void SUR_09_a_registration_has_a_number() => AssertRefused("SUR-09", "number", ("exists", "是"), ("status", "备案"));

    [Fact]
    public void SUR_10_a_registration_number_is_a_credit_code_of_a_social_organisation()
    {
        AssertRefused("SUR-10", "number", ("exists", "是"), ("status", "登记"), ("number", "91350100M000100Y43"));
        AssertAccepted(("exists", "是"), ("status", "登记"), ("number", "51341022MJA000016R"));
    }

    [Fact]
    public void SUR_11_a_concurrent_post_belongs_to_a_named_president() => AssertRefused("SUR-11", "president", ("exists", "是"), ("concurrent", "是"));

    [Theory]
    [InlineData("exists", "大概", "SUR-12")]
    [InlineData("members", "十来个", "SUR-13")]
    [InlineData("members", "12.5", "SUR-13")]
    [InlineData("months", "13", "SUR-14")]
    [InlineData("president_age", "17", "SUR-14")]
    [InlineData("fiscal", "一千", "SUR-15")]
    [InlineData("fiscal", "-3", "SUR-15")]
    [InlineData("term_to", "2023-02-30", "SUR-16")]
    [InlineData("founded", "2023-06-11", "SUR-17")]
    [InlineData("nature", "借的", "SUR-18")]
    public void SUR_12_to_SUR_18_a_cell_that_cannot_be_read_is_named(string column, string text, string rule) =>
        AssertRefused(rule, column, column == "exists" ? [(column, text)] : [("exists", "是"), (column, text)]);

    [Fact]
    public void The_day_of_the_survey_itself_is_not_after_it() => AssertAccepted(("exists", "是"), ("founded", "2023-06-10"));

    private static (BaselineAnswer Answer, IReadOnlyList<CellProblem> Problems) Read(params (string Key, string Text)[] cells) =>
        BaselineReading.Read(cells.ToDictionary(c => c.Key, c => new BaselineCell(Yinling.Platform.Spreadsheets.CellText.Normalise(c.Text))), SurveyOn);

    private static void AssertRefused(string rule, string column, params (string Key, string Text)[] cells) =>
        Assert.Contains(Read(cells).Problems, p => p.Rule == rule && p.Column == column && p.Message.Length > 5);

    private static void AssertAccepted(params (string Key, string Text)[] cells) => Assert.Empty(Read(cells).Problems);
}
