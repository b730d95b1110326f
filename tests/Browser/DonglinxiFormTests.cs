using Microsoft.Playwright;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Browser;

/// <summary>东临溪镇's twelve units in 汇总表: filled in by the system, checked by another person, signed, submitted, returned, corrected, accepted, and moved on since.</summary>
public sealed class DonglinxiFormTests(RunningYinling yinling) : IClassFixture<RunningYinling>
{
    [Fact]
    public async Task From_twelve_units_to_the_countys_acceptance_and_what_changed_since()
    {
        await yinling.AddUserAsync("fuhe", "东临溪镇复核人", "Reviewer", RunningYinling.Township);
        await yinling.AddUserAsync("zhenzhang", "东临溪镇负责人", "Head", RunningYinling.Township);
        var (clerk, reviewer, head, county) = (await yinling.SignInAsync("zhen"), await yinling.SignInAsync("fuhe"), await yinling.SignInAsync("zhenzhang"), await yinling.SignInAsync("xian"));
        await FoundAsync(county, clerk);

        // The county asks for the form by 18 June.
        await county.GotoAsync(yinling.Address + "/forms/new");
        await county.GetByLabel("报表", new() { Exact = true }).SelectOptionAsync("YL-05");
        await county.GetByLabel("报告期").FillAsync("2027-01..2027-06");
        await county.GetByLabel("统计时点").FillAsync("2027-06-10");
        await county.GetByLabel("截止日期").FillAsync("2027-06-18");
        await county.GetByLabel("提前提醒").FillAsync("365");
        await PressAsync(county, "布置");
        await Assertions.Expect(county.GetByText("2027年6月18日截止").First).ToBeVisibleAsync();

        // The clerk starts from the matters on the home page; only what nobody has records of is typed.
        await clerk.GotoAsync(yinling.Address + "/");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "汇总表等您填报" }).ClickAsync();
        var form = clerk.Url;
        Assert.Equal(13, await clerk.Locator("main table.official tbody tr").CountAsync());
        Assert.Equal("12", await TotalAsync(clerk, "村(居)数"));
        Assert.Equal("11", await TotalAsync(clerk, "已建会"));
        await Assertions.Expect(clerk.GetByText("还有 12 个格子没填").First).ToBeVisibleAsync();
        foreach (var input in await clerk.Locator("input[name$=_met]").AllAsync()) await input.FillAsync("0");
        await clerk.GetByLabel("芳口村村委会，达标数").FillAsync("1");
        await PressAsync(clerk, "保存");
        await SubmitAsync(clerk, reviewer, head, form);

        // Returned with a reason, corrected, on the same form.
        await county.GotoAsync(form);
        await county.GetByLabel("退回的原因").FillAsync("芳口村还没有验收，请核对达标数。");
        await PressAsync(county, "退回");
        await clerk.ReloadAsync();
        await Assertions.Expect(clerk.GetByText("芳口村还没有验收，请核对达标数。").First).ToBeVisibleAsync();
        Assert.Equal("1", await clerk.GetByLabel("芳口村村委会，达标数").InputValueAsync());
        await clerk.GetByLabel("芳口村村委会，达标数").FillAsync("0");
        await PressAsync(clerk, "保存");
        await SubmitAsync(clerk, reviewer, head, form);

        await county.GotoAsync(form.Replace(RunningYinling.Township, "341022", StringComparison.Ordinal));
        await Assertions.Expect(county.GetByText("东临溪镇(上报数)").First).ToBeVisibleAsync();
        await PressAsync(county, "接收全部已上报的 1 个单位");
        await clerk.ReloadAsync();
        await Assertions.Expect(clerk.GetByText("已接收").First).ToBeVisibleAsync();
        Assert.Equal("0", await TotalAsync(clerk, "有经费"));

        // A later record moves the live figure and not the frozen one; both stand side by side, with the name.
        await clerk.GotoAsync(yinling.Address + "/associations");
        var association = clerk.Locator("main table tbody th a").First;
        var name = (await association.InnerTextAsync()).Trim();
        await association.ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "收支账" }).ClickAsync();
        await clerk.GetByLabel("收入：社会捐赠").CheckAsync();
        await clerk.GetByLabel("金额").FillAsync("300");
        await PressAsync(clerk, "记下来");
        await clerk.GotoAsync(form);
        Assert.Equal("0", await TotalAsync(clerk, "有经费"));
        var moved = clerk.GetByRole(AriaRole.Row).Filter(new() { Has = clerk.GetByRole(AriaRole.Rowheader, new() { Name = "有经费" }) });
        await Assertions.Expect(moved).ToContainTextAsync("+1 −0");
        await Assertions.Expect(moved).ToContainTextAsync(name);
        await FillRowsAsync(county, clerk, reviewer, head, name);
        Assert.Equal("frozen: holds", (await yinling.VerbAsync("verify", "frozen")).Trim());
    }

    /// <summary>统计表 of the same period: eleven associations, agreeing with 汇总表 but for the money that came since, filed in one go, accepted, and opened in the office suite.</summary>
    private async Task FillRowsAsync(IPage county, IPage clerk, IPage reviewer, IPage head, string name)
    {
        await county.GotoAsync(yinling.Address + "/forms/new");
        await county.GetByLabel("报表", new() { Exact = true }).SelectOptionAsync("YL-04");
        await county.GetByLabel("报告期").FillAsync("2027-01..2027-06");
        await county.GetByLabel("统计时点").FillAsync("2027-06-10");
        await county.GetByLabel("截止日期").FillAsync("2027-06-18");
        await county.GetByLabel("提前提醒").FillAsync("365");
        await PressAsync(county, "布置");
        await clerk.GotoAsync(yinling.Address + "/");
        await clerk.GetByRole(AriaRole.Link, new() { Name = "统计表等您填报" }).ClickAsync();
        var form = clerk.Url;
        Assert.Equal(12, await clerk.Locator("main table.official tbody tr").CountAsync());
        Assert.Equal("11", await TotalAsync(clerk, "是否建会"));
        Assert.Equal("1", await TotalAsync(clerk, "有经费"));
        Assert.Equal("605", await TotalAsync(clerk, "会员数"));
        await Assertions.Expect(clerk.GetByRole(AriaRole.Link, new() { Name = name }).First).ToBeVisibleAsync();
        await clerk.GetByLabel($"{name}，志愿者数").FillAsync("6");
        await PressAsync(clerk, "保存");

        // One association has income since 汇总表 was filled in: both figures stand there, and a note is asked for.
        var apart = clerk.GetByRole(AriaRole.Row).Filter(new() { Has = clerk.GetByRole(AriaRole.Rowheader, new() { Name = "有经费", Exact = true }) });
        await Assertions.Expect(apart).ToContainTextAsync("不一致");
        await clerk.GetByLabel("说明").FillAsync("汇总表上报以后，有一个协会收到捐款。");
        await PressAsync(clerk, "保存");
        await SubmitAsync(clerk, reviewer, head, form);
        await county.GotoAsync(form);
        await PressAsync(county, "接收");
        await clerk.ReloadAsync();
        await Assertions.Expect(clerk.GetByText("已接收").First).ToBeVisibleAsync();
        Assert.Equal("6", await TotalAsync(clerk, "志愿者数"));
        Assert.True((await (await clerk.Context.APIRequest.GetAsync(form + "/form.xlsx")).BodyAsync()).Length > 4_000);
    }

    /// <summary>Eleven of the twelve units have an association, by the clerk's own table.</summary>
    private async Task FoundAsync(IPage county, IPage clerk)
    {
        await clerk.GotoAsync(yinling.Address + "/divisions/" + RunningYinling.Township);
        var villages = await clerk.Locator("main table tbody th").AllInnerTextsAsync();
        Assert.Equal(12, villages.Count);
        await county.GotoAsync(yinling.Address + "/surveys/new");
        await PressAsync(county, "开始摸底");
        await clerk.GotoAsync(yinling.Address + "/surveys");
        await clerk.Locator("main table tbody th a").First.ClickAsync();
        await clerk.GetByRole(AriaRole.Link, new() { Name = "导入表格" }).ClickAsync();
        await clerk.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "摸底.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = Workbook(villages) });
        await PressAsync(clerk, "上传并检查");
        await PressAsync(clerk, "录入 12 行");
        await Assertions.Expect(clerk.GetByText("已录入 12 行")).ToBeVisibleAsync();
    }

    private static byte[] Workbook(IReadOnlyList<string> villages)
    {
        var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            workbook.BeginSheet("摸底", [new("村名"), new("是否建会"), new("会长"), new("会员人数"), new("女会员数")], "东临溪镇老年协会摸底情况");
            foreach (var (village, i) in villages.Select((v, i) => (v.Trim(), i)))
                workbook.Row([.. (i == 11 ? new string?[] { village, "否", null, null, null } : [village, "是", $"王{i + 1}", $"{50 + i}", "20"]).Select(SheetValue.OfMaybe)]);
        }
        return file.ToArray();
    }

    /// <summary>Filled, checked by another person, signed, submitted; nobody is offered what is not theirs to do.</summary>
    private static async Task SubmitAsync(IPage clerk, IPage reviewer, IPage head, string form)
    {
        await PressAsync(clerk, "填报完毕，交复核");
        Assert.Equal(0, await clerk.GetByRole(AriaRole.Button, new() { Name = "复核", Exact = true }).CountAsync());
        foreach (var (page, act) in new[] { (reviewer, "复核"), (head, "签署"), (clerk, "上报") })
        {
            await page.GotoAsync(form);
            await PressAsync(page, act);
        }
        await Assertions.Expect(clerk.GetByText("已上报").First).ToBeVisibleAsync();
    }

    private static Task PressAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task<string> TotalAsync(IPage page, string column)
    {
        var cell = page.Locator($"main table.official tbody tr.sum td[data-l='{column}']");
        return await cell.First.EvaluateAsync<string>("c => { const copy = c.cloneNode(true); copy.querySelectorAll('.sr').forEach(x => x.remove()); return copy.textContent.trim() }");
    }
}
