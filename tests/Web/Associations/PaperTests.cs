using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Paper;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>Books printed with blank lines, filled by hand, typed in at the township by the codes of their lines.</summary>
public sealed class PaperTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static readonly string Mark = "来自纸质台账";

    [Theory]
    [InlineData("Members", "/members", "Name=汪老人", "Sex=Female", "BirthYear=1950", "JoinedOn=2019-3-1")]
    [InlineData("Meetings", "/meetings/{0}", "On=6月10日", "Kind=Regular", "Topic=商量重阳节", "Chair=老方", "Present=9", "Invited=11", "Text=办一次联欢")]
    [InlineData("Study", "/activities", "On=6-10", "Title=读报", "People=12", "Place=活动室")]
    [InlineData("Activities", "/activities", "On=0610", "Category=MutualAid", "Title=看望独居老人", "People=12")]
    [InlineData("Finance", "/ledger", "On=20260610", "Summary=县里给的", "Channel=Fiscal", "Income=1200.50")]
    [InlineData("Goods", "/assets/{0}", "Name=折叠桌", "Category=Office", "Count=4", "Value=800", "AcquiredOn=2020-1-5", "Keeper=老汪")]
    public async Task A_line_of_every_book_becomes_the_ordinary_record_and_says_where_it_came_from(string book, string page, params string[] cells)
    {
        var (clerk, home, which) = await OpenAsync();
        var code = Code(book, 1);
        Assert.Equal(HttpStatusCode.Redirect, (await TypeAsync(clerk, home, book, (code, cells))).Status);
        var line = Assert.Single(await LinesAsync(which));
        var text = await TextAsync(clerk, home + string.Format(System.Globalization.CultureInfo.InvariantCulture, page, line.Record));
        Assert.Contains($"{Mark} 第 {PaperCode.Spaced(code)} 行", text, StringComparison.Ordinal);
        var printed = (await TextAsync(clerk, $"{home}/books/{book}?year=2026")).Replace(",", "", StringComparison.Ordinal);
        foreach (var said in cells.Where(c => !c.StartsWith("Sex", StringComparison.Ordinal) && c.Any(l => l > 0x7f))) Assert.Contains(said.Split('=')[1].Replace("6月10日", "2026年6月10日", StringComparison.Ordinal), printed, StringComparison.Ordinal);
        if (book is "Meetings" or "Study" or "Activities" or "Finance") Assert.Contains("2026年6月10日", printed, StringComparison.Ordinal);
        Assert.Contains(PaperCode.Spaced(code), await TextAsync(clerk, $"{home}/paper/{book}"), StringComparison.Ordinal);
        Assert.Contains("associations.paper.add", await ActionsAsync(which));
    }

    [Fact]
    public async Task Whoever_left_by_now_joins_and_leaves_and_spending_is_booked_with_its_purpose()
    {
        var (clerk, home, which) = await OpenAsync();
        await TypeAsync(clerk, home, "Members", (Code("Members", 1), ["Name=汪去世", "Sex=Male", "JoinedOn=2019-3-1", "LeftOn=5-2", "LeftBecause=Died"]));
        Assert.Contains("2026年5月2日去世", await TextAsync(clerk, home + "/members"), StringComparison.Ordinal);
        await TypeAsync(clerk, home, "Finance", (Code("Finance", 1), ["On=6-10", "Summary=茶水", "Spending=35.5"]));
        Assert.Contains("35.50", await TextAsync(clerk, home + "/books/Finance?year=2026"), StringComparison.Ordinal);

        // What the second step refuses leaves nothing of the first.
        var refused = await TypeAsync(clerk, home, "Members", (Code("Members", 2), ["Name=汪先走", "Sex=Male", "JoinedOn=6-3", "LeftOn=5-2", "LeftBecause=Died"]));
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-07]"));
        Assert.DoesNotContain("汪先走", await TextAsync(clerk, home + "/members"), StringComparison.Ordinal);
        Assert.Equal(2, (await LinesAsync(which)).Count);
    }

    [Fact]
    public async Task Good_lines_are_kept_and_bad_ones_come_back_with_their_number_and_reason()
    {
        var (clerk, home, which) = await OpenAsync();
        var wrong = Code("Activities", 3)[..7] + (char)('0' + ((Code("Activities", 3)[7] - '0' + 1) % 10));
        var answer = await TypeAsync(clerk, home, "Activities",
            (Code("Activities", 1), ["On=6-1", "Category=MutualAid", "People=9"]), (wrong, ["On=6-2", "Category=MutualAid", "People=9"]),
            (Code("Activities", 4), ["On=6-31", "Category=MutualAid", "People=9", "Title=没有这天"]), (Code("Meetings", 1), ["On=6-4", "Category=MutualAid", "People=9"]),
            (Code("Activities", 5), ["On=6-5", "Category=Education", "People=0"]), (Code("Activities", 6), ["On=6-6", "Category=Education", "People=8"]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var page = await answer.PageAsync();
        var said = page.QuerySelectorAll("#errs li").Select(e => (e.GetAttribute("data-rule"), e.TextContent[..6])).ToList();
        Assert.Equal([("ASC-69", "第 2 行："), ("ASC-30", "第 3 行："), ("ASC-58", "第 4 行："), ("ASC-15", "第 5 行：")], said);
        Assert.Contains("第 1、6 行已经记下", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["第 2 行", "第 3 行", "第 4 行", "第 5 行"], page.QuerySelectorAll("fieldset legend").Select(l => l.TextContent));
        Assert.Equal("没有这天", page.QuerySelector("[name=l3-Title]")!.GetAttribute("value"));
        Assert.Equal("true", page.QuerySelector("[name=l5-People]")!.GetAttribute("aria-invalid"));
        Assert.Equal(2, (await LinesAsync(which)).Count);

        // Mended, they are taken; the good ones are not there to be taken twice.
        var mended = await clerk.SubmitAsync(page, $"{home}/paper/Activities",
            [("l2-Code", Code("Activities", 3)), ("l3-On", "6-30"), ("l4-Code", Code("Activities", 7)), ("l5-People", "7")], "type");
        Assert.Equal(HttpStatusCode.Redirect, mended.Status);
        Assert.Equal([1, 3, 4, 5, 6, 7], (await LinesAsync(which)).Select(l => PaperCode.Find(l.Code, Today)!.Value.Line).Order());
        Assert.Contains("记下了 4 行", await TextAsync(clerk, mended.Location!), StringComparison.Ordinal);
        Assert.Equal(6, await ActivitiesAsync(which));
    }

    [Fact]
    public async Task ASC_59_a_code_is_typed_in_once_and_its_record_is_linked()
    {
        var (clerk, home, which) = await OpenAsync();
        var (once, again) = (Code("Finance", 1), new[] { "On=6-10", "Summary=县里给的", "Channel=Fiscal", "Income=100" });
        await TypeAsync(clerk, home, "Finance", (once, again));
        var line = Assert.Single(await LinesAsync(which));
        var page = await (await TypeAsync(clerk, home, "Finance", (PaperCode.Spaced(once), ["On=6-11", "Summary=另一笔", "Channel=Fiscal", "Income=7"]))).PageAsync();
        Assert.NotNull(page.QuerySelector("[data-rule=ASC-59]"));
        Assert.NotNull(page.QuerySelector($"fieldset a[href='{home}/ledger/{line.Record}/done']"));
        Assert.Contains(PaperCode.Spaced(Code("Finance", 2)), page.QuerySelector("fieldset")!.TextContent, StringComparison.Ordinal);
        var entry = Assert.Single(await LinesAsync(which)).Record;

        // Reversed, it may be typed in again: the line is the new entry from then on.
        await clerk.SubmitAsync($"{home}/ledger/{entry}/done", [], "undo");
        Assert.Equal(HttpStatusCode.Redirect, (await TypeAsync(clerk, home, "Finance", (once, again))).Status);
        Assert.NotEqual(entry, Assert.Single(await LinesAsync(which)).Record);
        Assert.NotNull((await (await TypeAsync(clerk, home, "Finance", (once, again))).PageAsync()).QuerySelector("[data-rule=ASC-59]"));
    }

    [Fact]
    public async Task A_member_refused_for_a_code_used_before_is_found_on_the_page_of_the_list_they_stand_on()
    {
        var (clerk, home, _) = await OpenAsync();
        await TypeAsync(clerk, home, "Members", (Code("Members", 1), ["Name=汪老人", "Sex=Female", "JoinedOn=2019-3-1"]));
        var page = await (await TypeAsync(clerk, home, "Members", (Code("Members", 1), ["Name=方老人", "Sex=Female", "JoinedOn=2019-3-1"]))).PageAsync();
        Assert.NotNull(page.QuerySelector($"fieldset a[href='{home}/members?page=1']"));
    }

    [Fact]
    public async Task ASC_59_past_the_check_the_database_refuses_the_second_of_two_at_once()
    {
        var (_, _, which) = await OpenAsync();
        var refused = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var owner = await db.Set<Association>().AsNoTracking().SingleAsync(a => a.Id == which.Id);
            await s.GetRequiredService<Writer>().RunAsync(new("test.write", which.Id.ToString(), DivisionCode.Parse(World.Village)), () =>
            {
                for (var i = 0; i < 2; i++) db.Add(new PaperLine(Guid.CreateVersion7(), owner, new(Booklet.Study, 2026, 1), Guid.CreateVersion7(), Today));
                return Task.CompletedTask;
            }, None);
        }));
        Assert.Equal(PaperLine.Taken(Code("Study", 1)), Assert.Single(refused.Problems));
        Assert.Empty(await LinesAsync(which));

        var tried = await Task.WhenAll(Enumerable.Range(1, 4).Select(n => Task.Run(() => app.InsideAsync(s => s.GetRequiredService<TypePaperLines>().RunAsync(
            which, Booklet.Study, [new(1, Code("Study", 2), new Dictionary<string, string> { ["On"] = "6-10", ["People"] = $"{n}" })], None)))));
        Assert.Equal(1, tried.Count(o => o![0].Record is not null));
        Assert.All(tried.SelectMany(o => o!).Where(o => o.Record is null), o => Assert.Equal("ASC-59", Assert.Single(o.Problems).Rule));
        Assert.Equal(1, await ActivitiesAsync(which));
    }

    [Fact]
    public async Task A_form_sent_twice_or_mended_after_going_back_doubles_no_line()
    {
        var (clerk, home, which) = await OpenAsync();
        var path = $"{home}/paper/Activities";
        var page = await clerk.PageAsync(path);
        (string, string)[] good = [.. Fields(1, Code("Activities", 1), "On=6-1", "Category=MutualAid", "People=9")];
        for (var i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await clerk.SubmitAsync(page, path, [.. good, .. Fields(2, Code("Activities", 2), "On=6-1", "Category=MutualAid", "People=0")], "type")).Status);
        var mended = await clerk.SubmitAsync(page, path, [.. good, .. Fields(2, Code("Activities", 2), "On=6-1", "Category=MutualAid", "People=5")], "type");
        Assert.Equal(HttpStatusCode.Redirect, mended.Status);
        Assert.Equal(2, await ActivitiesAsync(which));
        Assert.Equal(2, (await LinesAsync(which)).Count);
    }

    [Fact]
    public async Task ASC_70_a_line_of_money_is_income_or_spending()
    {
        var (clerk, home, which) = await OpenAsync();
        var page = await (await TypeAsync(clerk, home, "Finance",
            (Code("Finance", 1), ["On=6-10", "Summary=都填", "Channel=Fiscal", "Income=1", "Spending=1"]), (Code("Finance", 2), ["On=6-10", "Summary=都没填"]))).PageAsync();
        Assert.Equal(2, page.QuerySelectorAll("#errs [data-rule=ASC-70]").Length);
        Assert.Empty(await LinesAsync(which));
    }

    [Fact]
    public async Task ASC_71_something_is_typed_and_a_closed_month_stays_closed()
    {
        var (clerk, home, which) = await OpenAsync();
        Assert.NotNull((await (await TypeAsync(clerk, home, "Finance")).PageAsync()).QuerySelector("[data-rule=ASC-71]"));
        await TypeAsync(clerk, home, "Finance", (Code("Finance", 1), ["On=6-10", "Summary=茶水", "Spending=5"]));
        await clerk.SubmitAsync(home + "/ledger/close", [("Month", "202610")], "close");
        var page = await (await TypeAsync(clerk, home, "Finance", (Code("Finance", 2), ["On=6-10", "Summary=茶水", "Spending=5"]))).PageAsync();
        Assert.NotNull(page.QuerySelector("#errs [data-rule=ASC-38] a[href='#field-l1-On']"));
        Assert.Single(await LinesAsync(which));
    }

    [Fact]
    public async Task Blank_lines_carry_codes_nobody_has_typed_in_and_begin_where_one_says()
    {
        var (clerk, home, _) = await OpenAsync();
        Assert.Equal([Spoken("Study", 1), Spoken("Study", 2), Spoken("Study", 3)], await BlanksAsync(clerk, home + "/books/Study?year=2026&blank=3"));
        await TypeAsync(clerk, home, "Study", (Code("Study", 2), ["On=6-10", "People=3"]));
        Assert.Equal([Spoken("Study", 3), Spoken("Study", 4)], (await BlanksAsync(clerk, home + "/books/Study?year=2026&blank=2")).TakeLast(2));
        Assert.Equal([Spoken("Study", 40)], (await BlanksAsync(clerk, home + "/books/Study?year=2026&blank=1&from=40")).TakeLast(1));
        Assert.Equal([new PaperCode(Booklet.Study, 2027, 1).Spoken], await BlanksAsync(clerk, home + "/books/Study?year=2027&blank=1"));
        Assert.Equal(["1"], await BlanksAsync(clerk, home + "/books/Study?year=1920&blank=1"));
    }

    [Fact]
    public async Task Only_who_may_write_the_association_types_in()
    {
        var (clerk, home, which) = await OpenAsync();
        foreach (var (role, place, subject, status) in new (Role, string, Guid?, HttpStatusCode)[]
        {
            (Role.Clerk, World.SiblingTownship, null, HttpStatusCode.NotFound), (Role.VillageClerk, World.SiblingVillage, null, HttpStatusCode.NotFound), (Role.Viewer, World.Township, null, HttpStatusCode.Forbidden),
            (Role.VillageClerk, World.Village, null, HttpStatusCode.OK), (Role.AssociationHead, World.Village, which.Id, HttpStatusCode.OK),
        })
        {
            var browser = await app.SignInAsync(role, place, subject);
            Assert.Equal(status, (await browser.GetAsync($"{home}/paper/Finance")).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{home}/paper/Nothing")).Status);
        Assert.NotNull((await clerk.PageAsync(home + "/books/Finance")).QuerySelector($"a[href='{home}/paper/Finance']"));
        Assert.Null((await (await app.SignInAsync(Role.Viewer, World.Township)).PageAsync(home + "/books/Finance")).QuerySelector("a[href*='/paper']"));
    }

    private static string Code(string book, int line) => new PaperCode(Enum.Parse<Booklet>(book), 2026, line).Text;

    private static string Spoken(string book, int line) => PaperCode.Spaced(Code(book, line));

    private static IEnumerable<(string, string)> Fields(int at, string code, params string[] cells) =>
        cells.Select(c => ($"l{at}-{c.Split('=')[0]}", c.Split('=')[1])).Prepend(($"l{at}-Code", code));

    private static Task<Answer> TypeAsync(Browser clerk, string home, string book, params (string Code, string[] Cells)[] lines) =>
        clerk.SubmitAsync($"{home}/paper/{book}", lines.SelectMany((line, i) => Fields(i + 1, line.Code, line.Cells)), "type");

    private static async Task<IReadOnlyList<string>> BlanksAsync(Browser clerk, string address) =>
        [.. (await clerk.PageAsync(address)).QuerySelectorAll("article tbody tr").Select(r => r.QuerySelector("td")!.TextContent.Trim())];

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private Task<List<PaperLine>> LinesAsync(AssociationRef which) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<PaperLine>().AsNoTracking().Where(l => l.Association == which.Id).ToListAsync());

    private Task<int> ActivitiesAsync(AssociationRef which) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<ActivityRecord>().CountAsync(a => a.Association == which.Id));

    private Task<List<string>> ActionsAsync(AssociationRef which) => app.InsideAsync(s =>
    {
        var subject = which.Id.ToString();
        return s.GetRequiredService<AppDb>().Set<AuditEntry>().Where(e => e.Subject == subject).Select(e => e.Action).ToListAsync();
    });

    private async Task<(Browser Clerk, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.Clerk, World.Township), $"/associations/{which.County}/{which.Id}", which);
    }
}
