using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Web.Access;

public sealed class SignInTests(WebApp app) : IClassFixture<WebApp>
{
    private static Task<Answer> SignInAsync(Browser browser, string name, string password, string path = "/sign-in") =>
        browser.SubmitAsync(path, [("userName", name), ("password", password)]);

    private async Task<(Guid Id, string Name)> PersonAsync()
    {
        var name = "p" + Guid.CreateVersion7().ToString("N")[..20];
        return (await People.AddAsync(app, Role.Clerk, DivisionCode.Parse(World.Township), userName: name), name);
    }

    [Fact]
    public async Task The_right_password_opens_a_session_and_a_new_token()
    {
        var (_, name) = await PersonAsync();
        var browser = app.Open();
        browser.Cookies["yinling"] = "planted-before";
        var answer = await SignInAsync(browser, name.ToUpperInvariant(), People.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal("/", answer.Location);
        var cookie = Assert.Single(browser.LastCookies, c => c.StartsWith("yinling=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual("planted-before", browser.Cookies["yinling"]);
    }

    [Fact]
    public async Task Over_TLS_the_cookie_is_secure_and_bound_to_the_host()
    {
        var (_, name) = await PersonAsync();
        var browser = new Browser(app.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false, BaseAddress = new("https://localhost") }));
        await SignInAsync(browser, name, People.Password);
        var cookie = Assert.Single(browser.LastCookies, c => c.StartsWith("__Host-yinling=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Unknown_wrong_locked_and_disabled_get_the_same_page()
    {
        var (_, wrong) = await PersonAsync();
        var (lockedId, locked) = await PersonAsync();
        var (disabledId, disabled) = await PersonAsync();
        var now = app.Clock.UtcMoment;
        await People.ChangeAsync(app, lockedId, a => { for (var i = 0; i < 5; i++) a.Fail(now); });
        await People.ChangeAsync(app, disabledId, a => a.Disable(now));
        var pages = new List<string>();
        foreach (var (name, password) in new[] { ("nobody-at-all", "x"), (wrong, "x"), (locked, People.Password), (disabled, People.Password) })
        {
            var answer = await SignInAsync(app.Open(), name, password);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            var page = await answer.PageAsync();
            foreach (var hidden in page.QuerySelectorAll("input[type=hidden]")) hidden.Remove();
            pages.Add(page.QuerySelector("main")!.InnerHtml.Replace(name, "NAME", StringComparison.Ordinal));
        }
        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task The_fifth_wrong_password_locks_for_15_minutes_and_the_next_lock_is_twice_as_long()
    {
        var (_, name) = await PersonAsync();
        var start = app.Clock.Now;
        try
        {
            for (var i = 0; i < 4; i++) await SignInAsync(app.Open(), name, "wrong");
            Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(app.Open(), name, People.Password)).Status);

            for (var i = 0; i < 5; i++) await SignInAsync(app.Open(), name, "wrong");
            app.Clock.Advance(TimeSpan.FromSeconds(899));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(app.Open(), name, People.Password)).Status);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            for (var i = 0; i < 5; i++) await SignInAsync(app.Open(), name, "wrong");
            app.Clock.Advance(TimeSpan.FromSeconds(1799));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignInAsync(app.Open(), name, People.Password)).Status);
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(app.Open(), name, People.Password)).Status);
        }
        finally
        {
            app.Clock.Now = start;
        }
    }

    [Theory]
    [InlineData("/accounts?q=1", "/accounts?q=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/\t/evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public async Task Signing_in_leads_only_to_addresses_of_this_site(string asked, string expected)
    {
        var (_, name) = await PersonAsync();
        var answer = await SignInAsync(app.Open(), name, People.Password, "/sign-in?return=" + Uri.EscapeDataString(asked));
        Assert.Equal(expected, answer.Location);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var (_, name) = await PersonAsync();
        var browser = app.Open();
        var answer = await browser.SendAsync(new(HttpMethod.Post, "/sign-in")
        {
            Content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("userName", name), new("password", People.Password)]),
        });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.False(browser.Cookies.ContainsKey("yinling"));
    }

    [Fact]
    public async Task Every_attempt_leaves_one_entry_and_no_password()
    {
        var (id, name) = await PersonAsync();
        await SignInAsync(app.Open(), name, "wrong-password-typed-here");
        await SignInAsync(app.Open(), name, People.Password);
        var entries = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().AsNoTracking().Where(e => e.Subject == id.ToString()).OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(["test.account", "access.sign-in-refused", "access.sign-in"], entries.Select(e => e.Action));
        Assert.Equal("", entries[1].Actor);
        Assert.Equal(name, entries[2].Actor);
        Assert.All(entries, e => Assert.DoesNotContain("password-typed", e.Changes, StringComparison.Ordinal));
        var hash = await app.InsideAsync(s => s.GetRequiredService<AppDb>().AllAccounts.Where(a => a.Id == id).Select(a => a.PasswordHash).SingleAsync());
        Assert.All(entries, e => Assert.DoesNotContain(hash, e.Changes, StringComparison.Ordinal));
    }
}
