using Yinling.Kernel;
using Yinling.Standards.Domain;

namespace Yinling.Unit.Standards;

/// <summary>No path gives a star without two persons and a finished public notice; totals are the sums of their items.</summary>
public sealed class AssessmentTests
{
    private static readonly DivisionCode County = DivisionCode.Parse("341022");
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly DateTime Now = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Assessor Village = Person("村里"), Township = Person("镇里"), First = Person("甲"), Second = Person("乙"), Head = Person("主任");

    private static StandardDefinition Standard => StandardChecksTests.Sound with { PassLine = Hundredths.Whole(80), NoticeDays = 7, ValidYears = 3, Stars = [new("一星", Points(80_00), "县", Points(85_00)), new("二星", Points(85_00), "市", Points(92_00)), new("三星", Points(92_00), "省")] };

    [Theory]
    [InlineData(79_99, false, null)]
    [InlineData(80_00, true, "一星")]
    [InlineData(84_99, true, "一星")]
    [InlineData(85_00, true, "二星")]
    [InlineData(91_99, true, "二星")]
    [InlineData(92_00, true, "三星")]
    public void Bands_begin_at_their_lower_bound(long score, bool attained, string? star)
    {
        var one = OnNotice(score);
        one.Decide(Id(), Head, Standard, 0, "341022-2026-0001", Today.AddDays(8), Now);
        Assert.Equal((attained ? AssessmentState.Attained : AssessmentState.NotAttained, star, attained ? new DateOnly(2029, 12, 1) : null), (one.State, one.Star, one.ValidTo));
    }

    [Fact]
    public void A_veto_stands_against_any_score()
    {
        var one = OnNotice(100_00, vetoed: true);
        one.Decide(Id(), Head, Standard, 0, "n", Today.AddDays(8), Now);
        Assert.Equal((AssessmentState.NotAttained, null, null), (one.State, one.Star, one.Plaque));
    }

    [Fact]
    public void STD_59_STD_60_nothing_is_decided_before_the_notice_is_over_and_objections_are_answered()
    {
        var one = OnNotice(90_00);
        Assert.Equal(Today.AddDays(7), one.NoticeTo);
        Refused("STD-59", () => one.Decide(Id(), Head, Standard, 0, "n", Today.AddDays(7), Now));
        Refused("STD-60", () => one.Decide(Id(), Head, Standard, 1, "n", Today.AddDays(8), Now));
        Assert.False(one.HoldsOn(Today.AddDays(8)));
        one.Decide(Id(), Head, Standard, 0, "n", Today.AddDays(8), Now);
        Assert.Equal([false, true, true, false], new[] { Today.AddDays(7), Today.AddDays(8), one.ValidTo!.Value, one.ValidTo.Value.AddDays(1) }.Select(one.HoldsOn));
    }

    [Fact]
    public void STD_57_STD_58_STD_61_each_step_is_another_persons_and_a_second_account_of_one_person_is_nobody_else()
    {
        var one = Verified(own: 80_00);
        Refused("STD-61", () => one.Accept(Id(), Village, Points(80_00), false, ["甲", "乙"], Now));
        Refused("STD-61", () => one.Accept(Id(), new(Guid.CreateVersion7(), "镇里"), Points(80_00), false, ["甲", "乙"], Now));
        Refused("STD-57", () => one.Accept(Id(), First, Points(80_00), false, ["甲", " 甲 "], Now));
        Refused("STD-58", () => one.Accept(Id(), First, Points(80_00), false, ["甲", "村里"], Now));
        one.Accept(Id(), First, Points(80_00), false, ["甲", "乙"], Now);
        foreach (var same in new[] { First, First with { Name = "另名" }, First with { Account = Guid.CreateVersion7() }, Village, Township }) Refused("STD-61", () => one.Countersign(Id(), same, Now));
        one.Countersign(Id(), Second, Now);
        Assert.Equal(AssessmentState.Accepted, one.State);
    }

    [Fact]
    public void STD_55_STD_56_every_state_takes_only_the_steps_that_are_declared()
    {
        foreach (var state in Enum.GetValues<AssessmentState>())
        {
            foreach (var act in Enum.GetValues<AssessmentAct>())
            {
                var problems = At(state).CheckStep(act, Person("谁"), "原因").Select(p => p.Rule).ToList();
                Assert.Equal(AssessmentSteps.All.Any(r => r.Act == act && r.From == state), !problems.Contains("STD-55"));
            }
        }
        Refused("STD-56", () => Verified(80_00).Return(Id(), First, null, Now));
        var back = Verified(80_00);
        back.Return(Id(), First, "补照片", Now);
        Assert.Equal((AssessmentState.Submitted, null), (back.State, back.TownshipTotal));
        back.Return(Id(), Township, "补照片", Now);
        Assert.Equal((AssessmentState.Scoring, null), (back.State, back.OwnTotal));
    }

    [Fact]
    public void STD_62_STD_63_STD_64_objections_are_made_while_the_notice_lasts_and_answered_once()
    {
        var one = OnNotice(90_00);
        Refused("STD-62", () => Object(one, " ", 0, Today));
        Refused("STD-63", () => Object(one, "没有活动室", 0, Today.AddDays(8)));
        Refused("STD-63", () => Object(one, "没有活动室", Objection.MostOpen, Today));
        var objection = Object(one, "没有活动室", 0, Today.AddDays(7));
        Refused("STD-64", () => objection.Reply(null, "查过了", "甲", Now));
        Refused("STD-64", () => objection.Reply(true, "", "甲", Now));
        objection.Reply(true, "查过了", "甲", Now);
        Refused("STD-64", () => objection.Reply(false, "再查", "甲", Now));
        one.Uphold(Id(), First, "查过了", Now);
        Assert.Equal((AssessmentState.Verified, null, null, null), (one.State, one.NoticeTo, one.CountyTotal, one.CountersignedBy));
        Assert.Equal(["STD-69", "STD-69"], Objection.CheckForm(null, new string('1', 61)).Select(p => p.Rule));
        Assert.Empty(Objection.CheckForm(Id(), new string('1', 60)));
    }

    [Fact]
    public void STD_50_STD_51_STD_52_STD_53_a_campaign_is_a_countys_with_a_name_days_in_order_and_a_standard_of_associations()
    {
        Refused("STD-50", () => Campaign(office: DivisionCode.Parse("341022104")));
        Refused("STD-51", () => Campaign(name: " "));
        Refused("STD-52", () => Campaign(selfUntil: Today.AddDays(-1)));
        Refused("STD-53", () => Campaign(standard: Standard with { Subjects = "branches" }));
    }

    private static Assessment At(AssessmentState state)
    {
        var one = state >= AssessmentState.OnNotice ? OnNotice(state == AssessmentState.NotAttained ? 10_00 : 90_00) : state == AssessmentState.Scoring ? Fresh() : Verified(80_00);
        if (state == AssessmentState.Submitted) one.Return(Id(), First, "改", Now);
        if (state is AssessmentState.Countersigning or AssessmentState.Accepted) one.Accept(Id(), First, Points(80_00), false, ["甲", "乙"], Now);
        if (state == AssessmentState.Accepted) one.Countersign(Id(), Second, Now);
        if (state >= AssessmentState.Attained) one.Decide(Id(), Head, Standard, 0, "n", Today.AddDays(8), Now);
        Assert.Equal(state, one.State);
        return one;
    }

    private static Assessment OnNotice(long score, bool vetoed = false)
    {
        var one = Verified(score);
        one.Accept(Id(), First, Points(score), vetoed, ["甲", "乙"], Now);
        one.Countersign(Id(), Second, Now);
        one.Post(Id(), First, Today, 7, Now);
        return one;
    }

    private static Assessment Verified(long own)
    {
        var one = Fresh();
        one.Submit(Id(), Village, Points(own), "{}", Today, Now);
        one.Verify(Id(), Township, Points(own), Now);
        return one;
    }

    private static Assessment Fresh() => new(Id(), Campaign(), Id(), 341022104201);

    private static AssessmentCampaign Campaign(DivisionCode? office = null, string name = "评定", DateOnly? selfUntil = null, StandardDefinition? standard = null) =>
        new(Id(), office ?? County, name, standard ?? Standard with { Subjects = "associations" }, Today, selfUntil ?? Today, Today);

    private static Objection Object(Assessment one, string text, int open, DateOnly day) => new(Id(), one, text, null, open, day, Now);

    private static void Refused(string rule, Action act) => Assert.Contains(rule, Assert.Throws<RuleException>(act).Problems.Select(p => p.Rule));

    private static Assessor Person(string name) => new(Guid.CreateVersion7(), name);

    private static Hundredths Points(long hundredths) => new(hundredths);

    private static Guid Id() => Guid.CreateVersion7();
}
