using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Writing;

namespace Yinling.Web.Indicators;

/// <summary>From a number on the roll-up page to the records behind it, by the pages, the API and the workbook.</summary>
public sealed class FiguresPageTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task A_number_changes_with_the_next_request_and_opens_to_its_records_and_near_misses()
    {
        var funded = await AssociationAsync(World.Village, "芳口村老年协会");
        await AssociationAsync(World.SiblingVillage, "临溪村老年协会");
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var before = await ValueAsync(clerk, World.Township, "associations.funded");

        await app.InsideAsync(services => services.GetRequiredService<RecordLedgerEntry>().RunAsync(
            funded, new(new(2026, 11, 1), LedgerDirection.Income, IncomeChannel.Donation, null, new Money(12_345), null), CancellationToken.None));
        Assert.Equal(before + 1, await ValueAsync(clerk, World.Township, "associations.funded"));
        Assert.Equal(12_345, await ValueAsync(clerk, World.Township, "ledger.income.donation"));

        // Click one: the number on the roll-up page. Click two: the near misses. Click three: the record itself.
        var table = await clerk.PageAsync($"/figures/{World.County}");
        var number = table.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("东临溪镇", StringComparison.Ordinal))
            .QuerySelectorAll("a").Single(a => a.GetAttribute("href")!.Contains("associations.funded.rate", StringComparison.Ordinal));
        Assert.StartsWith("50.00%", number.TextContent.Trim(), StringComparison.Ordinal);
        var figure = await clerk.PageAsync(number.GetAttribute("href")!);
        Assert.Contains("芳口村老年协会", figure.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("临溪村老年协会", figure.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var tabs = figure.QuerySelectorAll(".tabs a");
        var near = await clerk.PageAsync(tabs[tabs.Length - 1].GetAttribute("href")!);
        Assert.Contains("近12个月没有收入记录", near.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var record = near.QuerySelectorAll("tbody a").Single(a => a.TextContent.Contains("临溪村老年协会", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(record.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task The_table_sorts_by_rates_exactly_and_says_so()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var page = await clerk.PageAsync($"/figures/{World.County}?i=units&i=associations.coverage&sort=units&desc=1");
        Assert.Equal("村(社区)数", page.QuerySelector("th[aria-sort=descending]")!.TextContent.Trim());
        Assert.Equal(["合计", "东临溪镇", "五城镇"], page.QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public async Task The_workbook_holds_true_numbers_and_the_definitions()
    {
        await UnitsAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var answer = await clerk.GetAsync($"/figures/{World.County}/table.xlsx?i=units&i=associations.coverage&setting=split");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        await using var file = await answer.Message.Content.ReadAsStreamAsync();
        using var zip = new System.IO.Compression.ZipArchive(file);
        var table = await TextAsync(zip, "xl/worksheets/sheet1.xml");
        Assert.Contains("<v>3</v>", table, StringComparison.Ordinal);
        Assert.Contains(">341022104<", table, StringComparison.Ordinal);
        Assert.Contains("建会率·农村", table, StringComparison.Ordinal);
        Assert.Contains("已建会的村(社区)数 ÷ 村(社区)数", await TextAsync(zip, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/figures/{0}")]
    [InlineData("/figures/{0}/associations.coverage")]
    [InlineData("/figures/{0}/table.xlsx")]
    [InlineData("/api/figures?division={0}")]
    [InlineData("/api/figures/records?division={0}&indicator=associations")]
    public async Task Another_place_is_not_found(string address)
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(At(World.Township))).Status);
        foreach (var other in new[] { World.County, World.SiblingTownship, World.OtherProvince, "999999" })
        {
            var answer = await clerk.GetAsync(At(other));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.DoesNotContain(World.Canary, answer.Text, StringComparison.Ordinal);
        }

        string At(string division) => string.Format(System.Globalization.CultureInfo.InvariantCulture, address, division);
    }

    [Theory]
    [InlineData("setting=village")]
    [InlineData("asOf=2026-13-01")]
    [InlineData("period=2026-01...")]
    [InlineData("by=parent")]
    public async Task IND_05_words_that_cannot_be_read_are_refused_with_what_to_write(string query)
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"/api/figures?division={World.Township}&setting=split&asOf=2026-01-31&period=2026-01..2026-03&by=child")).Status);
        var refused = await clerk.GetAsync($"/api/figures?division={World.Township}&{query}");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("IND-05", refused.Text, StringComparison.Ordinal);
    }

    private async Task<AssociationRef> AssociationAsync(string unit, string name)
    {
        await UnitsAsync();
        return (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(unit), name, null, null, null), CancellationToken.None)))!;
    }

    /// <summary>The villages of the test world get their profiles, as after an import of divisions.</summary>
    private Task UnitsAsync() => app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(
        new("test", "test", DivisionCode.Nation),
        () => services.GetRequiredService<Writer>().TellAsync(new DivisionsChanged([DivisionCode.Nation.Range], []), CancellationToken.None), CancellationToken.None));

    private static async Task<long> ValueAsync(Browser browser, string division, string indicator)
    {
        var answer = await browser.GetAsync($"/api/figures?division={division}&indicators={indicator}");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        using var lines = JsonDocument.Parse(answer.Text);
        return lines.RootElement[0].GetProperty("value").GetInt64();
    }

    private static async Task<string> TextAsync(System.IO.Compression.ZipArchive zip, string part)
    {
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
