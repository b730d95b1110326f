using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Core;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Web.Associations;

/// <summary>The books an association keeps, printed from its records.</summary>
public sealed class BookletTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task The_finance_book_carries_the_balance_over_the_year_and_takes_back_what_was_reversed()
    {
        var (clerk, home) = await OpenAsync();
        await BookAsync(clerk, home, "Donation", "300.50", "2025-12-31");
        await BookAsync(clerk, home, "Fiscal", "1000", "2026-02-01");
        await BookAsync(clerk, home, "Spending", "120.25", "2026-03-01", "茶水");
        await BookAsync(clerk, home, "Donation", "9", "2026-04-01");
        await clerk.SubmitAsync(home + "/ledger", [("Reason", "记错了")], (await clerk.PageAsync(home + "/ledger")).QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).First(h => h.StartsWith("reverse-", StringComparison.Ordinal)));

        var lines = await LinesAsync(clerk, home + "/books/Finance?year=2026");
        Assert.Equal(["300.50", "1,300.50", "1,180.25", "1,189.25", "1,180.25"], lines.Select(l => l[^1].TrimEnd('元')));
        Assert.Equal("上年结余", lines[0][2]);
        Assert.Contains("本年收入 1,000.00", await TextAsync(clerk, home + "/books/Finance?year=2026"), StringComparison.Ordinal);

        Assert.Equal(["0.00", "300.50"], (await LinesAsync(clerk, home + "/books/Finance?year=2025")).Select(l => l[^1].TrimEnd('元')));
    }

    [Fact]
    public async Task A_book_holds_its_year_and_its_kind_and_leaves_lines_to_write_on()
    {
        var (clerk, home) = await OpenAsync();
        foreach (var (category, on) in new[] { ("Education", "2026-01-01"), ("MutualAid", "2026-06-30"), ("Education", "2025-12-31") })
            Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/activities", [("Category", category), ("On", on), ("People", "10")], "add")).Status);
        Assert.Equal(["2026年1月1日", "2026年6月30日"], (await LinesAsync(clerk, home + "/books/Activities?year=2026")).Select(l => l[1]));
        Assert.Equal(["2026年1月1日"], (await LinesAsync(clerk, home + "/books/Study?year=2026")).Select(l => l[1]));
        Assert.Equal(4, (await LinesAsync(clerk, home + "/books/Study?year=2026&blank=3")).Count);
        Assert.Contains("共 2 次，20 人次，2 个月有活动", await TextAsync(clerk, home + "/books/Activities?year=2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_member_book_holds_whoever_was_a_member_on_any_day_of_the_year()
    {
        var (clerk, home) = await OpenAsync();
        foreach (var (name, joined) in new[] { ("汪先到", "2024-05-01"), ("方后到", "2026-01-01") })
            await clerk.SubmitAsync(home + "/members", [("Name", name), ("Sex", "Female"), ("JoinedOn", joined)], "add");
        Assert.Equal(["汪先到"], (await LinesAsync(clerk, home + "/books?year=2025")).Select(l => l[1]));
        Assert.Equal(["汪先到", "方后到"], (await LinesAsync(clerk, home + "/books/Members?year=2026")).Select(l => l[1]));
    }

    [Fact]
    public async Task What_is_no_book_is_not_found_and_a_strange_year_is_this_year()
    {
        var (clerk, home) = await OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(home + "/books/Nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(home + "/books/77")).Status);
        foreach (var year in new[] { "0", "9999", "去年", "-1" }) Assert.Contains("2026年", await TextAsync(clerk, $"{home}/books/Meetings?year={year}"), StringComparison.Ordinal);
    }

    private static async Task BookAsync(Browser clerk, string home, string kind, string amount, string on, string? purpose = null) =>
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/ledger", [("Kind", kind), ("Amount", amount), ("On", on), ("Purpose", purpose ?? "")], "add")).Status);

    private static async Task<IReadOnlyList<string[]>> LinesAsync(Browser clerk, string address) =>
        [.. (await clerk.PageAsync(address)).QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToArray())];

    private static async Task<string> TextAsync(Browser clerk, string address) => (await clerk.PageAsync(address)).QuerySelector("main")!.TextContent;

    private async Task<(Browser Clerk, string Home)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), CancellationToken.None)))!;
        return (await app.SignInAsync(Role.Clerk, World.Township), $"/associations/{which.County}/{which.Id}");
    }
}
