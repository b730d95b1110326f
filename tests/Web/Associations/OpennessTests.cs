using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Disclosures;
using Yinling.Associations.Domain;
using Yinling.Associations.Donations;
using Yinling.Associations.Ledger;
using Yinling.Associations.Members;
using Yinling.Associations.Reviews;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web.Associations;

/// <summary>What an association lays open: sheets for the board that fill themselves, a page for whoever has the address, ballots, and the two lists of six.</summary>
public sealed class OpennessTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task ASC_55_a_quarter_is_posted_once_and_stays_as_it_was_posted()
    {
        var (head, home, which) = await OpenAsync();
        await BookAsync(which, new(2026, 6, 30), LedgerDirection.Income, 500_00);
        await BookAsync(which, new(2026, 7, 1), LedgerDirection.Income, 300_00);
        await BookAsync(which, new(2026, 9, 30), LedgerDirection.Spending, 120_50);
        await BookAsync(which, new(2026, 10, 1), LedgerDirection.Spending, 99_00);
        var path = home + "/disclosures/new?kind=Finance&quarter=2026-3";
        var draft = await TextAsync(head, path);
        foreach (var said in new[] { "上季结余500.00 元", "本季收入300.00 元", "本季支出120.50 元", "本季结余679.50 元", "福彩公益金300.00 元" }) Assert.Contains(said, draft, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(path, [("PostedOn", "2026-10-08"), ("Place", "村部公开栏")], "post")).Status);
        await BookAsync(which, new(2026, 9, 29), LedgerDirection.Income, 1_00);
        var posted = (await head.PageAsync(home + "/disclosures")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Single(h => h.StartsWith(home + "/disclosures/", StringComparison.Ordinal) && !h.Contains("new", StringComparison.Ordinal));
        Assert.Contains("本季结余679.50 元", await TextAsync(head, posted), StringComparison.Ordinal);
        Assert.Null((await head.PageAsync(path)).QuerySelector("form input[name=PostedOn]"));
        var again = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(s => s.GetRequiredService<PostDisclosure>().RunAsync(which, new(DisclosureKind.Finance, new(2026, 3), new(2026, 10, 9), "公开栏"), None)));
        Assert.Equal("ASC-55", again.Problems[0].Rule);
    }

    [Fact]
    public async Task ASC_54_what_has_not_come_is_not_posted()
    {
        var (head, home, _) = await OpenAsync();
        var refused = await head.SubmitAsync(home + "/disclosures/new?kind=Affairs&quarter=2027-1", [("PostedOn", "2026-11-23"), ("Place", "公开栏")], "post");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("ASC-54", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_read_a_shared_sheet_with_masked_names_until_it_is_stopped()
    {
        var (head, home, which) = await OpenAsync();
        await app.InsideAsync(s => s.GetRequiredService<RecordDonation>().RunAsync(which, new(new(2026, 8, 1), "欧阳慷慨", null, new(66_00), null), None));
        await app.InsideAsync(s => s.GetRequiredService<AddMember>().RunAsync(which, new("汪得福", Sex.Male, 1950, new(2026, 8, 2)), None));
        await app.InsideAsync(s => s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(new(2026, 8, 3), LedgerDirection.Spending, null, "慰问汪得福", new(20_00), null), None));
        var id = (await app.InsideAsync(s => s.GetRequiredService<PostDisclosure>().RunAsync(which, new(DisclosureKind.Finance, new(2026, 3), new(2026, 10, 8), "公开栏"), None)))!.Value;
        var path = $"{home}/disclosures/{id}";
        Assert.Contains("欧阳慷慨", await TextAsync(head, path), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(path, [], "share")).Status);
        var token = (await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Disclosure>().Where(d => d.Id == id).Select(d => d.Token).SingleAsync()))!;
        Assert.Equal(22, token.Length);

        var stranger = app.Open();
        var open = await stranger.GetAsync("/open/" + token);
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Assert.Contains("欧***", open.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳", open.Text, StringComparison.Ordinal);
        // A member's name somebody wrote into a purpose is a name all the same.
        Assert.Contains("慰问汪**", open.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("得福", open.Text, StringComparison.Ordinal);
        Assert.Contains("慰问汪得福", await TextAsync(head, path), StringComparison.Ordinal);
        Assert.Contains("66.00 元", open.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(path, [], "stop")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/open/" + token)).Status);
        // Shared again it is another address: who was told the old one is not told the new.
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(path, [], "share")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/open/" + token)).Status);
    }

    [Fact]
    public async Task ASC_57_a_subject_is_judged_once_a_year()
    {
        var (head, home, which) = await OpenAsync();
        (string, string)[] ballots = [("Subject", "Work"), ("Day", "2026-11-20"), ("Present", "40"), ("Satisfied", "30"), ("Mostly", "6"), ("Unsatisfied", "4"), ("Spoilt", "0")];
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/reviews", ballots, "review")).Status);
        Assert.Contains("90.00%", await TextAsync(head, home + "/reviews"), StringComparison.Ordinal);
        Assert.Contains("ASC-57", (await head.SubmitAsync(home + "/reviews", ballots, "review")).Text, StringComparison.Ordinal);
        Assert.Contains("ASC-56", (await head.SubmitAsync(home + "/reviews", [.. ballots.Where(b => b.Item1 is not ("Present" or "Subject")), ("Present", "39"), ("Subject", "Finance")], "review")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<DemocraticReview>().CountAsync(r => r.Association == which.Id)));
        Assert.Contains("会长履职", await TextAsync(head, home + "/reviews/ballot"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Six_and_six_follow_the_records_and_lead_to_them()
    {
        var (head, home, which) = await OpenAsync();
        Assert.Contains("六化：6 项里 0 项齐全", await TextAsync(head, home + "/six"), StringComparison.Ordinal);
        await BookAsync(which, new(2026, 9, 1), LedgerDirection.Income, 10_00);
        Assert.Contains("近12个月 1 个渠道", await TextAsync(head, home + "/six"), StringComparison.Ordinal);
        await app.InsideAsync(s => s.GetRequiredService<RecordDonation>().RunAsync(which, new(new(2026, 8, 1), null, null, new(66_00), null), None));
        Assert.Contains("六化：6 项里 1 项齐全", await TextAsync(head, home + "/six"), StringComparison.Ordinal);
        await app.InsideAsync(s => s.GetRequiredService<RecordReview>().RunAsync(which, new(ReviewSubject.Work, null, new(2026, 11, 1), 9, new(9, 0, 0, 0)), None));
        var page = await head.PageAsync(home + "/six");
        Assert.Contains("评过", page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll("main table a").Select(a => a.GetAttribute("href")!).Distinct()) Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(link)).Status);
    }

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(s => s.GetRequiredService<RegisterAssociation>().RunAsync(
            new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", new(2015, 3, 1), null, null), None)))!;
        return (await app.SignInAsync(Role.VillageClerk, World.Village), $"/associations/{which.County}/{which.Id}", which);
    }

    private Task BookAsync(AssociationRef which, DateOnly on, LedgerDirection direction, long fen) => app.InsideAsync(s => s.GetRequiredService<RecordLedgerEntry>().RunAsync(
        which, new(on, direction, direction == LedgerDirection.Income ? IncomeChannel.WelfareLottery : null, direction == LedgerDirection.Income ? null : "茶叶", new(fen), null), None));

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).Body!.TextContent;
}
