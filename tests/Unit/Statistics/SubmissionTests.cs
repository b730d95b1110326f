using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Statistics.Domain;
using static Yinling.Unit.Statistics.Sheets;

namespace Yinling.Unit.Statistics;

public sealed class SubmissionTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Filler = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    /// <summary>The whole life, written out once more: what is not here is refused.</summary>
    private static readonly Dictionary<(SubmissionState, FormAct), SubmissionState> Allowed = new()
    {
        [(SubmissionState.Draft, FormAct.Save)] = SubmissionState.Draft,
        [(SubmissionState.Returned, FormAct.Save)] = SubmissionState.Returned,
        [(SubmissionState.Draft, FormAct.Fill)] = SubmissionState.Filled,
        [(SubmissionState.Returned, FormAct.Fill)] = SubmissionState.Filled,
        [(SubmissionState.Filled, FormAct.Check)] = SubmissionState.Checked,
        [(SubmissionState.Checked, FormAct.Sign)] = SubmissionState.Signed,
        [(SubmissionState.Signed, FormAct.Submit)] = SubmissionState.Submitted,
        [(SubmissionState.Filled, FormAct.SendBack)] = SubmissionState.Draft,
        [(SubmissionState.Checked, FormAct.SendBack)] = SubmissionState.Draft,
        [(SubmissionState.Signed, FormAct.SendBack)] = SubmissionState.Draft,
        [(SubmissionState.Submitted, FormAct.Return)] = SubmissionState.Returned,
        [(SubmissionState.Submitted, FormAct.Accept)] = SubmissionState.Accepted,
        [(SubmissionState.Accepted, FormAct.Amend)] = SubmissionState.Draft,
    };

    [Fact]
    public void STA_01_every_act_is_possible_in_the_declared_states_only()
    {
        foreach (var state in Enum.GetValues<SubmissionState>())
        {
            foreach (var act in Enum.GetValues<FormAct>())
            {
                var form = In(state);
                Assert.Equal(state, form.State);
                if (Allowed.TryGetValue((state, act), out var then))
                {
                    form.Take(Guid.CreateVersion7(), act, Other, "乙", "核对后再报", Now);
                    Assert.Equal(then, form.State);
                }
                else
                {
                    Assert.Contains(Assert.Throws<RuleException>(() => form.Take(Guid.CreateVersion7(), act, Other, "乙", "核对后再报", Now)).Problems, p => p.Rule == "STA-01");
                    Assert.Equal(state, form.State);
                }
            }
        }
    }

    [Fact]
    public void Every_role_has_exactly_the_acts_of_its_office()
    {
        FormAct[] clerk = [FormAct.Save, FormAct.Fill, FormAct.Submit, FormAct.Amend];
        FormAct[] reviewer = [FormAct.Check, FormAct.SendBack, FormAct.Return, FormAct.Accept];
        FormAct[] head = [FormAct.Check, FormAct.Sign, FormAct.Submit, FormAct.SendBack, FormAct.Return, FormAct.Accept];
        foreach (var role in Enum.GetValues<Role>())
        {
            // A village clerk holds the same permissions; what a village does with them is below.
            var expected = role switch { Role.Clerk or Role.VillageClerk => clerk, Role.Reviewer => reviewer, Role.Head => head, _ => [] };
            Assert.Equal(expected.Order(), SubmissionSteps.All.Where(s => s.Permission.HeldBy(role)).Select(s => s.Act).Order());
        }
        Assert.Equal([FormAct.Return, FormAct.Accept], SubmissionSteps.All.Where(s => s.Office == ActingOffice.Above).Select(s => s.Act));
    }

    [Fact]
    public void A_village_fills_in_and_submits_and_the_township_is_the_second_pair_of_eyes()
    {
        Assert.Equal([FormAct.Save, FormAct.Fill, FormAct.Return, FormAct.Accept, FormAct.Amend, FormAct.Submit, FormAct.SendBack], SubmissionSteps.OfVillages.Select(s => s.Act));
        Assert.Null(SubmissionSteps.Of(FormAct.Check, DivisionLevel.Village));
        Assert.Equal([SubmissionState.Filled], SubmissionSteps.Of(FormAct.Submit, DivisionLevel.Village)!.From);
        Assert.Equal([SubmissionState.Signed], SubmissionSteps.Of(FormAct.Submit, DivisionLevel.Township)!.From);
        // No role of a village may accept or return, and none above may fill in.
        Assert.All(SubmissionSteps.OfVillages, s => Assert.Equal(s.Office == ActingOffice.Own, s.Permission.HeldBy(Role.VillageClerk)));
    }

    [Fact]
    public void STA_02_the_filler_does_not_check()
    {
        var form = In(SubmissionState.Filled);
        Assert.Equal("STA-02", Refused(() => Take(form, FormAct.Check, Filler)));
        Take(form, FormAct.Check, Other);
        Assert.Equal(SubmissionState.Checked, form.State);
    }

    [Theory]
    [InlineData(SubmissionState.Filled, FormAct.SendBack)]
    [InlineData(SubmissionState.Submitted, FormAct.Return)]
    [InlineData(SubmissionState.Accepted, FormAct.Amend)]
    internal void STA_03_going_back_needs_a_reason(SubmissionState state, FormAct act)
    {
        Assert.Equal("STA-03", Refused(() => Take(In(state), act, Other)));
        Assert.Equal("STA-03", Refused(() => Take(In(state), act, Other, "   ")));
        Assert.Equal("STA-03", Refused(() => Take(In(state), act, Other, new('因', 201))));
        Assert.Equal("数不对", Take(In(state), act, Other, " 数不对 ").Reason);
    }

    [Fact]
    public void A_return_before_acceptance_counts_no_more_above_and_a_return_of_an_amendment_counts_as_it_was_accepted()
    {
        var form = In(SubmissionState.Submitted);
        Assert.Equal(1, form.ReportedCopy);
        Take(form, FormAct.Return, Other, "数不对");
        Assert.Null(form.ReportedCopy);
        Submit(form);
        Take(form, FormAct.Accept, Other);
        Assert.Equal((2, 2), (form.ReportedCopy, form.AcceptedCopy));
        Take(form, FormAct.Amend, Other, "漏了一个村");
        Assert.Equal(2, form.ReportedCopy);
        Submit(form);
        Assert.Equal((3, 2), (form.ReportedCopy, form.AcceptedCopy));
        Take(form, FormAct.Return, Other, "还是不对");
        Assert.Equal((2, 3), (form.ReportedCopy, form.Copy));
    }

    [Fact]
    public void STA_09_periods_and_days_have_an_order()
    {
        Assert.Equal("STA-09", Refused(() => Assignment(new(2026, 11, 22))));
        Assert.Equal("2026年", Assignment(new(2026, 11, 23)).Period);
        Assert.Equal("STA-09", Refused(() => Assign(new(2026, 2), new(2026, 1), new(2026, 1, 1))));
        Assert.Equal("2026年2月", Assign(new(2026, 2), new(2026, 2), new(2026, 1, 1)).Period);
        Assert.Equal("STA-09", Refused(() => Assign(new(2026, 1), new(2026, 1), new(2026, 12, 2))));
    }

    [Fact]
    public void STA_09_reminders_come_at_most_a_year_ahead()
    {
        FormAssignment Ahead(int days) => new(Guid.CreateVersion7(), DivisionCode.Parse("341022"), Form, new(2026, 1), new(2026, 12), new(2026, 11, 1), new(2026, 12, 1), days, new(2026, 11, 23));
        Assert.Equal("STA-09", Refused(() => Ahead(-1)));
        Assert.Equal("STA-09", Refused(() => Ahead(366)));
        Assert.Equal((0, 365), (Ahead(0).LeadDays, Ahead(365).LeadDays));
    }

    [Fact]
    public void STA_19_a_note_has_at_most_a_thousand_characters()
    {
        var form = Submission();
        Assert.Equal("STA-19", Refused(() => form.Remark(new('字', 1_001))));
        form.Remark(new('字', 1_000));
        Assert.Equal(1_000, form.Note!.Length);
        form.Remark(" ");
        Assert.Null(form.Note);
    }

    [Fact]
    public void STA_11_a_form_is_assigned_until_its_last_day_of_validity()
    {
        FormAssignment On(DateOnly today) => new(Guid.CreateVersion7(), DivisionCode.Parse("341022"), Form, new(2026, 1), new(2026, 12), new(2026, 11, 1), new(2027, 2, 1), 14, today);
        Assert.NotNull(On(new(2026, 12, 31)));
        Assert.Equal("STA-11", Refused(() => On(new(2027, 1, 1))));
    }

    [Fact]
    public void STA_13_townships_assign_nothing()
    {
        FormAssignment By(string division) => new(Guid.CreateVersion7(), DivisionCode.Parse(division), Form, new(2026, 1), new(2026, 12), new(2026, 11, 1), new(2026, 12, 1), 14, new(2026, 11, 23));
        Assert.NotNull(By("341022"));
        Assert.Equal("STA-13", Refused(() => By("341022104")));
    }

    [Fact]
    public void Days_before_and_after_the_deadline_are_told_apart()
    {
        var assignment = Assignment(new(2026, 12, 10));
        Assert.Equal((false, true), (assignment.IsDue(new(2026, 11, 25)), assignment.IsDue(new(2026, 11, 26))));
        Assert.Equal((false, true), (assignment.IsLate(new(2026, 12, 10)), assignment.IsLate(new(2026, 12, 11))));
    }

    private static FormAssignment Assign(Month from, Month to, DateOnly snapshot) =>
        new(Guid.CreateVersion7(), DivisionCode.Parse("341022"), Form, from, to, snapshot, new(2026, 12, 1), 14, new(2026, 11, 23));

    private static void Submit(Submission form)
    {
        Take(form, FormAct.Fill, Filler);
        Take(form, FormAct.Check, Other);
        Take(form, FormAct.Sign, Other);
        Take(form, FormAct.Submit, Other);
    }

    private static SubmissionStep Take(Submission form, FormAct act, Guid account, string? reason = null) => form.Take(Guid.CreateVersion7(), act, account, "甲", reason, Now);

    /// <summary>A form that came to a state on its ordinary way.</summary>
    private static Submission In(SubmissionState state)
    {
        var form = Submission();
        (FormAct Act, Guid By)[] way = [(FormAct.Fill, Filler), (FormAct.Check, Other), (FormAct.Sign, Other), (FormAct.Submit, Other), (FormAct.Accept, Other)];
        foreach (var (act, by) in way)
        {
            if (form.State == state) return form;
            if (state == SubmissionState.Returned && form.State == SubmissionState.Submitted) break;
            Take(form, act, by);
        }
        if (state == SubmissionState.Returned) Take(form, FormAct.Return, Other, "数不对");
        return form;
    }

    private static string Refused(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Problems).Rule;
}
