using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Drafts;

namespace Yinling.Web.Pages;

/// <summary>What is typed and not submitted is offered back, to the same person and for the same form, and nowhere else.</summary>
public sealed class DraftTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Offer = "接着上次的填";

    [Fact]
    public async Task A_draft_is_offered_taken_up_and_forgotten_once_submitted()
    {
        var (browser, edit, _) = await OpenAsync();
        await TypeAsync(browser, edit, ("PartyBranch", "芳口村党"), ("CommitteeRelation", "村委会指"));

        var offered = await browser.PageAsync(edit);
        Assert.Contains($"您{app.Clock.UtcMoment.InChinese}填过", offered.QuerySelector("main .note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("", Input(offered, "PartyBranch").Value);

        var taken = await browser.PageAsync(offered.Links.Single(l => l.TextContent == Offer).GetAttribute("href")!);
        Assert.Equal("芳口村党", Input(taken, "PartyBranch").Value);
        Assert.Equal("村委会指", taken.QuerySelector("textarea[name=CommitteeRelation]")!.TextContent);

        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(taken, edit, [("PartyBranch", "芳口村党支部")], "edit")).Status);
        Assert.DoesNotContain(Offer, (await browser.GetAsync(edit)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_its_draft_and_keystrokes_that_come_after_the_submit_make_none()
    {
        var (browser, edit, _) = await OpenAsync();
        var page = await browser.PageAsync(edit);
        await TypeAsync(browser, page, ("PartyBranch", "第一支部"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, edit, [("FoundedOn", "昨天")], "edit")).Status);
        Assert.Contains(Offer, (await browser.GetAsync(edit)).Text, StringComparison.Ordinal);

        page = await browser.PageAsync(edit);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SubmitAsync(page, edit, [("PartyBranch", "第一支部")], "edit")).Status);
        await TypeAsync(browser, page, ("PartyBranch", "第一支部啊"));
        Assert.DoesNotContain(Offer, (await browser.GetAsync(edit)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_never_overwrites_what_somebody_else_saved_meanwhile()
    {
        var (browser, edit, which) = await OpenAsync();
        await TypeAsync(browser, edit, ("PartyBranch", "我写的"));
        var other = await app.SignInAsync(Role.Clerk, World.Township);
        Assert.Equal(HttpStatusCode.Redirect, (await other.SubmitAsync(edit, [("PartyBranch", "别人写的")], "edit")).Status);

        var taken = await browser.PageAsync(edit + "?draft=1");
        var refused = await browser.SubmitAsync(taken, edit, [], "edit");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("别人写的", refused.Text, StringComparison.Ordinal);
        Assert.Contains("我写的", refused.Text, StringComparison.Ordinal);
        Assert.Equal("别人写的", await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Association>().Where(a => a.Id == which).Select(a => a.PartyBranch).SingleAsync()));
    }

    [Fact]
    public async Task A_draft_is_nobody_elses_and_can_be_thrown_away()
    {
        var (browser, edit, _) = await OpenAsync();
        await TypeAsync(browser, edit, ("PartyBranch", "只有我看得见"));
        var other = await app.SignInAsync(Role.Clerk, World.Township);
        Assert.DoesNotContain("只有我看得见", (await other.GetAsync(edit + "?draft=1")).Text, StringComparison.Ordinal);

        var dropped = await browser.SubmitAsync(await browser.PageAsync(edit + "?draft=1"), edit, []);
        Assert.Equal(edit, dropped.Location);
        Assert.DoesNotContain(Offer, (await browser.GetAsync(edit)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_submitted_after_the_session_ran_out_is_there_after_signing_in()
    {
        var (browser, edit, which) = await OpenAsync();
        var page = await browser.PageAsync(edit);
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        var answer = await browser.SubmitAsync(page, edit, [("PartyBranch", "吃了午饭才提交")], "edit");
        Assert.StartsWith("/sign-in?", answer.Location, StringComparison.Ordinal);
        Assert.Contains("已经替您留着", (await browser.GetAsync(answer.Location!)).Text, StringComparison.Ordinal);
        Assert.Null(await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Association>().Where(a => a.Id == which).Select(a => a.PartyBranch).SingleAsync()));

        var account = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Draft>().OrderByDescending(d => d.At).Select(d => d.Account).FirstAsync());
        var again = await app.SignInAsync(account);
        var taken = await again.PageAsync(edit + "?draft=1");
        Assert.Equal("吃了午饭才提交", Input(taken, "PartyBranch").Value);
        Assert.Equal(HttpStatusCode.Redirect, (await again.SubmitAsync(taken, edit, [], "edit")).Status);
    }

    [Fact]
    public async Task A_session_that_was_ended_keeps_nothing()
    {
        var (browser, edit, _) = await OpenAsync();
        var page = await browser.PageAsync(edit);
        var cookie = browser.Cookies["yinling"];
        var leave = page.Forms.First(f => f.GetAttribute("action") == "/sign-out");
        await browser.SendAsync(new(HttpMethod.Post, "/sign-out") { Content = new FormUrlEncodedContent(leave.Elements.OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value))) });
        browser.Cookies["yinling"] = cookie;
        var answer = await browser.SubmitAsync(page, edit, [("PartyBranch", "已经退出的人写的")], "edit");
        Assert.DoesNotContain("kept=1", answer.Location, StringComparison.Ordinal);
        Assert.False(await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Draft>().AnyAsync(d => d.Fields.Contains("已经退出的人写的"))));
    }

    [Fact]
    public async Task What_nobody_came_back_to_within_a_month_is_forgotten()
    {
        var (browser, edit, _) = await OpenAsync();
        await TypeAsync(browser, edit, ("PartyBranch", "上个月的"));
        var before = app.Clock.Now;
        app.Clock.Advance(TimeSpan.FromDays(31));
        await app.InsideAsync(async s => { foreach (var tick in s.GetServices<ITick>()) await tick.RunAsync(CancellationToken.None); });
        Assert.False(await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Draft>().AnyAsync(d => d.Fields.Contains("上个月的"))));
        app.Clock.Now = before;
    }

    private static IHtmlInputElement Input(IDocument page, string name) => (IHtmlInputElement)page.QuerySelector($"main input[name={name}]")!;

    private async Task<(Browser Browser, string Edit, Guid Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), CancellationToken.None)))!;
        return (await app.SignInAsync(Role.Clerk, World.Township), $"/associations/{which.County}/{which.Id}/edit", which.Id);
    }

    private static async Task TypeAsync(Browser browser, string edit, params (string Name, string Value)[] typed) => await TypeAsync(browser, await browser.PageAsync(edit), typed);

    /// <summary>What the script sends while one types: the form as it stands.</summary>
    private static async Task TypeAsync(Browser browser, IDocument page, params (string Name, string Value)[] typed)
    {
        var form = page.QuerySelector("form[data-draft]")!;
        var fields = form.QuerySelectorAll("input, textarea").Select(i => (Name: i.GetAttribute("name")!, Value: i.GetAttribute("value") ?? i.TextContent)).ToDictionary(f => f.Name, f => f.Value);
        foreach (var (name, value) in typed) fields[name] = value;
        Assert.Equal(HttpStatusCode.NoContent, (await browser.SendAsync(new(HttpMethod.Post, "/drafts") { Content = new FormUrlEncodedContent(fields) })).Status);
    }
}
