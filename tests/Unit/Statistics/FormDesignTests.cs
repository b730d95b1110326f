using Yinling.Kernel;
using Yinling.Statistics.Domain;

namespace Yinling.Unit.Statistics;

/// <summary>Forms that an office defines: what a head may be, how columns come and go, when a form may be issued, what it costs.</summary>
public sealed class FormDesignTests
{
    private static readonly DivisionCode County = DivisionCode.Parse("341022");
    private static readonly FormHead Head = new("JC-01", "老年协会摸底补充表", "休宁县卫生健康委员会", "个、人", DivisionLevel.Township, null, null, null);
    private static readonly FormHead Approved = Head with { Approver = "休宁县统计局", ApprovalNumber = "休统函[2026]3号", ValidUntil = new(2027, 12, 31) };
    private static readonly FormColumn Associations = new("", "协会数", ColumnKind.Figure, Indicator: "associations");
    private static readonly FormColumn Members = new("", "会员数", ColumnKind.Figure, Indicator: "associations.members");
    private static readonly FormColumn Teams = new("", "晨练队数", ColumnKind.Integer, "村里经常晨练的队");
    private static readonly FormColumn Target = new("", "目标", ColumnKind.Percent);

    [Fact]
    public void A_form_of_an_office_has_a_key_no_other_has_and_reads_back_as_it_was()
    {
        var form = Made(Approved, Associations, Members);
        Assert.Equal(("341022/JC-01/1", "休宁县统计局 休统函〔2026〕3号"), (form.Key, form.Definition.Approval));
        Assert.Equal(form.Key, form.Definition.Key);
        Assert.Equal(["c1", "c2"], form.Definition.Columns.Select(c => c.Key));
        var next = form.NextEdition(Guid.CreateVersion7(), 2);
        Assert.Equal(("341022/JC-01/2", DesignState.Draft, 2), (next.Key, next.State, next.Definition.Version));
        Assert.Equal(form.Definition.Columns, next.Definition.Columns);
    }

    public static TheoryData<string, string> WrongHeads => new()
    {
        { "number", "jc 01" }, { "number", "" }, { "number", "YL-09" }, { "number", "JC-0123456789" },
        { "title", " " }, { "issuer", "" }, { "unit", "" }, { "lowestLevel", "City" }, { "approvalNumber", "休统函2026第3号" }, { "approvalNumber", "only" },
    };

    [Theory]
    [MemberData(nameof(WrongHeads))]
    public void STA_21_a_head_that_cannot_be_is_refused_at_its_field(string field, string value)
    {
        var head = field switch
        {
            "number" => Head with { Number = value },
            "title" => Head with { Title = value },
            "issuer" => Head with { Issuer = value },
            "unit" => Head with { Unit = value },
            "lowestLevel" => Head with { LowestLevel = DivisionLevel.City },
            _ when value == "only" => Approved with { Approver = null },
            _ => Approved with { ApprovalNumber = value },
        };
        var problem = Assert.Single(Assert.Throws<RuleException>(() => Made(head)).Problems);
        Assert.Equal(("STA-21", field), (problem.Rule, problem.Field));
    }

    [Fact]
    public void STA_22_townships_design_no_forms()
    {
        Assert.Equal("STA-22", Assert.Throws<RuleException>(() => new DefinedForm(Guid.CreateVersion7(), DivisionCode.Parse("341022104"), Head, 1)).Problems[0].Rule);
        Assert.NotNull(new DefinedForm(Guid.CreateVersion7(), DivisionCode.Parse("34"), Head, 1));
    }

    [Fact]
    public void STA_23_an_issued_form_keeps_its_columns()
    {
        var form = Made(Head, Associations);
        form.Issue();
        Assert.Equal("STA-23", RuleOf(() => form.Put(form.Definition.With(Members))));
        Assert.Equal("STA-23", RuleOf(() => form.Rename(Head with { Title = "改名" })));
        Assert.Equal("STA-23", RuleOf(form.Issue));
        Assert.Single(form.Definition.Columns);
    }

    [Fact]
    public void STA_24_a_form_without_columns_is_not_issued() => Assert.Equal("STA-24", RuleOf(() => Made(Head).Issue()));

    [Fact]
    public void STA_25_without_approval_and_a_last_day_a_form_does_not_go_to_villages()
    {
        var villages = Approved with { LowestLevel = DivisionLevel.Village };
        Assert.Equal("STA-25", RuleOf(() => Made(villages with { Approver = null, ApprovalNumber = null }, Associations).Issue()));
        Assert.Equal("STA-25", RuleOf(() => Made(villages with { ValidUntil = null }, Associations).Issue()));
        var approved = Made(villages, Associations);
        approved.Issue();
        Assert.Equal(DesignState.Issued, approved.State);
    }

    [Fact]
    public void STA_26_only_an_issued_form_is_withdrawn()
    {
        var form = Made(Head, Associations);
        Assert.Equal("STA-26", RuleOf(form.Withdraw));
        form.Issue();
        form.Withdraw();
        Assert.Equal("STA-26", RuleOf(form.Withdraw));
    }

    [Theory]
    [InlineData("")]
    [InlineData("协会数")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一")]
    public void STA_28_a_heading_is_there_once_and_short(string heading) =>
        Assert.Equal("STA-28", RuleOf(() => Made(Head, Associations).Definition.With(Members with { Heading = heading })));

    [Fact]
    public void STA_28_forty_columns_are_the_most()
    {
        var form = Made(Head).Definition;
        for (var i = 1; i <= 40; i++) form = form.With(Teams with { Heading = $"第{i}栏" });
        Assert.Equal("STA-28", RuleOf(() => form.With(Teams)));
    }

    [Fact]
    public void STA_29_a_rate_is_made_of_two_counts_and_a_comparison_of_a_rate_and_a_percentage()
    {
        var form = Made(Head, Associations, Members, Target).Definition;
        FormColumn Rate(string? above, string? below) => new("", "比率", ColumnKind.Rate, Numerator: above, Denominator: below);
        var rated = form.With(Rate("c1", "c2"));
        Assert.Equal("c4", rated.Columns[^1].Key);
        foreach (var wrong in new[] { Rate("c1", "c1"), Rate("c1", "c3"), Rate(null, "c1"), Rate("c9", "c1") }) Assert.Equal("STA-29", RuleOf(() => form.With(wrong)));
        FormColumn Exceeds(string above, string below) => new("", "超过", ColumnKind.Exceeds, Numerator: above, Denominator: below);
        Assert.Equal(5, rated.With(Exceeds("c4", "c3")).Columns.Count);
        Assert.Equal("STA-29", RuleOf(() => rated.With(Exceeds("c1", "c3"))));
    }

    [Fact]
    public void STA_64_what_is_held_is_asked_for_with_a_reason_that_stands_in_the_note()
    {
        var form = Made(Head).Definition;
        HeldFact[] held = [new("晨练队数", null, "YL-99 别的表")];
        Assert.Equal("STA-64", RuleOf(() => form.WithTyped(Teams, held, " ")));
        Assert.Equal("村里经常晨练的队(另填的原因：要含外村)", Assert.Single(form.WithTyped(Teams, held, "要含外村").Columns).Note);
        Assert.Equal("村里经常晨练的队", Assert.Single(form.WithTyped(Teams, [], null).Columns).Note);
    }

    [Fact]
    public void STA_65_what_is_asked_for_is_explained() => Assert.Equal("STA-65", RuleOf(() => Made(Head).Definition.WithTyped(Teams with { Note = " " }, [], null)));

    [Fact]
    public void STA_60_what_others_are_made_of_stays_until_they_are_gone()
    {
        var form = Made(Head, Associations, Members, Teams).Definition.With(new("", "比率", ColumnKind.Rate, Numerator: "c1", Denominator: "c2")).WithCheck(["c3"], "c2");
        Assert.Equal("STA-60", RuleOf(() => form.Without("c1")));
        Assert.Equal("STA-60", RuleOf(() => form.Without("c3")));
        var less = form.Without("c4").WithoutCheck(0).Without("c3");
        Assert.Equal(["c1", "c2"], less.Columns.Select(c => c.Key));
        // A key that was there does not come back for something else while a later one stands.
        Assert.Equal("c5", form.With(Target).Columns[^1].Key);
    }

    [Fact]
    public void STA_61_a_check_is_over_counts_of_the_form()
    {
        var form = Made(Head, Associations, Members, Target).Definition;
        Assert.Equal("协会数不能多于会员数", Assert.Single(form.WithCheck(["c1"], "c2").Checks).Text);
        Assert.Equal("STA-61", RuleOf(() => form.WithCheck([], "c2")));
        Assert.Equal("STA-61", RuleOf(() => form.WithCheck(["c2"], "c2")));
        Assert.Equal("STA-61", RuleOf(() => form.WithCheck(["c3"], "c2")));
    }

    [Fact]
    public void A_column_moves_left_but_never_before_what_it_is_made_of()
    {
        var form = Made(Head, Associations, Members).Definition.With(new("", "比率", ColumnKind.Rate, Numerator: "c1", Denominator: "c2"));
        Assert.Equal(["c2", "c1", "c3"], form.Earlier("c2").Columns.Select(c => c.Key));
        Assert.Equal(["c1", "c2", "c3"], form.Earlier("c3").Columns.Select(c => c.Key));
        Assert.Equal(["c1", "c2", "c3"], form.Earlier("c1").Columns.Select(c => c.Key));
    }

    [Fact]
    public void The_cost_is_cells_times_rows_and_what_is_not_summed_is_typed_at_every_level()
    {
        var counts = new Dictionary<DivisionLevel, int> { [DivisionLevel.County] = 1, [DivisionLevel.Township] = 21, [DivisionLevel.Village] = 170 };
        FormCost Cost(DivisionLevel lowest, params FormColumn[] columns) => FormCost.Of(Made(Head with { LowestLevel = lowest }, columns).Definition, DivisionLevel.County, counts);
        Assert.Equal(0, Cost(DivisionLevel.Township, Associations, Members).Cells);
        Assert.Equal(170, Cost(DivisionLevel.Township, Associations, Teams).Cells);
        Assert.Equal(170 + 21, Cost(DivisionLevel.Township, Associations, Target).Cells);
        Assert.Equal(21, Cost(DivisionLevel.County, Teams).Cells);
        // A village has one row for itself, the township one for each village, the county one for each township.
        Assert.Equal(170 + 170 + 21, Cost(DivisionLevel.Village, Target).Cells);
    }

    private static DefinedForm Made(FormHead head, params FormColumn[] columns)
    {
        var form = new DefinedForm(Guid.CreateVersion7(), County, head, 1);
        form.Put(columns.Aggregate(form.Definition, (all, column) => all.With(column)));
        return form;
    }

    private static string RuleOf(Action act) => Assert.Throws<RuleException>(act).Problems[0].Rule;
}
