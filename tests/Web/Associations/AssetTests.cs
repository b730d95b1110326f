using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Assets;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>Things an association owns: registered, counted once a year, written off, and printed as the sixth book.</summary>
public sealed class AssetTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Things_are_registered_counted_written_off_and_stand_in_the_book_of_the_year()
    {
        var (head, home, which) = await OpenAsync();
        var paid = (await app.InsideAsync(s => s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(Today, LedgerDirection.Spending, null, "买桌子", new(800_00), null), None)))!.Value;
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/assets/new",
            [("Category", "Office"), ("Name", "折叠桌"), ("Count", "8"), ("Value", "800"), ("AcquiredOn", "2026-11-23"), ("Origin", paid.ToString()), ("Condition", "Good"), ("Keeper", "老汪")], "asset")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/assets/new", [("Category", "Reading"), ("Name", "老年报"), ("Count", "1"), ("AcquiredOn", "2026-01-01"), ("Condition", "Good")], "asset")).Status);
        var address = (await head.PageAsync(home + "/assets")).QuerySelectorAll("tbody a").Single(a => a.TextContent.Contains("折叠桌", StringComparison.Ordinal)).GetAttribute("href")!;
        Assert.Contains("买桌子", await TextAsync(head, address), StringComparison.Ordinal);

        var take = await head.PageAsync(home + "/assets/stock-take");
        var field = $"counted-{address.Split('/')[^1].Replace("-", "", StringComparison.Ordinal)}";
        var refused = await head.SubmitAsync(take, home + "/assets/stock-take", [(field, "7")], "take");
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-98]"));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/assets/stock-take", [(field, "7"), (field.Replace("counted", "reason", StringComparison.Ordinal), "借出 1 张")], "take")).Status);
        Assert.Contains("借出 1 张", await TextAsync(head, address), StringComparison.Ordinal);
        Assert.Contains("还有 1 种没有盘", await TextAsync(head, home + "/assets"), StringComparison.Ordinal);
        Assert.DoesNotContain("折叠桌", await TextAsync(head, home + "/assets/stock-take"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(address, [("WrittenOffBecause", "都散架了"), ("WrittenOffOn", "2026-11-23")], "write-off")).Status);
        var book = await TextAsync(head, home + "/books/Goods?year=2026");
        Assert.Contains("盘到 7，借出 1 张", book, StringComparison.Ordinal);
        Assert.Contains("2026年11月23日报废", book, StringComparison.Ordinal);
        Assert.Contains("本年新增 2 种，报废 1 种，盘点 1 种", book, StringComparison.Ordinal);
        Assert.DoesNotContain("折叠桌", await TextAsync(head, home + "/books/Goods?year=2025"), StringComparison.Ordinal);
        Assert.DoesNotContain("折叠桌", await TextAsync(head, home + "/books/Goods?year=2027"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASC_94_what_a_thing_came_from_is_this_associations()
    {
        var (_, _, which) = await OpenAsync();
        var (_, _, other) = await OpenAsync();
        var foreign = (await app.InsideAsync(s => s.GetRequiredService<RecordLedgerEntry>().RunAsync(other, new(Today, LedgerDirection.Spending, null, "买桌子", new(800_00), null), None)))!.Value;
        foreach (var origin in new[] { foreign, Guid.Empty }) await RefusedAsync("ASC-94", () => AddAsync(which, origin));
        Assert.NotEqual(Guid.Empty, await AddAsync(other, foreign));
    }

    [Fact]
    public async Task ASC_99_a_thing_is_counted_once_a_year_whoever_else_counts()
    {
        var (_, _, which) = await OpenAsync();
        var thing = await AddAsync(which, null);
        await TakeAsync(which, new TakeStock.Line(thing, 3, null));
        await RefusedAsync("ASC-99", () => TakeAsync(which, new TakeStock.Line(thing, 3, null)));
        // Past the check, as the second of two at once is.
        await RefusedAsync("ASC-99", () => app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            await s.GetRequiredService<Writer>().RunAsync(new("test.write", which.Id.ToString(), DivisionCode.Parse(World.Village)), async () =>
                db.Add((await db.Set<Asset>().SingleAsync(a => a.Id == thing)).Take(Guid.CreateVersion7(), await db.Set<Association>().SingleAsync(a => a.Id == which.Id), 3, null, Today)), None);
        }));
    }

    [Fact]
    public async Task ASC_41_something_was_counted()
    {
        var (_, _, which) = await OpenAsync();
        await RefusedAsync("ASC-41", () => TakeAsync(which));
        var (_, _, other) = await OpenAsync();
        Assert.Null(await TakeAsync(which, new TakeStock.Line(await AddAsync(other, null), 3, null)));
    }

    private Task<Guid> AddAsync(AssociationRef which, Guid? origin) => app.InsideAsync(async s =>
        (await s.GetRequiredService<RecordAsset>().RunAsync(which, new(AssetCategory.Office, "桌子", 3, null, Today, origin, AssetCondition.Good, null), None))!.Value);

    private Task<int?> TakeAsync(AssociationRef which, params TakeStock.Line[] lines) => app.InsideAsync(s => s.GetRequiredService<TakeStock>().RunAsync(which, lines, None));

    private static async Task RefusedAsync(string rule, Func<Task> act) => Assert.Contains((await Assert.ThrowsAsync<RuleException>(act)).Problems, p => p.Rule == rule);

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.AssociationHead, World.Village, which.Id), $"/associations/{which.County}/{which.Id}", which);
    }
}
