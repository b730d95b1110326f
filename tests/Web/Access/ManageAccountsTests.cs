using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Accounts;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Web.Access;

public sealed class ManageAccountsTests(WebApp app) : IClassFixture<WebApp>
{
    private static string NewName() => "m" + Guid.CreateVersion7().ToString("N")[..20];

    private static (string, string)[] NewAccount(string name, Role role, string division) =>
        [("division", division), ("role", role.ToString()), ("displayName", "新同志"), ("userName", name)];

    private Task<Guid> PersonAsync(Role role, string division, string? name = null) =>
        People.AddAsync(app, role, DivisionCode.Parse(division), userName: name ?? NewName());

    private static async Task AssertRuleAsync(string rule, Answer answer)
    {
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotNull((await answer.PageAsync()).QuerySelector($"[data-rule={rule}]"));
    }

    [Fact]
    public async Task A_township_head_opens_an_account_for_a_village_whose_given_password_works_once()
    {
        var head = await app.SignInAsync(Role.Head, World.Township);
        var name = NewName();
        var page = await head.PageAsync("/accounts/new");
        var answer = await head.SubmitAsync(page, "/accounts/new", NewAccount(name, Role.VillageClerk, World.Village), "add");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var password = (await answer.PageAsync()).QuerySelector("#given-password")!.TextContent;

        var repeated = await head.SubmitAsync(page, "/accounts/new", NewAccount(name, Role.VillageClerk, World.Village), "add");
        Assert.Null((await repeated.PageAsync()).QuerySelector("#given-password"));

        var clerk = app.Open();
        await clerk.SubmitAsync("/sign-in", [("userName", name), ("password", password)]);
        Assert.Equal("/account/password", (await clerk.GetAsync("/associations")).Location);
        var (scope, entries) = await app.InsideAsync(async s => (
            await s.GetRequiredService<Yinling.Access.Contracts.IAccountDirectory>().ScopeOfAsync(name, CancellationToken.None),
            await s.GetRequiredService<AppDb>().Set<AuditEntry>().CountAsync(e => e.Action == "access.account-add" && e.Changes.Contains(name))));
        Assert.Equal([(Role.VillageClerk, DivisionCode.Parse(World.Village))], scope!.Posts.Select(p => (p.Role, p.Division)));
        Assert.Equal(1, entries);
    }

    [Theory]
    [InlineData("ACC_03", Role.VillageClerk, World.Township)]
    [InlineData("ACC_04", Role.AssociationHead, World.Village)]
    [InlineData("ACC_05", Role.Head, World.Township)]
    [InlineData("ACC_05", Role.SecurityAdministrator, World.Township)]
    [InlineData("ACC_05", Role.Clerk, World.County)]
    [InlineData("ACC_05", Role.Clerk, World.SiblingTownship)]
    [InlineData("ACC_05", Role.VillageClerk, World.OtherVillage)]
    [InlineData("ACC_14", Role.VillageClerk, "341022104999")]
    public async Task A_township_head_gives_no_post_above_beside_or_unfit(string rule, Role role, string division)
    {
        var head = await app.SignInAsync(Role.Head, World.Township);
        await AssertRuleAsync(rule.Replace('_', '-'), await head.SubmitAsync("/accounts/new", NewAccount(NewName(), role, division), "add"));
    }

    [Theory]
    [InlineData("ACC_11", "a b", "新同志")]
    [InlineData("ACC_11", "ab", "新同志")]
    [InlineData("ACC_12", "good-name", "")]
    public async Task Names_are_held_to_their_form(string rule, string userName, string displayName)
    {
        var head = await app.SignInAsync(Role.Head, World.Township);
        await AssertRuleAsync(rule.Replace('_', '-'), await head.SubmitAsync("/accounts/new",
            [("division", World.Village), ("role", "VillageClerk"), ("displayName", displayName), ("userName", userName)], "add"));
    }

    [Fact]
    public async Task ACC_10_a_name_is_given_once()
    {
        var name = NewName();
        await PersonAsync(Role.Clerk, World.OtherTownship, name);
        var head = await app.SignInAsync(Role.Head, World.Township);
        await AssertRuleAsync("ACC-10", await head.SubmitAsync("/accounts/new", NewAccount(name.ToUpperInvariant(), Role.VillageClerk, World.Village), "add"));
    }

    [Fact]
    public async Task The_list_and_the_pages_show_nobody_outside_the_subtree()
    {
        var (inside, beside, far) = (await PersonAsync(Role.VillageClerk, World.Village), await PersonAsync(Role.Clerk, World.SiblingTownship), await PersonAsync(Role.Clerk, World.OtherTownship));
        var head = await app.SignInAsync(Role.Head, World.Township);
        var list = (await head.GetAsync("/accounts")).Text;
        Assert.Contains(inside.ToString(), list, StringComparison.Ordinal);
        Assert.DoesNotContain(beside.ToString(), list, StringComparison.Ordinal);
        Assert.DoesNotContain(far.ToString(), (await head.GetAsync("/accounts?division=52")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync($"/accounts/{inside}")).Status);
        var absent = await head.GetAsync($"/accounts/{Guid.CreateVersion7()}");
        var foreign = await head.GetAsync($"/accounts/{far}");
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(await MainOf(absent), await MainOf(foreign));

        static async Task<string> MainOf(Answer answer) => (await answer.PageAsync()).QuerySelector("main")!.TextContent;
    }

    [Fact]
    public async Task Disabling_needs_a_reason_and_ends_the_sessions_at_once()
    {
        var clerk = await PersonAsync(Role.VillageClerk, World.Village);
        var browser = await app.SignInAsync(clerk);
        var head = await app.SignInAsync(Role.Head, World.Township);
        await AssertRuleAsync("ACC-27", await head.SubmitAsync($"/accounts/{clerk}", [("reason", " ")], "disable"));
        await head.SubmitAsync($"/accounts/{clerk}", [("reason", "调离")], "disable");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
        await head.SubmitAsync($"/accounts/{clerk}", [], "enable");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync(clerk)).GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Unlocking_is_a_step_of_its_own_and_audited()
    {
        var clerk = await PersonAsync(Role.VillageClerk, World.Village);
        var now = app.Clock.UtcMoment;
        await People.ChangeAsync(app, clerk, a => { for (var i = 0; i < 5; i++) a.Fail(now); });
        var head = await app.SignInAsync(Role.Head, World.Township);
        await head.SubmitAsync($"/accounts/{clerk}", [], "unlock");
        var (locked, actions) = await app.InsideAsync(async s => (
            await s.GetRequiredService<AppDb>().AllAccounts.Where(a => a.Id == clerk).Select(a => a.LockedUntil).SingleAsync(),
            await s.GetRequiredService<AppDb>().Set<AuditEntry>().Where(e => e.Subject == clerk.ToString()).Select(e => e.Action).ToListAsync()));
        Assert.Null(locked);
        Assert.Contains("access.account-unlock", actions);
    }

    [Fact]
    public async Task ACC_06_nobody_looks_after_the_own_account()
    {
        var head = await PersonAsync(Role.Head, World.Township);
        await AssertRuleAsync("ACC-06", await (await app.SignInAsync(head)).SubmitAsync($"/accounts/{head}", [], "reset"));
    }

    [Fact]
    public async Task ACC_07_resetting_a_password_is_no_way_up()
    {
        // Opened in the township, since then also a clerk of the county.
        var risen = await People.AddAsync(app, NewName(), "升任", DivisionCode.Parse(World.Township),
            [(Role.Clerk, DivisionCode.Parse(World.Township), null), (Role.Clerk, DivisionCode.Parse(World.County), null)]);
        var head = await app.SignInAsync(Role.Head, World.Township);
        await AssertRuleAsync("ACC-07", await head.SubmitAsync($"/accounts/{risen}", [], "reset"));
        var county = await app.SignInAsync(Role.Head, World.County);
        Assert.NotNull((await (await county.SubmitAsync($"/accounts/{risen}", [], "reset")).PageAsync()).QuerySelector("#given-password"));
    }

    [Theory]
    [InlineData("ACC_01", Role.SystemAdministrator, Role.Auditor)]
    [InlineData("ACC_02", Role.SystemAdministrator, Role.Clerk)]
    [InlineData("ACC_02", Role.Clerk, Role.Auditor)]
    [InlineData("ACC_13", Role.Clerk, Role.Clerk)]
    public async Task Posts_that_exclude_each_other_are_not_given_to_one_person(string rule, Role held, Role wanted)
    {
        var person = await PersonAsync(held, World.Township);
        var security = await app.SignInAsync(Role.SecurityAdministrator, World.Province);
        await AssertRuleAsync(rule.Replace('_', '-'), await security.SubmitAsync($"/accounts/{person}", [("division", World.Township), ("role", wanted.ToString())], "give"));
    }

    [Fact]
    public async Task ACC_15_a_heads_post_is_bound_to_an_association_of_that_place()
    {
        var refused = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(s => s.GetRequiredService<AddAccount>().RunAsync(
            new(NewName(), "会长", Role.AssociationHead, DivisionCode.Parse(World.Village), Guid.CreateVersion7()), People.Password, CancellationToken.None)));
        Assert.Equal("ACC-15", refused.Problems[0].Rule);
    }

    [Fact]
    public async Task A_post_that_ends_goes_to_the_successor_on_the_same_day()
    {
        var (old, next) = (await PersonAsync(Role.VillageClerk, World.Village), await PersonAsync(Role.Viewer, World.Village));
        var browser = await app.SignInAsync(old);
        var head = await app.SignInAsync(Role.Head, World.Township);
        var post = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Posts.Where(p => p.Account == old).Select(p => p.Id).SingleAsync());
        var path = $"/accounts/{old}/posts/{post}/end";
        var today = app.Clock.BeijingToday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var answer = await head.SubmitAsync(path, [("from", today), ("successor", next.ToString()), ("reason", "换届")], "end");
        Assert.Equal($"/accounts/{old}", answer.Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/associations")).Status);
        var (held, reason) = await app.InsideAsync(async s => (
            await s.GetRequiredService<AppDb>().Posts.Where(p => p.Account == next).Select(p => p.Role).ToListAsync(),
            await s.GetRequiredService<AppDb>().Set<AuditEntry>().Where(e => e.Action == "access.post-hand-over" && e.Subject == old.ToString()).Select(e => e.Reason).SingleAsync()));
        Assert.Contains(Role.VillageClerk, held);
        Assert.Equal("换届", reason);

        await AssertRuleAsync("ACC-25", await head.SubmitAsync(path, [("from", today)], "end"));
        await AssertRuleAsync("ACC-28", await head.SubmitAsync(path, [("from", "明天")], "end"));
    }

    [Fact]
    public async Task ACC_26_a_post_goes_to_nobody_outside()
    {
        var (old, far) = (await PersonAsync(Role.VillageClerk, World.Village), await PersonAsync(Role.VillageClerk, World.OtherVillage));
        var head = await app.SignInAsync(Role.Head, World.Township);
        var post = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Posts.Where(p => p.Account == old).Select(p => p.Id).SingleAsync());
        await AssertRuleAsync("ACC-26", await head.SubmitAsync($"/accounts/{old}/posts/{post}/end", [("successor", far.ToString())], "end"));
    }

    [Fact]
    public async Task An_auditor_reads_the_entries_of_the_own_subtree_only()
    {
        var (here, far) = (await PersonAsync(Role.Clerk, World.Township), await PersonAsync(Role.Clerk, World.OtherTownship));
        var auditor = await app.SignInAsync(Role.Auditor, World.Province);
        Assert.Contains(here.ToString(), (await auditor.GetAsync($"/audit?subject={here}")).Text.Replace($"value=\"{here}\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var foreign = await auditor.PageAsync($"/audit?subject={far}");
        Assert.Null(foreign.QuerySelector("tbody"));
        Assert.Null((await auditor.PageAsync("/audit?day=2026-11-22")).QuerySelector("tbody"));
        Assert.NotNull((await auditor.PageAsync("/audit?day=2026-11-23&action=test.")).QuerySelector("tbody"));
    }
}
