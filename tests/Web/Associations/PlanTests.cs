using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Places;
using Yinling.Associations.Plans;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>A place with several uses, its day care, and a year's plan that activities do.</summary>
public sealed class PlanTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task A_room_has_several_uses_and_its_day_care_is_summed_by_month()
    {
        var (head, home, which) = await OpenAsync();
        var place = await PlaceAsync(which);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync($"{home}/places/{place}", [("Uses", "Chess"), ("Uses", "DayCare"), ("Uses", "Nothing"), ("Facilities", "Beds"), ("Facilities", "FirstAid")], "equip")).Status);
        var text = await TextAsync(head, $"{home}/places/{place}");
        Assert.Contains("棋牌室、日间照料室", text, StringComparison.Ordinal);
        Assert.Contains("休息的床、躺椅、急救药箱", text, StringComparison.Ordinal);
        Assert.Contains("棋牌室、日间照料室", await TextAsync(head, home), StringComparison.Ordinal);

        foreach (var (on, people) in new[] { ("2026-10-05", "6"), ("2026-10-06", "8"), ("2026-11-02", "5") })
            Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/day-care", [("On", on), ("People", people), ("What", "下棋")], "add")).Status);
        var again = await head.SubmitAsync(home + "/day-care", [("On", "2026-11-02"), ("People", "7")], "add");
        Assert.NotNull((await again.PageAsync()).QuerySelector("[data-rule=ASC-44]"));
        Assert.Equal([["2026年11月", "1", "5"], ["2026年10月", "2", "14"], ["全年", "3", "19"]], await TotalsAsync(head, home));

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/day-care", [("Reason", "记错了")], await HandlerAsync(head, home + "/day-care", "remove-"))).Status);
        Assert.Equal([["2026年10月", "2", "14"], ["全年", "2", "14"]], await TotalsAsync(head, home));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/day-care", [("On", "2026-11-02"), ("People", "7")], "add")).Status);
    }

    [Fact]
    public async Task ASC_44_without_any_check_the_database_refuses_a_room_a_second_line_for_a_day()
    {
        var (_, _, which) = await OpenAsync();
        var place = await PlaceAsync(which);
        await app.InsideAsync(s => s.GetRequiredService<EquipPlace>().RunAsync(which, place, new(PlaceUses.DayCare, Facilities.None, 0), None));
        Task AddAsync() => WriteAsync(which, (db, owner) => db.Add(new DayCareDay(Guid.CreateVersion7(), owner, db.Set<Place>().Single(p => p.Id == place), Today, 5, null, Today)));
        await AddAsync();
        await RefusedAsync("ASC-44", AddAsync);
    }

    [Fact]
    public async Task A_plan_is_adopted_done_by_activities_and_what_is_late_is_put_to_the_head()
    {
        var (head, home, _) = await OpenAsync();
        var plan = home + "/plan?year=2026";
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(plan, [("Day", "2026-01-10")], "adopt")).Status);
        foreach (var (month, category, text) in new[] { ("9", "MutualAid", "重阳慰问"), ("10", "Education", "学习会"), ("12", "CultureAndSport", "年终演出") })
            Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(plan, [("Month", month), ("Category", category), ("Text", text)], "add")).Status);
        Assert.Equal(["3", "0", "2"], await FiguresAsync(head, plan));
        Assert.Contains("计划里有 2 件事过了月份还没做", await TextAsync(head, home + "/home"), StringComparison.Ordinal);

        await head.SubmitAsync(home + "/activities", [("Category", "CultureAndSport"), ("On", "2026-09-01"), ("People", "30")], "add");
        await head.SubmitAsync(home + "/activities", [("Category", "MutualAid"), ("On", "2026-09-09"), ("People", "12")], "add");
        // The same category stands first among those offered.
        var page = await head.PageAsync(plan);
        var form = page.QuerySelectorAll("input[name=_handler]").First(i => i.GetAttribute("value")!.StartsWith("do-", StringComparison.Ordinal));
        Assert.Contains("2026年9月9日", form.Closest("form")!.QuerySelector("option")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(page, plan, [], form.GetAttribute("value"))).Status);
        Assert.Equal(["3", "1", "1"], await FiguresAsync(head, plan));

        // An activity struck out did nothing.
        var row = (await head.PageAsync(home + "/activities")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("9月9日", StringComparison.Ordinal));
        await head.SubmitAsync(home + "/activities", [("Reason", "记错了")], row.QuerySelector("input[name=_handler]")!.GetAttribute("value"));
        Assert.Equal(["3", "0", "2"], await FiguresAsync(head, plan));

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(plan, [("Summary", "做了不少事")], "sum")).Status);
        Assert.Contains("做了不少事", await TextAsync(head, plan), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(plan, [], await HandlerAsync(head, plan, "drop-"))).Status);
        Assert.Equal(["2", "0", "1"], await FiguresAsync(head, plan));
    }

    [Fact]
    public async Task ASC_48_a_year_has_one_plan_whoever_else_begins_one()
    {
        var (_, _, which) = await OpenAsync();
        Task<Guid?> AdoptAsync() => app.InsideAsync(s => s.GetRequiredService<AdoptPlan>().RunAsync(which, new(2026, null, Today), None));
        await AdoptAsync();
        await RefusedAsync("ASC-48", AdoptAsync);
        await RefusedAsync("ASC-48", () => WriteAsync(which, (db, owner) => db.Add(new AnnualPlan(Guid.CreateVersion7(), owner, 2026, Adoption.On(Today), Today))));
    }

    private Task<Guid> PlaceAsync(AssociationRef which) => app.InsideAsync(async s =>
        (await s.GetRequiredService<RecordPlace>().RunAsync(which, new(PlacePurpose.Activity, PlaceNature.Shared, "老年之家", 60, true, new(2026, 1, 1)), None))!.Value);

    private Task WriteAsync(AssociationRef which, Action<AppDb, Association> write) => app.InsideAsync(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        await s.GetRequiredService<Writer>().RunAsync(new("test.write", which.Id.ToString(), DivisionCode.Parse(World.Village)), async () => write(db, await db.Set<Association>().SingleAsync(a => a.Id == which.Id)), None);
    });

    private static async Task<string[][]> TotalsAsync(Browser browser, string home) =>
        [.. (await browser.PageAsync(home + "/day-care?year=2026")).QuerySelector("table")!.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("th,td").Select(c => c.TextContent.Trim()).ToArray())];

    private static async Task RefusedAsync(string rule, Func<Task> act) => Assert.Contains((await Assert.ThrowsAsync<RuleException>(act)).Problems, p => p.Rule == rule);

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private static async Task<string[]> FiguresAsync(Browser browser, string path) => [.. (await browser.PageAsync(path)).QuerySelectorAll(".kpi .v").Select(v => v.FirstChild!.TextContent.Trim().Split('，')[0])];

    private static async Task<string> HandlerAsync(Browser browser, string path, string prefix) =>
        (await browser.PageAsync(path)).QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).First(h => h.StartsWith(prefix, StringComparison.Ordinal));

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.AssociationHead, World.Village, which.Id), $"/associations/{which.County}/{which.Id}", which);
    }
}
