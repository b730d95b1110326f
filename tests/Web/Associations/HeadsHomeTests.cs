using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Web.Files;

namespace Yinling.Web.Associations;

/// <summary>The pages of an association's head: the home, money with its voucher, the balance, whom to call.</summary>
public sealed class HeadsHomeTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_head_lands_on_the_home_of_the_one_association()
    {
        var (head, home, _) = await OpenAsync();
        Assert.Equal(home + "/home", (await head.GetAsync("/")).Location);
        var page = await head.PageAsync(home + "/home");
        Assert.InRange(page.QuerySelectorAll(".tiles .tile").Length, 1, 6);
        foreach (var link in page.QuerySelectorAll("main a[href^='/']").Select(a => a.GetAttribute("href")!).Distinct())
            Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(link)).Status);
        // Nothing to be spelled out: no Latin letters, no abbreviations.
        Assert.DoesNotMatch("[A-Za-z]", page.QuerySelector("main")!.TextContent.Replace("测试人员", "", StringComparison.Ordinal).Replace(page.QuerySelector("h1 + p")!.TextContent, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_leads_to_where_it_is_mended_and_goes_when_it_is_there()
    {
        var (head, home, _) = await OpenAsync();
        Assert.Contains("没有经费来源", await TextAsync(head, home + "/home"), StringComparison.Ordinal);
        Assert.Contains("活动还差 9 个月", await TextAsync(head, home + "/home"), StringComparison.Ordinal);
        Assert.Contains("这个月还没有记活动", await TextAsync(head, home + "/home"), StringComparison.Ordinal);
        await Sending.SubmitAsync(head, home + "/ledger/book?kind=Donation", "save", [("Amount", "300"), ("On", "2026-10-05")], "Voucher");
        await Sending.SubmitAsync(head, home + "/activities/log?what=Education&on=2026-11-01&people=12", "save", [], "Photos");
        var text = await TextAsync(head, home + "/home");
        Assert.DoesNotContain("没有经费来源", text, StringComparison.Ordinal);
        Assert.DoesNotContain("这个月还没有记活动", text, StringComparison.Ordinal);
        Assert.Contains("活动还差 8 个月", text, StringComparison.Ordinal);
        Assert.Contains("2026年10月的账还没有结", text, StringComparison.Ordinal);
        Assert.Contains("300.00元", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Money_is_booked_by_one_of_seven_buttons_with_its_voucher_and_taken_back()
    {
        var (head, home, which) = await OpenAsync();
        var kinds = (await head.PageAsync(home + "/ledger/book")).QuerySelectorAll(".picks a").ToList();
        Assert.Equal(7, kinds.Count);
        var donation = kinds.Single(k => k.TextContent == "社会捐赠").GetAttribute("href")!;
        var done = await Sending.SubmitAsync(head, donation, "save", [("Amount", "1,200.50"), ("On", "2026-11-20")], "Voucher", Pictures.Pdf);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var page = await head.PageAsync(done.Location!);
        Assert.Contains("1,200.50元", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var voucher = await head.GetAsync(page.QuerySelector("main a[href*='/files/']")!.GetAttribute("href")!);
        Assert.Equal("application/pdf", voucher.Message.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", voucher.Message.Content.Headers.ContentDisposition!.DispositionType);

        var spent = await Sending.SubmitAsync(head, home + "/ledger/book?kind=Spending", "save", [("Amount", "200.25"), ("On", "2026-11-21"), ("Purpose", "茶水点心")], "Voucher", Pictures.Encode(50, 50));
        Assert.Contains("1,000.25元", await TextAsync(head, spent.Location!), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(spent.Location!, [], "undo")).Status);
        var undone = await TextAsync(head, spent.Location!);
        Assert.Contains("已经撤销了", undone, StringComparison.Ordinal);
        Assert.Contains("1,200.50元", undone, StringComparison.Ordinal);
        Assert.Equal(3, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<LedgerEntry>().CountAsync(e => e.Association == which.Id)));
    }

    [Fact]
    public async Task Every_row_of_the_ledger_says_what_was_left_after_it_on_every_page()
    {
        var (head, home, which) = await OpenAsync();
        var (random, left) = (new Random(7), 0L);
        List<long> expected = [];
        await app.InsideAsync(async s =>
        {
            for (var i = 0; i < 60; i++)
            {
                var (day, fen, income) = (new DateOnly(2026, 1, 1).AddDays(i * 5), random.Next(1, 90_000), random.Next(2) == 0);
                await s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(day, income ? LedgerDirection.Income : LedgerDirection.Spending, income ? IncomeChannel.Fiscal : null, "茶水", new(fen), null), None);
                expected.Add(left += income ? fen : -fen);
            }
        });
        expected.Reverse();
        List<long> shown = [];
        foreach (var number in new[] { 1, 2 })
        {
            var page = await head.PageAsync($"{home}/ledger?page={number}");
            shown.AddRange(page.QuerySelectorAll("main tbody td[data-l='余额']").Select(c => long.Parse(c.TextContent.Trim().Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)));
        }
        Assert.Equal(expected, shown);
    }

    [Fact]
    public async Task The_township_says_whom_to_call_and_the_heads_below_it_see_it()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var refused = await clerk.SubmitAsync("/settings/contact", [("Name", "镇民政办"), ("Phone", "12345")]);
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-25]"));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync("/settings/contact", [("Name", "镇民政办"), ("Phone", "05597512345"), ("Hours", "工作日")])).Status);
        var (head, home, _) = await OpenAsync();
        var page = await head.PageAsync(home + "/home");
        Assert.Equal("tel:05597512345", page.QuerySelector("main a[href^='tel:']")!.GetAttribute("href"));

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync("/settings/contact", [("Name", "镇民政办"), ("Phone", "0559-7599999")])).Status);
        Assert.Contains("0559-7599999", await TextAsync(head, home + "/home"), StringComparison.Ordinal);
        var elsewhere = await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.OtherVillage), "老城老年协会", null, null, null), None));
        var other = await app.SignInAsync(Role.AssociationHead, World.OtherVillage, elsewhere!.Id);
        Assert.DoesNotContain("0559-7599999", await TextAsync(other, $"/associations/{elsewhere.County}/{elsewhere.Id}/home"), StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.AssociationHead, World.Village, which.Id), $"/associations/{which.County}/{which.Id}", which);
    }
}
