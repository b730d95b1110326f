using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Web.Matrix;

/// <summary>The forms about oneself: the same for every role, so one person posts them all, each once, and the audit tells of each once.</summary>
public sealed class OwnFormTests(WebApp app) : IClassFixture<WebApp>
{
    /// <summary>The routes posted to here.</summary>
    internal static readonly string[] Routes =
        ["/account/password", "/account/sessions", "/account/tokens", "/account/totp", "/sign-in", "/sign-in/code", "/sign-out", "/preferences", "/drafts", "/drafts/drop"];

    private const string NewPassword = "three blind mice ran";

    private readonly HashSet<string> posted = [];

    [Fact]
    public async Task Every_form_about_oneself_is_audited_exactly_once_and_a_refusal_as_documented()
    {
        const string Name = "own-forms";
        var id = await People.AddAsync(app, Role.Clerk, DivisionCode.Parse(World.Township), userName: Name);
        var browser = app.Open();
        await DoneAsync(id, browser, "/sign-in", "/sign-in", [("userName", Name), ("password", People.Password)], "sign-in", "access.sign-in");
        await RefusedAsync(app.Open(), "/sign-in", [("userName", Name), ("password", "wrong")], "sign-in", "access.sign-in-refused");
        await RefusedAsync(app.Open(), "/sign-in", [("userName", "nobody-at-all"), ("password", "wrong")], "sign-in", "access.sign-in-refused");

        // What one looks like and what one is typing is nobody's record: neither is audited.
        await UnauditedAsync(browser, "/preferences", [("size", "lg"), ("back", "/")]);
        await UnauditedAsync(browser, "/drafts", [("_draft", "x"), ("Name", "半句话")]);
        await UnauditedAsync(browser, "/drafts/drop", [("form", "x"), ("back", "/")]);

        var post = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Posts.Where(p => p.Account == id).Select(p => p.Id).SingleAsync());
        (string, string)[] token = [("name", "报表程序"), ("post", post.ToString()), ("days", "30"), ("password", People.Password)];
        await DoneAsync(id, browser, "/account/tokens", "/account/tokens", token, "make", "access.token-make");
        await RefusedAsync(browser, "/account/tokens", [("name", ""), ("post", post.ToString()), ("days", "30"), ("password", People.Password)], "make", null);
        await DoneAsync(id, browser, "/account/tokens", "/account/tokens", [], "revoke-", "access.token-revoke");

        await app.SignInAsync(id);
        await DoneAsync(id, browser, "/account/sessions", "/account/sessions", [], "end-", "access.session-end");
        await DoneAsync(id, browser, "/account/sessions", "/account/sessions", [], "end", "access.session-end");

        await RefusedAsync(browser, "/account/password", [("password", "wrong"), ("new", NewPassword), ("repeated", NewPassword)], "password", "access.password-refused");
        await DoneAsync(id, browser, "/account/password", "/account/password", [("password", People.Password), ("new", NewPassword), ("repeated", NewPassword)], "password", "access.password-change");

        await DoneAsync(id, browser, "/account/totp", "/account/totp", [("password", NewPassword)], "begin", "access.totp-begin");
        var secret = string.Concat((await browser.PageAsync("/account/totp")).QuerySelector("#secret")!.TextContent.Split(' '));
        await RefusedAsync(browser, "/account/totp", [("code", "12345")], "confirm", null);
        await DoneAsync(id, browser, "/account/totp", "/account/totp", [("code", Totp.CodeAt(secret, Totp.StepAt(app.Clock.UtcMoment)))], "confirm", "access.totp-on");

        var second = app.Open();
        await DoneAsync(id, second, "/sign-in", "/sign-in", [("userName", Name), ("password", NewPassword)], "sign-in", "access.password-accepted");
        await RefusedAsync(second, "/sign-in/code", [("code", "12345")], "code", "access.sign-in-refused");
        app.Clock.Advance(TimeSpan.FromSeconds(30));
        await DoneAsync(id, second, "/sign-in/code", "/sign-in/code", [("code", Totp.CodeAt(secret, Totp.StepAt(app.Clock.UtcMoment)))], "code", "access.sign-in");

        await DoneAsync(id, browser, "/account/totp", "/account/totp", [("password", NewPassword)], "remove", "access.totp-off");
        await DoneAsync(id, browser, "/account", "/sign-out", [], null, "access.sign-out");
        Assert.Equal(Routes.Order(), posted.Order());
    }

    [Fact]
    public async Task Strangers_and_forms_without_their_token_get_nothing()
    {
        var before = (await EntriesAsync(0)).Count;
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var (stranger, session) = (app.Open(), (await EntriesAsync(0)).Count - before);
        var token = await TokenAsync(stranger, "/sign-in");
        foreach (var route in Routes)
        {
            var open = route is "/sign-in" or "/sign-in/code" or "/sign-out" or "/preferences";
            var answer = await stranger.SendAsync(new Post(route, null, []).With(token, null));
            if (!open) Assert.Equal("to /sign-in", Matrix.Outcome(answer));
            var bare = await clerk.SendAsync(new Post(route, null, [("size", "xl"), ("back", "/")]).With(null, null));
            Assert.True(bare.Status is HttpStatusCode.BadRequest, $"POST {route} without a token: {bare.Status}");
            Assert.True((await clerk.SendAsync(new Post(route, null, []).With(token, null))).Status is HttpStatusCode.BadRequest, $"POST {route} with a stranger's token");
        }
        Assert.Equal(before + session, (await EntriesAsync(0)).Count);
    }

    /// <param name="page">The page that has the form.</param>
    /// <param name="handler">Name of the form or, with a dash at its end, how it begins; null where no page takes it.</param>
    private async Task DoneAsync(Guid id, Browser browser, string page, string route, (string, string)[] fields, string? handler, string action)
    {
        var (answer, entries) = await PostAsync(browser, page, route, fields, handler);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod, $"{route} {handler}: {answer.Status}");
        var entry = Assert.Single(entries);
        Assert.Equal((action, id), (entry.Action, entry.Account));
        Assert.Equal(id.ToString(), entry.Subject);
        foreach (var secret in new[] { People.Password, NewPassword, "password_hash", "totp_secret", "token_hash" }) Assert.DoesNotContain(secret, entry.Changes, StringComparison.Ordinal);
    }

    /// <param name="action">The documented entry of a refusal; null where a refusal leaves none.</param>
    private async Task RefusedAsync(Browser browser, string page, (string, string)[] fields, string handler, string? action)
    {
        var (answer, entries) = await PostAsync(browser, page, page, fields, handler);
        Assert.True((int)answer.Status is 409 or 422, $"{page} {handler}: {answer.Status}");
        Assert.Equal(action is null ? [] : [action], entries.Select(e => e.Action));
    }

    private async Task UnauditedAsync(Browser browser, string path, (string, string)[] fields)
    {
        var (answer, entries) = await PostAsync(browser, "/account", path, fields, null);
        Assert.True((int)answer.Status is 204 or 302, $"{path}: {answer.Status}");
        Assert.Empty(entries);
    }

    private async Task<(Answer, List<AuditEntry>)> PostAsync(Browser browser, string page, string route, (string, string)[] fields, string? handler)
    {
        posted.Add(route.Split('?')[0]);
        var document = await browser.PageAsync(page);
        var before = (await EntriesAsync(0)).Count;
        var name = handler is null || !handler.EndsWith('-') ? handler : document.QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).First(v => v.StartsWith(handler, StringComparison.Ordinal));
        var token = document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await browser.SendAsync(new Post(route, name, fields).With(token, Guid.CreateVersion7().ToString("N")));
        return (answer, await EntriesAsync(before));
    }

    private static async Task<string> TokenAsync(Browser browser, string page) => (await browser.PageAsync(page)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private Task<List<AuditEntry>> EntriesAsync(int skip) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).Skip(skip).ToListAsync());
}
