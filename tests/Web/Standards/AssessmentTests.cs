using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Core;
using Yinling.Associations.Registrations;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Standards.Domain;

namespace Yinling.Web.Standards;

/// <summary>An association from self-assessment to the certificate, over HTTP, as five people; and what each of them may not do.</summary>
public sealed class AssessmentTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task STD_40_STD_61_STD_66_STD_69_five_people_bring_an_association_to_its_certificate()
    {
        var which = (await app.InsideAsync(s => s.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), "评定的老年协会", new(2020, 1, 1), null, null), None)))!;
        await app.InsideAsync(s => s.GetRequiredService<RecordRegistration>().RunAsync(which, new(RegistrationTrack.Filed, "备〔2026〕1号", "镇政府", new(2026, 1, 1), null), None));
        var president = await ComeAsync("会长", Role.AssociationHead, World.Village, which.Id);
        var township = await ComeAsync("镇里", Role.Clerk, World.Township);
        var (first, second, head) = (await ComeAsync("甲", Role.Clerk, World.County), await ComeAsync("乙", Role.Reviewer, World.County), await ComeAsync("主任", Role.Head, World.County));

        Assert.Contains("STD-51", (await first.SubmitAsync("/assessments/new", [("name", ""), ("standard", "default-100")], "begin")).Text, StringComparison.Ordinal);
        Assert.Contains("STD-68", (await first.SubmitAsync("/assessments/new", [("from", "昨天"), ("standard", "default-100")], "begin")).Text, StringComparison.Ordinal);
        var board = (await first.SubmitAsync("/assessments/new", [("name", "2026年评定"), ("standard", "default-100")], "begin")).Location!;
        Assert.Contains("STD-66", (await head.SubmitAsync(board, [], "decide")).Text, StringComparison.Ordinal);
        var link = (await president.PageAsync(board)).QuerySelectorAll("a").Single(a => a.TextContent == "评定的老年协会").GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await (await ComeAsync("外县", Role.Head, World.SiblingCounty)).GetAsync(board)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ComeAsync("邻镇", Role.Head, World.SiblingTownship)).GetAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await township.GetAsync(link + "/score")).Status);

        // Nothing is handed in that is not answered; each page keeps what it was told.
        Assert.Contains("STD-40", (await president.SubmitAsync(link + "/score?page=8", [], "finish")).Text, StringComparison.Ordinal);
        await AnswerAsync(president, link);
        Assert.Equal(link, (await president.SubmitAsync(link + "/score?page=8", [], "finish")).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await president.GetAsync(link + "/score")).Status);

        Assert.Equal(link, (await township.SubmitAsync(link, [("why", "请补照片")], "return")).Location);
        Assert.Equal(link, (await president.SubmitAsync(link + "/score?page=8", [], "finish")).Location);
        Assert.Equal(link, (await township.SubmitAsync(link + "/score?page=8", [], "finish")).Location);
        Assert.Contains("STD-57", (await first.SubmitAsync(link + "/score?page=8", [("team", "甲")], "finish")).Text, StringComparison.Ordinal);
        Assert.Equal(link, (await first.SubmitAsync(link + "/score?page=8", [("team", "甲、乙")], "finish")).Location);
        Assert.Contains("STD-61", (await first.SubmitAsync(link, [], "countersign")).Text, StringComparison.Ordinal);
        Assert.Equal(link, (await second.SubmitAsync(link, [], "countersign")).Location);

        // On notice everybody reads it and may object; until the answer nothing is decided.
        var notice = board.Replace("/assessments/", "/notices/", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Open().GetAsync(notice)).Status);
        Assert.Equal(board, (await first.SubmitAsync(board, [], "post")).Location);
        foreach (var said in new[] { "评定的老年协会", "默认模板(可修改,非官方标准)" }) Assert.Contains(said, WebUtility.HtmlDecode((await app.Open().GetAsync(notice)).Text), StringComparison.Ordinal);
        var citizen = app.Open();
        Assert.Contains("STD-69", (await citizen.SubmitAsync(notice, [("text", "没有活动室")], "object")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await citizen.SubmitAsync(notice, [("assessment", link.Split('/')[^1]), ("text", "没有活动室"), ("contact", "13900000000")], "object")).Status);
        var objection = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Objection>().SingleAsync(None));
        Assert.DoesNotContain("139", objection.Contact, StringComparison.Ordinal);
        Assert.Contains("13900000000", (await first.GetAsync(link)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000000", (await president.GetAsync(link)).Text, StringComparison.Ordinal);
        var before = app.Clock.Now;
        try
        {
            app.Clock.Advance(TimeSpan.FromDays(8));
            first = await ComeAsync("甲二", Role.Clerk, World.County);
            head = await ComeAsync("主任二", Role.Head, World.County);
            Assert.Contains("STD-66", (await head.SubmitAsync(board, [], "decide")).Text, StringComparison.Ordinal);
            Assert.Equal(link, (await first.SubmitAsync(link, [("upheld", "no"), ("answer", "看过，活动室在用")], $"reply-{objection.Id}")).Location);
            Assert.Equal(board, (await head.SubmitAsync(board, [], "decide")).Location);
            var page = (await head.PageAsync(link)).Body!.TextContent;
            foreach (var said in new[] { "未达标", "看过，活动室在用", "请补照片" }) Assert.Contains(said, page, StringComparison.Ordinal);
        }
        finally
        {
            app.Clock.Now = before;
        }
    }

    [Fact]
    public async Task STD_48_STD_54_STD_65_STD_67_a_campaign_needs_associations_takes_each_once_and_without_two_persons_the_database_accepts_nothing()
    {
        var other = await ComeAsync("黟县", Role.Head, World.SiblingCounty);
        Assert.Contains("STD-65", (await other.SubmitAsync("/assessments/new", [("name", "空的"), ("standard", "default-100")], "begin")).Text, StringComparison.Ordinal);
        var which = (await app.InsideAsync(s => s.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse("341023100201"), "碧山老年协会", new(2020, 1, 1), null, null), None)))!;
        var board = (await other.SubmitAsync("/assessments/new", [("name", "黟县评定"), ("standard", "default-100")], "begin")).Location!;
        Assert.Equal(board, (await other.SubmitAsync(board, [], "invite")).Location);
        await app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var one = await db.Set<Assessment>().SingleAsync(a => a.Association == which.Id, None);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Set<Assessment>().Where(a => a.Id == one.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.State, AssessmentState.Attained), None));
            var writer = s.GetRequiredService<Writer>();
            var campaign = await db.Set<AssessmentCampaign>().SingleAsync(c => c.Id == one.Campaign, None);
            var twice = await Assert.ThrowsAsync<RuleException>(() => writer.RunAsync(new Act("test", "test", campaign.Office), () => Task.FromResult(db.Add(new Assessment(Guid.CreateVersion7(), campaign, which.Id, one.Division)).Entity.Id), None));
            Assert.Equal("STD-54", twice.Problems.Single().Rule);
            var numbered = await Assert.ThrowsAsync<RuleException>(() => writer.RunAsync(new Act("test", "test", campaign.Office), () =>
            {
                foreach (var _ in Enumerable.Range(0, 2)) db.Entry(db.Add(new Assessment(Guid.CreateVersion7(), campaign, Guid.CreateVersion7(), one.Division)).Entity).Property(a => a.Plaque).CurrentValue = "341023-2026-0001";
                return Task.FromResult(true);
            }, None));
            Assert.Equal("STD-48", numbered.Problems.Single().Rule);
        });

        var clerk = await ComeAsync("碧山", Role.VillageClerk, "341023100201");
        var link = (await clerk.PageAsync(board)).QuerySelectorAll("a").Single(a => a.TextContent == "碧山老年协会").GetAttribute("href")!;
        await app.InsideAsync(s => s.GetRequiredService<CloseAssociation>().RunAsync(which, new(new(2026, 11, 23), "并村", 0), None));
        Assert.Contains("STD-67", (await clerk.SubmitAsync(link + "/score?page=8", [], "finish")).Text, StringComparison.Ordinal);
    }

    private async Task<Browser> ComeAsync(string name, Role role, string place, Guid? subject = null) =>
        await app.SignInAsync(await People.AddAsync(app, role, DivisionCode.Parse(place), subject, displayName: name));

    /// <summary>Every question of every page answered by its first answer.</summary>
    private static async Task AnswerAsync(Browser person, string link)
    {
        foreach (var at in Enumerable.Range(1, 7))
        {
            var page = await person.PageAsync($"{link}/score?page={at}");
            var names = page.QuerySelectorAll("[name^='a-']").Select(e => e.GetAttribute("name")!).Distinct().ToList();
            if (names.Count == 0) continue;
            Assert.Equal($"{link}/score?page={at + 1}", (await person.SubmitAsync(page, $"{link}/score?page={at}", [.. names.Select(n => (n, "0")), .. names.Select(n => ("n-" + n[2..], "台账第 3 页"))], "answers")).Location);
        }
    }
}
