using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Browser;

/// <summary>东临溪镇's twelve real units, from the clerk's own table to the figures of four levels, every number opened to what it counted.</summary>
public sealed class DonglinxiTests(RunningYinling yinling) : IClassFixture<RunningYinling>
{
    private static readonly string[] Header = ["序号", "村名", "是否建会", "会长", "两委兼任", "会员人数", "女会员数", "有无经费来源", "有无活动场所", "年活动次数", "活动月数", "土特产"];

    [Fact]
    public async Task From_the_clerks_table_to_the_provinces_figures_and_back_to_the_records()
    {
        var villages = await VillagesAsync();
        Assert.Equal(12, villages.Count);
        await yinling.AddUserAsync("cun", "芳口村经办人", "VillageClerk", villages[0].Code);
        await yinling.AddUserAsync("shengban", "安徽省经办人", "Clerk", "34");

        var county = await yinling.SignInAsync("xian");
        await county.GotoAsync(yinling.Address + "/surveys/new");
        await county.GetByRole(AriaRole.Button, new() { Name = "开始摸底" }).ClickAsync();

        var clerk = await yinling.SignInAsync("zhen");
        await OpenUploadAsync(clerk);
        await UploadAsync(clerk, Workbook(Header, [.. villages.Select((v, i) => Row(i, v.Name))]));
        await clerk.GetByLabel("“土特产”是").SelectOptionAsync([""]);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "记住并检查" }).ClickAsync();
        Assert.Equal("10", await KeyAsync(clerk, "可以录入"));
        Assert.Equal("2", await KeyAsync(clerk, "要改"));
        await Assertions.Expect(clerk.GetByText("女会员 90 人，比会员总数 52 人还多。请核对两个数。").First).ToBeVisibleAsync();
        await Assertions.Expect(clerk.GetByText("“许多”不是整数").First).ToBeVisibleAsync();
        await clerk.GetByRole(AriaRole.Button, new() { Name = "录入 10 行" }).ClickAsync();
        Assert.Equal("9", await FigureAsync(clerk, "341022104", "老年协会数"));

        // The two refused rows: downloaded, corrected as they stand, taken.
        await clerk.GoBackAsync();
        var download = await clerk.RunAndWaitForDownloadAsync(() => clerk.Locator("a[href$='refused.xlsx']").First.ClickAsync());
        var corrected = Corrected(await File.ReadAllBytesAsync(await download.PathAsync()));
        await OpenUploadAsync(clerk);
        await UploadAsync(clerk, corrected);
        await clerk.GetByRole(AriaRole.Button, new() { Name = "录入 2 行" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("已录入 2 行")).ToBeVisibleAsync();

        var all = JsonDocument.Parse(await yinling.VerbAsync("divisions", "count", "--json")).RootElement.GetProperty("Village").GetInt64();
        var village = await yinling.SignInAsync("cun");
        var province = await yinling.SignInAsync("shengban");
        await AssertFiguresAsync(village, villages[0].Code, associations: 1, villages: 1, funded: 1, venue: 1, active: 0);
        await AssertFiguresAsync(clerk, "341022104", associations: 11, villages: 12, funded: 4, venue: 6, active: 2);
        await AssertFiguresAsync(county, "341022", associations: 11, villages: all, funded: 4, venue: 6, active: 2);
        await AssertFiguresAsync(province, "34", associations: 11, villages: all, funded: 4, venue: 6, active: 2);

        // Three clicks from the province's number to a record that is nearly counted.
        await Kpi(province, "有经费来源占比").GetByRole(AriaRole.Link).ClickAsync();
        Assert.Equal(villages.Where((_, i) => i % 3 == 0 && i < 11).Select(v => Plain(v.Name) + "老年协会").Order(), (await NamesAsync(province)).Order());
        await province.GetByRole(AriaRole.Link, new() { Name = "差一点的" }).ClickAsync();
        Assert.Equal(7, (await NamesAsync(province)).Count);
        await Assertions.Expect(province.GetByText("摸底时填报没有经费来源，也没有收支记录").First).ToBeVisibleAsync();
        var poor = Plain(villages[1].Name) + "老年协会";
        await province.GetByRole(AriaRole.Link, new() { Name = poor, Exact = true }).ClickAsync();
        await Assertions.Expect(province.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(poor);
        Assert.Equal("没有", await KeyAsync(province, "经费来源"));

        // Money is booked in the township; the province's next page shows it.
        await clerk.GotoAsync(province.Url);
        await clerk.GetByRole(AriaRole.Link, new() { Name = "收支账" }).ClickAsync();
        await clerk.GetByLabel("收入：社会捐赠").CheckAsync();
        await clerk.GetByLabel("金额").FillAsync("1200.50");
        await clerk.GetByRole(AriaRole.Button, new() { Name = "记下来" }).ClickAsync();
        await Assertions.Expect(clerk.GetByText("1,200.50").First).ToBeVisibleAsync();
        await AssertFiguresAsync(province, "34", associations: 11, villages: all, funded: 5, venue: 6, active: 2);
    }

    private async Task AssertFiguresAsync(IPage page, string division, long associations, long villages, long funded, long venue, long active)
    {
        Assert.Equal(Percent(associations, villages), await FigureAsync(page, division, "建会率"));
        Assert.Equal(associations.ToString(CultureInfo.InvariantCulture), await KeyAsync(page, "老年协会数"));
        Assert.Equal(Percent(funded, associations), await KeyAsync(page, "有经费来源占比"));
        Assert.Equal(Percent(venue, associations), await KeyAsync(page, "有活动场所占比"));
        Assert.Equal(Percent(active, associations), await KeyAsync(page, "经常开展活动占比"));
        Assert.Equal($"{funded} / {associations}", await Kpi(page, "有经费来源占比").Locator(".sub").InnerTextAsync());
    }

    private async Task<string> FigureAsync(IPage page, string division, string title)
    {
        await page.GotoAsync($"{yinling.Address}/figures/{division}");
        return await KeyAsync(page, title);
    }

    private static ILocator Kpi(IPage page, string title) => page.Locator(".kpi", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    private static async Task<string> KeyAsync(IPage page, string title) =>
        await Kpi(page, title).Locator(".v").First.EvaluateAsync<string>("v => { const copy = v.cloneNode(true); copy.querySelectorAll('.sr, small').forEach(x => x.remove()); return copy.textContent.trim() }");

    private static async Task<IReadOnlyList<string>> NamesAsync(IPage page) => await page.Locator("main .split table").First.Locator("tbody th").AllInnerTextsAsync();

    private async Task OpenUploadAsync(IPage clerk)
    {
        await clerk.GotoAsync(yinling.Address + "/surveys");
        await clerk.Locator("main table tbody th a").First.ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "导入表格" }).ClickAsync();
    }

    private static async Task UploadAsync(IPage clerk, byte[] workbook)
    {
        await clerk.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "摸底.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = workbook });
        await clerk.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
    }

    private async Task<IReadOnlyList<(string Code, string Name)>> VillagesAsync()
    {
        var lines = JsonDocument.Parse(await yinling.VerbAsync("figures", "--division", "341022104", "--indicators", "units", "--by", "child", "--json")).RootElement;
        return [.. lines.EnumerateArray().Where(l => l.GetProperty("row").GetString() == "child").Select(l => (l.GetProperty("division").GetString()!, l.GetProperty("divisionName").GetString()!))];
    }

    /// <summary>The third and the eighth row cannot be right; the last village has no association.</summary>
    private static string?[] Row(int i, string name) => i == 11
        ? ["12", Plain(name), "否", null, null, null, null, null, null, null, null, null]
        :
        [
            $"{i + 1}", Plain(name), "是", $"王{i + 1}", i % 4 == 0 ? "是" : "否", i == 7 ? "许多" : $"{50 + i}", i == 2 ? "90" : "20",
            i % 3 == 0 ? "有" : "无", i % 2 == 0 ? "有" : "无", $"{2 * i}", $"{i}", "茶叶",
        ];

    /// <summary>As people write it: without 村委会 or 居委会.</summary>
    private static string Plain(string village) => village.Replace("村村委会", "村", StringComparison.Ordinal).Replace("社区居委会", "社区", StringComparison.Ordinal).Replace("居委会", "", StringComparison.Ordinal);

    private static byte[] Workbook(string[] header, string?[][] rows)
    {
        var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            workbook.BeginSheet("摸底", [.. header.Select(h => new SheetColumn(h))], "东临溪镇老年协会摸底情况");
            foreach (var row in rows) workbook.Row([.. row.Select(SheetValue.OfMaybe)]);
        }
        return file.ToArray();
    }

    /// <summary>What the clerk does with the refused rows: two cells are put right, nothing else is touched.</summary>
    private static byte[] Corrected(byte[] refused)
    {
        using var reader = new WorkbookReader(new MemoryStream(refused));
        var sheet = reader.Rows(reader.Sheets[0]).ToList();
        var width = sheet.Max(r => r.Cells.Count);
        var rows = sheet.Select(r => Enumerable.Range(0, width).Select(i => r[i].Text).ToArray()).ToList();
        var head = rows.FindIndex(r => r.Contains("村(居)名称"));
        Assert.True(head >= 0, "the refused rows stand under the template's header");
        Assert.Equal(2, rows.Count - head - 1);
        var (members, women) = (Array.IndexOf(rows[head], "会员数"), Array.IndexOf(rows[head], "女会员"));
        foreach (var row in rows.Skip(head + 1))
        {
            if (row[members] == "许多") row[members] = "57";
            if (row[women] == "90") row[women] = "30";
        }
        return Workbook(rows[head], [.. rows.Skip(head + 1)]);
    }

    private static string Percent(long part, long whole) => Math.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
}
