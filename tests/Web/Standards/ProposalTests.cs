using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Registrations;
using Yinling.Associations.Charters;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Standards;
using Yinling.Standards.Domain;
using Yinling.Standards.Proposing;

namespace Yinling.Web.Standards;

/// <summary>Scores that records propose: from facts through conditions and indicators to a page where each opens to its records.</summary>
public sealed class ProposalTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DivisionCode Village = DivisionCode.Parse(World.Village);

    [Fact]
    public async Task What_is_recorded_scores_at_once_and_opens_to_its_records()
    {
        var which = await RegisterAsync("打分的老年协会");
        Assert.Equal("0", (await ScoreAsync(which)).Proposal.Certain.ToString());
        Assert.True((await ScoreAsync(which)).Proposal.IsVetoed);

        await app.InsideAsync(async s =>
        {
            await s.GetRequiredService<RecordRegistration>().RunAsync(which, new(RegistrationTrack.Filed, "备〔2026〕9号", "镇政府", new(2026, 1, 1), null), None);
            foreach (var kind in new[] { InternalRuleKind.Meeting, InternalRuleKind.Finance }) await s.GetRequiredService<AdoptInternalRule>().RunAsync(which, new(kind, null, new(2026, 1, 1), "制度内容", false), None);
            foreach (var month in Enumerable.Range(1, 8)) await s.GetRequiredService<RecordActivity>().RunAsync(which, new(new(2026, month, 3), ActivityCategory.Education, 12, null, null), None);
        });
        var score = await ScoreAsync(which);
        // Filed 3, two rules 2, quarters of learning (of the twelve months to November: March to May, June to August, January and February) 2, eight months 4.
        Assert.Equal([("1.1", "3"), ("2.1", "2"), ("3.2", "2"), ("6.1", "4")], score.Proposal.Items.Where(i => i.Certain > Hundredths.Zero).Select(i => (i.Item.Number, i.Certain.ToString())));

        var township = await app.SignInAsync(Role.Clerk, World.Township);
        var page = await township.PageAsync($"/standards/default-100/proposals/{which.County}/{which.Id}");
        Assert.Contains("默认模板(可修改,非官方标准)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("有活动的月份数 8个月", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await township.GetAsync(page.QuerySelectorAll("a").First(a => a.TextContent.Contains("有活动的月份数", StringComparison.Ordinal)).GetAttribute("href")!)).Status);
        var list = await township.PageAsync($"/standards/default-100/proposals/{World.Township}");
        Assert.Contains("打分的老年协会", list.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await township.GetAsync($"/standards/default-100/proposals/{World.County}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Role.Clerk, World.SiblingTownship)).GetAsync($"/standards/default-100/proposals/{which.County}/{which.Id}")).Status);

        // On a past day what was not yet known does not score.
        Assert.Equal("", string.Join(' ', (await ScoreAsync(which, new(2025, 12, 31))).Proposal.Items.Where(i => i.Certain > Hundredths.Zero).Select(i => i.Item.Number)));
    }

    [Fact]
    public async Task Conditions_made_with_each_fact_are_those_made_anew_and_tampering_is_found()
    {
        var which = await RegisterAsync("核对的老年协会");
        await app.InsideAsync(s => s.GetRequiredService<RecordActivity>().RunAsync(which, new(new(2026, 10, 3), ActivityCategory.MutualAid, 12, null, null), None));
        await app.InsideAsync(async s =>
        {
            var verify = s.GetServices<IVerification>().First(v => v.Name == "profiles");
            Assert.Empty(await verify.RunAsync(s, None));
            await s.GetRequiredService<AppDb>().Set<AssociationCondition>().Where(c => c.Id == which.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.MutualAidActivities, 5), None);
            Assert.Contains(await verify.RunAsync(s, None), f => f.Contains(nameof(AssociationCondition.MutualAidActivities), StringComparison.Ordinal));
            await s.GetRequiredService<AppDb>().Set<AssociationCondition>().Where(c => c.Id == which.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.MutualAidActivities, 1), None);
        });
        var made = await app.InsideAsync(async s =>
        {
            await foreach (var condition in s.GetRequiredService<IProfileSource<AssociationCondition>>().AsOfAsync(Village.Range, new(2026, 11, 23), None)) if (condition.Id == which.Id) return condition.MutualAidActivities;
            return -1;
        });
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Live_and_made_anew_for_today_every_subject_says_the_same_and_sums_to_the_figure()
    {
        for (var at = 0; at < 5; at++)
        {
            var which = await RegisterAsync($"第{at}个老年协会");
            foreach (var month in Enumerable.Range(1, at * 2)) await app.InsideAsync(s => s.GetRequiredService<RecordActivity>().RunAsync(which, new(new(2026, month, 3), (ActivityCategory)(month + 1), 12, null, null), None));
        }
        await app.InsideAsync(async s =>
        {
            var subjects = s.GetRequiredService<ISubjectFigures>();
            var codes = subjects.Of("associations").Where(i => i is not RatioIndicator).Select(i => i.Code).ToList();
            var grant = s.GetRequiredService<CurrentScope>().Value.For(AssociationPermissions.Read);
            var county = DivisionCode.Parse(World.County);
            var live = await subjects.AskAsync(county, "associations", codes, grant, null, null, None);
            var past = await subjects.AskAsync(county, "associations", codes, grant, new(2026, 11, 22), null, None);
            Assert.Equal(live.Select(f => (f.Id, string.Join(' ', codes.Select(c => f[c])))), past.Select(f => (f.Id, string.Join(' ', codes.Select(c => f[c])))));
            var stocks = codes.Where(c => !c.StartsWith("ledger.", StringComparison.Ordinal) && c != "activities.count").ToList();
            var sheet = (await s.GetRequiredService<IFigures>().AskAsync(new(county, stocks), None))!;
            Assert.All(stocks, code => Assert.Equal(sheet.Total.Get(code).Numerator, live.Sum(f => f[code])));
        });
    }

    [Fact]
    public async Task IND_07_an_indicator_of_other_subjects_scores_nobody()
    {
        var refused = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(s => s.GetRequiredService<ISubjectFigures>().AskAsync(
            Village, "associations", ["units"], s.GetRequiredService<CurrentScope>().Value.For(AssociationPermissions.Read), null, null, None)));
        Assert.Equal("IND-07", refused.Problems[0].Rule);
    }

    [Fact]
    public async Task STD_17_a_standard_whose_indicator_is_gone_says_so()
    {
        var standard = app.Services.GetRequiredService<ShippedStandards>().All[0].Definition;
        var gone = standard with { Vetoes = [new("否1", "没有登记", [new("associations.gone", Hundredths.Whole(1))])] };
        var refused = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(s => s.GetRequiredService<ProposeScores>().ScoreAsync(
            gone, Village, s.GetRequiredService<CurrentScope>().Value.For(AssociationPermissions.Read), null, null, None)));
        Assert.Equal("STD-17", refused.Problems[0].Rule);
    }

    private async Task<AssociationRef> RegisterAsync(string name) =>
        (await app.InsideAsync(s => s.GetRequiredService<RegisterAssociation>().RunAsync(new(Village, name, new(2020, 1, 1), null, null), None)))!;

    private async Task<ProposedScore> ScoreAsync(AssociationRef which, DateOnly? asOf = null) =>
        (await app.InsideAsync(s => s.GetRequiredService<ProposeScores>().OneAsync("default-100", which, asOf, None)))!.Value.Score;
}
