using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Officers;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web.Associations;

/// <summary>A change of office in one act, who is reminded of the next one, and brands with what was done under them.</summary>
public sealed class ElectionTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task An_election_ends_all_terms_begins_the_new_ones_and_whoever_stays_keeps_the_telephone()
    {
        var (head, home, which) = await OpenAsync();
        await AppointAsync(which, OfficerPost.President, "汪连任", "13905591234");
        await AppointAsync(which, OfficerPost.VicePresident, "方离任", null);
        var page = await head.PageAsync(home + "/elections/new");
        Assert.Equal(["汪连任", "方离任", ""], Enumerable.Range(0, 3).Select(i => page.QuerySelector($"input[name=Name-{i}]")!.GetAttribute("value") ?? ""));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(page, home + "/elections/new", [("Day", "2026-11-20"), ("TermTo", "2031-11-19"), ("Name-1", "程新来"), ("Sex-1", "Female")], "elect")).Status);

        var officers = await OfficersAsync(which);
        Assert.Equal(["方离任", "汪连任"], officers.Where(o => o.EndedOn == new DateOnly(2026, 11, 20)).Select(o => o.PersonName).Order(StringComparer.Ordinal));
        var now = officers.Where(o => o.EndedOn is null).ToDictionary(o => o.PersonName);
        Assert.Equal(["汪连任", "程新来"], now.Values.OrderBy(o => o.Post).Select(o => o.PersonName));
        Assert.All(now.Values, o => Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2031, 11, 19)), (o.TermFrom, o.TermTo!.Value)));
        Assert.Equal("13905591234", await app.InsideAsync(s => Task.FromResult(s.GetRequiredService<OfficerPhones>().Open(now["汪连任"]))));
        var list = await TextAsync(head, home + "/elections");
        Assert.Contains("2026年11月20日换届", list, StringComparison.Ordinal);
        Assert.Contains("程新来", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_election_leaves_everybody_in_office()
    {
        var (head, home, which) = await OpenAsync();
        await AppointAsync(which, OfficerPost.President, "汪在任", null);
        var refused = await head.SubmitAsync(home + "/elections/new", [("Day", "2026-11-20"), ("Name-0", "")], "elect");
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-53]"));
        var early = await head.SubmitAsync(home + "/elections/new", [("Day", "2025-12-31")], "elect");
        Assert.NotNull((await early.PageAsync()).QuerySelector("[data-rule=ASC-07]"));
        Assert.Null(Assert.Single(await OfficersAsync(which)).EndedOn);
    }

    [Theory]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public async Task The_township_is_told_ninety_days_before_a_term_ends_and_finds_the_association(int days, bool told)
    {
        var village = days == 90 ? "341022105201" : "341023100201";
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(village), $"换届协会{days}", null, null, null), None)))!;
        await app.InsideAsync(s => s.GetRequiredService<AppointOfficer>().RunAsync(which, new(new(OfficerPost.President, "汪快满", Sex.Male, null, ConcurrentPost.None, new(2024, 1, 1), Today.AddDays(days))), None));
        var clerk = await app.SignInAsync(Role.Clerk, village[..9]);
        Assert.Equal(told, (await TextAsync(clerk, "/")).Contains("1 个协会快要换届了", StringComparison.Ordinal));
        Assert.Equal(told, (await TextAsync(clerk, "/associations?lack=term-soon")).Contains($"换届协会{days}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Activities_are_put_under_a_brand_and_a_platform_and_the_page_shows_what_is_covered()
    {
        var (head, home, which) = await OpenAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/brands", [("Name", "重阳诗会"), ("Description", "年年重阳办")], "add")).Status);
        var activity = (await app.InsideAsync(s => s.GetRequiredService<RecordActivity>().RunAsync(which, new(new(2026, 10, 18), ActivityCategory.CultureAndSport, 35, null, "第五届诗会"), None)))!.Value;
        var brand = (await head.PageAsync(home + "/brands")).QuerySelector("tbody a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync($"{home}/activities/{activity}/tags", [("Platform", "Leisure"), ("Brand", brand.Split('/')[^1])], "tag")).Status);
        Assert.Contains("第五届诗会", await TextAsync(head, brand), StringComparison.Ordinal);
        Assert.Contains("文体乐园 1 次", await TextAsync(head, home + "/activities"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(brand, [("Name", "重阳诗会"), ("Description", "换个说法")], "edit")).Status);
        Assert.Contains("换个说法", await TextAsync(head, home + "/brands"), StringComparison.Ordinal);

        // Another association's brand is nobody's here.
        var (other, elsewhere, _) = await OpenAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await other.SubmitAsync(elsewhere + "/brands", [("Name", "别会品牌")], "add")).Status);
        var foreign = (await other.PageAsync(elsewhere + "/brands")).QuerySelector("tbody a")!.GetAttribute("href")!.Split('/')[^1];
        Assert.Equal(HttpStatusCode.NotFound, (await head.SubmitAsync($"{home}/activities/{activity}/tags", [("Brand", foreign)], "tag")).Status);
    }

    [Fact]
    public async Task ASC_52_an_associations_brands_have_different_names()
    {
        var (head, home, _) = await OpenAsync();
        await head.SubmitAsync(home + "/brands", [("Name", "重阳诗会")], "add");
        var refused = await head.SubmitAsync(home + "/brands", [("Name", "重阳诗会")], "add");
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-52]"));
        var (other, elsewhere, _) = await OpenAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await other.SubmitAsync(elsewhere + "/brands", [("Name", "重阳诗会")], "add")).Status);
    }

    private Task<Guid?> AppointAsync(AssociationRef which, OfficerPost post, string name, string? phone) => app.InsideAsync(s =>
        s.GetRequiredService<AppointOfficer>().RunAsync(which, new(new(post, name, Sex.Male, 1955, ConcurrentPost.None, new(2026, 1, 1), null), phone), None));

    private Task<List<Officer>> OfficersAsync(AssociationRef which) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Officer>().AsNoTracking().Where(o => o.Association == which.Id).ToListAsync());

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.AssociationHead, World.Village, which.Id), $"/associations/{which.County}/{which.Id}", which);
    }
}
