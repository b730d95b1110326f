using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web.Associations;

/// <summary>The forms of an association's records as a clerk fills them in: what is refused, in which words, and what is taken.</summary>
public sealed class RecordPagesTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("2026年2月30日")]
    [InlineData("上个月")]
    public async Task ASC_30_a_day_that_is_none_is_refused(string day)
    {
        var (clerk, home, which) = await OpenAsync();
        await RefusedAsync("ASC-30", await clerk.SubmitAsync(home + "/edit", [("FoundedOn", day), ("PartyBranch", "芳口村党支部")], "edit"), "FoundedOn", day);
        Assert.Null((await StoredAsync(which)).PartyBranch);

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/edit", [("FoundedOn", "2015年6月1日"), ("PartyBranch", "芳口村党支部")], "edit")).Status);
        var stored = await StoredAsync(which);
        Assert.Equal((new DateOnly(2015, 6, 1), "芳口村党支部"), (stored.FoundedOn, stored.PartyBranch));
    }

    [Fact]
    public async Task ASC_31_a_day_that_is_needed_is_asked_for()
    {
        var (clerk, home, which) = await OpenAsync();
        (string, string)[] registration = [("Track", "Filed"), ("Number", "备2026-7"), ("Authority", "东临溪镇政府")];
        await RefusedAsync("ASC-31", await clerk.SubmitAsync(home + "/registrations/new", [.. registration, ("From", " ")]), "From");
        Assert.Equal(0, await CountAsync<RegistrationRecord>(which));

        // The last valid day may be left open.
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/registrations/new", [.. registration, ("From", "2026-11-23"), ("ExpiresOn", "")])).Status);
        Assert.Equal(1, await CountAsync<RegistrationRecord>(which));
    }

    [Theory]
    [InlineData("十二")]
    [InlineData("12.5")]
    [InlineData("99999999999")]
    public async Task ASC_32_a_number_is_whole(string people)
    {
        var (clerk, home, which) = await OpenAsync();
        (string, string)[] activity = [("Category", "CultureAndSport"), ("On", "2026-11-20")];
        await RefusedAsync("ASC-32", await clerk.SubmitAsync(home + "/activities", [.. activity, ("People", people)], "add"), "People", people);
        Assert.Equal(0, await CountAsync<ActivityRecord>(which));

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/activities", [.. activity, ("People", "１２")], "add")).Status);
        Assert.Equal(1, await CountAsync<ActivityRecord>(which));
    }

    [Theory]
    [InlineData("")]
    [InlineData("99")]
    [InlineData("Dancing")]
    public async Task ASC_33_a_choice_is_one_of_those_offered(string category)
    {
        var (clerk, home, which) = await OpenAsync();
        (string, string)[] activity = [("On", "2026-11-20"), ("People", "12")];
        await RefusedAsync("ASC-33", await clerk.SubmitAsync(home + "/activities", [.. activity, ("Category", category)], "add"), "Category");
        Assert.Equal(0, await CountAsync<ActivityRecord>(which));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/activities", [.. activity, ("Category", "MutualAid")], "add")).Status);
    }

    [Fact]
    public async Task ASC_34_an_association_has_a_village_or_township()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        await RefusedAsync("ASC-34", await clerk.SubmitAsync("/associations/new", [("Division", ""), ("Name", "没有村老年协会")]), "Division");
        var made = await clerk.SubmitAsync("/associations/new", [("Division", World.SiblingVillage), ("Name", "有村老年协会")]);
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.StartsWith("/associations/341022/", made.Location, StringComparison.Ordinal);
        // A village of somebody else's is not there.
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.SubmitAsync("/associations/new", [("Division", World.OtherVillage), ("Name", "别处老年协会")])).Status);
    }

    [Fact]
    public async Task Above_the_county_a_unit_is_looked_for_and_what_means_several_is_asked_back()
    {
        var province = await app.SignInAsync(Role.Clerk, "34");
        var name = $"省里登记的{Guid.CreateVersion7():N}";
        var several = await province.SubmitAsync("/associations/new", [("Division", "溪"), ("Name", name)], "register");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, several.Status);
        var choices = (await several.PageAsync()).QuerySelectorAll("input[name=DivisionChoice]").Select(i => i.GetAttribute("value")).ToList();
        Assert.Equal(["341022104", "341022104202"], choices);

        var made = await province.SubmitAsync("/associations/new", [("Division", "溪"), ("DivisionChoice", "341022104202"), ("Name", name)], "register");
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        await RefusedAsync("ASC-34", await province.SubmitAsync("/associations/new", [("Division", "没有这个地方"), ("Name", name)], "register"), "Division", "没有这个地方");
    }

    [Fact]
    public async Task ASC_35_an_entry_says_whether_it_came_in_or_went_out()
    {
        var (clerk, home, which) = await OpenAsync();
        (string, string)[] entry = [("Amount", "100"), ("On", "2026-11-20"), ("Purpose", "茶水")];
        await RefusedAsync("ASC-35", await clerk.SubmitAsync(home + "/ledger", entry, "add"), "Kind");
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/ledger", [.. entry, ("Kind", "Spending")], "add")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/ledger", [.. entry, ("Kind", "Donation")], "add")).Status);
        Assert.Equal([LedgerDirection.Income, LedgerDirection.Spending], await LedgerAsync(which, e => e.Direction));
    }

    [Theory]
    [InlineData("一百")]
    [InlineData("100.005")]
    [InlineData("")]
    public async Task ASC_36_an_amount_is_yuan_with_at_most_two_decimals(string amount)
    {
        var (clerk, home, which) = await OpenAsync();
        (string, string)[] entry = [("Kind", "Donation"), ("On", "2026-11-20")];
        await RefusedAsync("ASC-36", await clerk.SubmitAsync(home + "/ledger", [.. entry, ("Amount", amount)], "add"), "Amount", amount);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/ledger", [.. entry, ("Amount", "1,200.50元")], "add")).Status);
        Assert.Equal([1_200_50L], await LedgerAsync(which, e => e.AmountFen));
    }

    [Fact]
    public async Task The_members_page_says_whether_it_counts_by_list_or_by_a_number_alone()
    {
        var (clerk, home, which) = await OpenAsync();
        Assert.Contains("既没有名单，也没有总数", await TextAsync(clerk, home + "/members"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/members", [("Members", "120"), ("Women", "61"), ("AsOf", "2026-11-01")], "count")).Status);
        var counted = await TextAsync(clerk, home + "/members");
        Assert.Contains("没有名单，只有总数：会员 120 人，其中女 61 人", counted, StringComparison.Ordinal);
        Assert.Contains("2026年11月1日", counted, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/members", [("Name", "汪金花"), ("Sex", "Female"), ("JoinedOn", "2026-11-02")], "add")).Status);
        var listed = await TextAsync(clerk, home + "/members");
        Assert.Contains("按名单算：现有会员 1 人，其中女 1 人", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("120", listed, StringComparison.Ordinal);
        Assert.Contains("没有名单", await TextAsync(clerk, (await OpenAsync()).Home), StringComparison.Ordinal);
        Assert.Contains("按会员名单", await TextAsync(clerk, home), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync<MemberCount>(which));
    }

    /// <summary>Refused with its number, above the form and at its field, and what was typed is still there.</summary>
    private static async Task RefusedAsync(string rule, Answer answer, string field, string? typed = null)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var page = await answer.PageAsync();
        Assert.NotNull(page.QuerySelector($"#errs [data-rule={rule}]"));
        Assert.NotNull(page.QuerySelector($".field [data-rule={rule}]"));
        if (typed is not null) Assert.Equal(typed, page.QuerySelector($"input[name={field}]")?.GetAttribute("value"));
    }

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private async Task<(Browser Clerk, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.Clerk, World.Township), $"/associations/{which.County}/{which.Id}", which);
    }

    private Task<Association> StoredAsync(AssociationRef which) =>
        app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<Association>().AsNoTracking().SingleAsync(a => a.Id == which.Id));

    private Task<int> CountAsync<T>(AssociationRef which) where T : AssociationFact =>
        app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<T>().CountAsync(f => f.Association == which.Id));

    private Task<List<T>> LedgerAsync<T>(AssociationRef which, System.Linq.Expressions.Expression<Func<LedgerEntry, T>> of) =>
        app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<LedgerEntry>().Where(e => e.Association == which.Id).OrderBy(e => e.Direction).Select(of).ToListAsync());
}
