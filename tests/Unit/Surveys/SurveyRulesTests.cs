using Yinling.Associations.Domain.Surveys;
using Yinling.Kernel;

namespace Yinling.Unit.Surveys;

public sealed class SurveyRulesTests
{
    private static readonly DivisionCode Township = DivisionCode.Parse("341022104");
    private static readonly DateTime Now = new(2023, 6, 12, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void SUR_20_a_survey_has_a_title() => Assert.Equal("SUR-20", Refused(() => Campaign(title: " ")));

    [Fact]
    public void SUR_21_the_deadline_is_not_before_the_snapshot()
    {
        Assert.Equal("SUR-21", Refused(() => Campaign(deadline: new(2023, 6, 9))));
        Assert.True(Campaign(deadline: new(2023, 6, 10)).IsOpen);
    }

    [Fact]
    public void SUR_22_an_ended_survey_takes_no_answers()
    {
        var campaign = Campaign();
        campaign.Close(new(2023, 7, 1));
        Assert.Equal("SUR-22", Refused(() => campaign.Close(new(2023, 7, 2))));
        Assert.Single(campaign.CheckOpen());
    }

    [Fact]
    public void A_survey_is_late_the_day_after_its_deadline()
    {
        Assert.False(Campaign().IsLate(new(2023, 6, 18)));
        Assert.True(Campaign().IsLate(new(2023, 6, 19)));
    }

    [Fact]
    public void SUR_23_only_a_taken_import_can_be_undone() => Assert.Equal("SUR-23", Refused(() => Import().Undo(Now)));

    [Fact]
    public void SUR_24_an_import_is_taken_once()
    {
        var import = Import();
        import.HaveChecked(2, 0);
        import.Take(Now);
        Assert.Equal("SUR-24", Refused(() => import.Take(Now)));
    }

    [Fact]
    public void SUR_25_an_import_whose_headers_are_unknown_or_which_was_undone_is_not_taken()
    {
        Assert.Equal("SUR-25", Refused(() => Import().Take(Now)));
        var import = Import();
        import.HaveChecked(1, 0);
        import.Take(Now);
        import.Undo(Now);
        Assert.Equal("SUR-25", Refused(() => import.Take(Now)));
    }

    [Fact]
    public void SUR_26_an_import_without_a_good_row_is_not_taken()
    {
        var import = Import();
        import.HaveChecked(0, 3);
        Assert.Equal("SUR-26", Refused(() => import.Take(Now)));
    }

    private static SurveyCampaign Campaign(string title = "摸底", DateOnly? deadline = null) =>
        new(Guid.CreateVersion7(), Township, title, new(2023, 6, 10), deadline ?? new(2023, 6, 18), SurveyAnswerer.Township);

    private static BaselineImport Import() => new(Guid.CreateVersion7(), Township, null, new(2023, 6, 10), "a.xlsx", "", Now);

    private static string Refused(Action act) => Assert.Throws<RuleException>(act).Problems[0].Rule;
}
