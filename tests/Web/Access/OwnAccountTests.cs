using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web.Access;

public sealed class OwnAccountTests(WebApp app) : IClassFixture<WebApp>
{
    private async Task<(Guid Id, string Name, Browser Browser)> PersonAsync()
    {
        var name = "o" + Guid.CreateVersion7().ToString("N")[..20];
        var id = await People.AddAsync(app, Role.Clerk, DivisionCode.Parse(World.Township), userName: name);
        return (id, name, await app.SignInAsync(id));
    }

    private static Task<Answer> PasswordAsync(Browser browser, string name) => browser.SubmitAsync("/sign-in", [("userName", name), ("password", People.Password)]);

    private static async Task<HttpStatusCode> OpenAsync(Browser browser) => (await browser.GetAsync("/account")).Status;

    [Fact]
    public async Task A_session_ends_30_minutes_after_its_last_request_and_12_hours_after_its_first()
    {
        var (_, _, browser) = await PersonAsync();
        var start = app.Clock.Now;
        try
        {
            for (var minutes = 0; minutes < 12 * 60; minutes += 29)
            {
                Assert.Equal(HttpStatusCode.OK, await OpenAsync(browser));
                app.Clock.Advance(TimeSpan.FromMinutes(29));
            }
            Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(browser));

            var (_, _, idle) = await PersonAsync();
            app.Clock.Advance(TimeSpan.FromMinutes(30) - TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.OK, await OpenAsync(idle));
            app.Clock.Advance(TimeSpan.FromMinutes(30));
            Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(idle));
        }
        finally
        {
            app.Clock.Now = start;
        }
    }

    [Fact]
    public async Task The_fourth_browser_ends_the_first()
    {
        var (id, _, first) = await PersonAsync();
        List<Browser> others = [];
        for (var i = 0; i < 3; i++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            others.Add(await app.SignInAsync(id));
        }
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(first));
        foreach (var other in others) Assert.Equal(HttpStatusCode.OK, await OpenAsync(other));
    }

    [Fact]
    public async Task A_session_ended_from_the_list_is_out_at_its_next_request()
    {
        var (id, _, here) = await PersonAsync();
        var there = await app.SignInAsync(id);
        var page = await here.PageAsync("/account/sessions");
        var handler = page.QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).Single(v => v.StartsWith("end-", StringComparison.Ordinal));
        await here.SubmitAsync(page, "/account/sessions", [], handler);
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(there));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(here));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        var (_, _, browser) = await PersonAsync();
        var kept = browser.Cookies["yinling"];
        var page = await browser.PageAsync("/account");
        var form = page.Forms.First(f => f.GetAttribute("action") == "/sign-out");
        var answer = await browser.SendAsync(new(HttpMethod.Post, "/sign-out")
        {
            Content = new FormUrlEncodedContent(form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!))),
        });
        Assert.Equal("/sign-in", answer.Location);
        browser.Cookies["yinling"] = kept;
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(browser));
    }

    [Fact]
    public async Task A_disabled_account_and_an_ended_post_count_at_the_next_request()
    {
        var (id, _, browser) = await PersonAsync();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/associations")).Status);
        await app.InsideAsync(async services =>
        {
            var (today, db) = (app.Clock.BeijingToday, services.GetRequiredService<AppDb>());
            await db.Posts.Where(p => p.Account == id).ExecuteUpdateAsync(s => s.SetProperty(p => p.ValidTo, today));
        });
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/associations")).Status);
        await People.ChangeAsync(app, id, a => a.Disable(app.Clock.UtcMoment));
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(browser));
    }

    [Fact]
    public async Task A_given_password_opens_only_the_page_that_changes_it_and_dies_after_72_hours()
    {
        var (id, name, _) = await PersonAsync();
        var start = app.Clock.Now;
        try
        {
            var hash = await app.InsideAsync(s => s.GetRequiredService<AppDb>().AllAccounts.Where(a => a.Id == id).Select(a => a.PasswordHash).SingleAsync());
            await People.ChangeAsync(app, id, a => a.GivePassword(hash, app.Clock.UtcMoment + TimeSpan.FromHours(72)));
            app.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
            var browser = app.Open();
            await PasswordAsync(browser, name);
            Assert.Equal("/account/password", (await browser.GetAsync("/associations")).Location);
            Assert.Equal("/account/password", (await browser.GetAsync("/account")).Location);

            app.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PasswordAsync(app.Open(), name)).Status);

            (string, string)[] change = [("password", People.Password), ("new", "three blind mice ran"), ("repeated", "three blind mice ran")];
            Assert.Equal("/account?done=password", (await browser.SubmitAsync("/account/password", change)).Location);
            Assert.Equal(HttpStatusCode.OK, await OpenAsync(browser));
        }
        finally
        {
            app.Clock.Now = start;
        }
    }

    [Theory]
    [InlineData("ACC_08", "short pass", "short pass", People.Password)]
    [InlineData("ACC_09", "password123456", "password123456", People.Password)]
    [InlineData("ACC_16", "three blind mice ran", "three blind mice ran", "not my password")]
    [InlineData("ACC_17", People.Password, People.Password, People.Password)]
    [InlineData("ACC_18", "three blind mice ran", "three blind mice run", People.Password)]
    public async Task A_new_password_is_held_to_the_rules(string rule, string wanted, string repeated, string old)
    {
        var (_, _, browser) = await PersonAsync();
        var answer = await browser.SubmitAsync("/account/password", [("password", old), ("new", wanted), ("repeated", repeated)]);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotNull((await answer.PageAsync()).QuerySelector($"[data-rule={rule.Replace('_', '-')}]"));
    }

    [Fact]
    public async Task Changing_the_password_ends_every_other_session()
    {
        var (id, _, here) = await PersonAsync();
        var there = await app.SignInAsync(id);
        await here.SubmitAsync("/account/password", [("password", People.Password), ("new", "three blind mice ran"), ("repeated", "three blind mice ran")]);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(here));
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(there));
    }

    [Fact]
    public async Task ACC_21_an_authenticator_is_proved_then_asked_for_and_each_code_works_once()
    {
        var (id, name, browser) = await PersonAsync();
        Assert.Equal("/account/totp", (await browser.SubmitAsync("/account/totp", [("password", People.Password)], "begin")).Location);
        var page = await browser.PageAsync("/account/totp");
        Assert.StartsWith("data:image/png;base64,", page.QuerySelector("main img")!.GetAttribute("src"), StringComparison.Ordinal);
        var secret = string.Concat(page.QuerySelector("#secret")!.TextContent.Split(' '));
        var wrong = await browser.SubmitAsync(page, "/account/totp", [("code", "000000")], "confirm");
        Assert.NotNull((await wrong.PageAsync()).QuerySelector("[data-rule=ACC-21]"));

        string Code() => Totp.CodeAt(secret, Totp.StepAt(app.Clock.UtcMoment));
        var on = await browser.SubmitAsync("/account/totp", [("code", Code())], "confirm");
        var recovery = (await on.PageAsync()).QuerySelectorAll("main li").Select(l => l.TextContent.Trim()).Where(t => t.Length == 19).ToList();
        Assert.Equal(10, recovery.Count);

        var again = app.Open();
        Assert.StartsWith("/sign-in/code", (await PasswordAsync(again, name)).Location, StringComparison.Ordinal);
        var half = again.Cookies["yinling"];
        Assert.Equal(HttpStatusCode.Redirect, await OpenAsync(again));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.SubmitAsync("/sign-in/code", [("code", Code())])).Status);
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/", (await again.SubmitAsync("/sign-in/code", [("code", Code())])).Location);
        Assert.NotEqual(half, again.Cookies["yinling"]);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(again));

        foreach (var expected in new[] { HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity })
        {
            var lost = app.Open();
            await PasswordAsync(lost, name);
            Assert.Equal(expected, (await lost.SubmitAsync("/sign-in/code", [("code", recovery[3])])).Status);
        }
        var stored = await app.InsideAsync(s => s.GetRequiredService<AppDb>().AllAccounts.Where(a => a.Id == id).Select(a => a.TotpSecret).SingleAsync());
        Assert.DoesNotContain(secret, stored!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACC_19_and_ACC_20_setting_up_out_of_turn_is_refused()
    {
        var (id, _, browser) = await PersonAsync();
        var first = await browser.PageAsync("/account/totp");
        await browser.SubmitAsync(first, "/account/totp", [("password", People.Password)], "begin");
        var second = await browser.PageAsync("/account/totp");
        await People.ChangeAsync(app, id, a => a.TurnOnTotp(1));
        var setUp = app.InsideAsync(async services =>
        {
            var visit = services.GetRequiredService<Yinling.Access.Pipeline.Visit>();
            (visit.Account, visit.Session) = (id, Guid.Empty);
            var use = services.GetRequiredService<Yinling.Access.Own.SetUpTotp>();
            var on = await Assert.ThrowsAsync<RuleException>(() => use.BeginAsync(People.Password, CancellationToken.None));
            Assert.Equal("ACC-19", on.Problems[0].Rule);
            var proved = await Assert.ThrowsAsync<RuleException>(() => use.ConfirmAsync("000000", CancellationToken.None));
            Assert.Equal("ACC-20", proved.Problems[0].Rule);
        });
        await setUp;
        Assert.NotNull(second.QuerySelector("main img"));
    }

    [Fact]
    public async Task A_token_acts_through_its_post_until_it_is_revoked()
    {
        var (id, _, browser) = await PersonAsync();
        var page = await browser.PageAsync("/account/tokens");
        var post = page.QuerySelectorAll("select[name=post] option").Select(o => o.GetAttribute("value")!).Last();
        var made = await browser.SubmitAsync(page, "/account/tokens", [("name", "统计程序"), ("post", post), ("readOnly", "true"), ("days", "30"), ("password", People.Password)], "make");
        var token = (await made.PageAsync()).QuerySelector("main .note .num")!.TextContent.Trim();
        Assert.StartsWith("yl_", token, StringComparison.Ordinal);

        Task<Answer> Call(string given, string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Authorization = new("Bearer", given);
            return app.Open().SendAsync(request);
        }
        Assert.NotEqual(HttpStatusCode.Unauthorized, (await Call(token, $"/api/figures?division={World.Township}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Call("yl_wrong", $"/api/figures?division={World.Township}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Call(token, "/account")).Status);

        var list = await browser.PageAsync("/account/tokens");
        var revoke = list.QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).Single(v => v.StartsWith("revoke-", StringComparison.Ordinal));
        await browser.SubmitAsync(list, "/account/tokens", [], revoke);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Call(token, $"/api/figures?division={World.Township}")).Status);
        Assert.Equal(0, await app.InsideAsync(s => s.GetRequiredService<AppDb>().ApiTokens.CountAsync(t => t.Account == id)));
    }

    [Theory]
    [InlineData("ACC_22", "", true, "30")]
    [InlineData("ACC_23", "程序", false, "30")]
    [InlineData("ACC_24", "程序", true, "366")]
    public async Task A_token_needs_a_name_a_post_of_ones_own_and_an_end(string rule, string name, bool own, string days)
    {
        var (_, _, browser) = await PersonAsync();
        var page = await browser.PageAsync("/account/tokens");
        var options = page.QuerySelectorAll("select[name=post] option");
        var post = own ? options[options.Length - 1].GetAttribute("value")! : Guid.CreateVersion7().ToString();
        var answer = await browser.SubmitAsync(page, "/account/tokens", [("name", name), ("post", post), ("days", days), ("password", People.Password)], "make");
        Assert.NotNull((await answer.PageAsync()).QuerySelector($"[data-rule={rule.Replace('_', '-')}]"));
    }
}
