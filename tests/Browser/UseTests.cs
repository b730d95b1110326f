using System.Diagnostics;
using Microsoft.Playwright;
using Yinling.Access.Domain;

namespace Yinling.Browser;

/// <summary>How people come to it: by keyboard, without script, on a poor connection, with a code on the phone, with their own look.</summary>
public sealed class UseTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    [Fact]
    public async Task An_activity_is_recorded_by_keyboard_alone()
    {
        var page = await demo.OpenAsync();
        await page.GotoAsync(demo.Address + "/sign-in");
        await TabToAsync(page, "账号");
        await page.Keyboard.TypeAsync("demo.township");
        await TabToAsync(page, "密码");
        await page.Keyboard.TypeAsync("看一看·试一试·随便用-341022");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(demo.Address + "/");

        // Past the menu in one step.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();

        await TabToAsync(page, "老年协会", "a[href='/associations']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/associations");
        await TabToAsync(page, null, "main tbody th a");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/associations/341022/*");
        await TabToAsync(page, null, "a[href$='/activities']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/activities");

        await TabToAsync(page, null, "[name=Category]");
        if (await page.EvaluateAsync<string>("() => document.activeElement.tagName") == "SELECT") await page.Keyboard.PressAsync("ArrowDown");
        else await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, null, "input[name=People]");
        await page.Keyboard.TypeAsync("27");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("27").First).ToBeVisibleAsync();
        await page.WaitForURLAsync("**/activities");

        // A refusal takes the eye to what is wrong, and the link there to the field.
        await TabToAsync(page, null, "input[name=People]");
        await page.Keyboard.TypeAsync("许多");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#errs")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("#field-", new Uri(page.Url).Fragment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_stop_of_the_keyboard_can_be_seen()
    {
        var page = await demo.SignInAsync("demo.county");
        foreach (var path in new[] { "/", "/associations", "/figures/341022", "/surveys", "/associations/new" })
        {
            await page.GotoAsync(demo.Address + path);
            for (var i = 0; i < 25; i++)
            {
                await page.Keyboard.PressAsync("Tab");
                var unseen = await page.EvaluateAsync<string?>("""
                    () => {
                      const e = document.activeElement;
                      if (!e || e === document.body) return null;
                      const s = getComputedStyle(e), box = e.getBoundingClientRect();
                      const ring = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none';
                      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                      return ring && inside ? null : e.outerHTML.slice(0, 200);
                    }
                    """);
                Assert.True(unseen is null, $"{path}: focus is not seen on {unseen}");
            }
        }
    }

    [Fact]
    public async Task The_core_tasks_work_without_script()
    {
        var page = await demo.SignInAsync("demo.township", width: 390, script: false);
        await page.GotoAsync(demo.Address + "/associations");
        await page.Locator("main input[name=q]").FillAsync("临溪");
        await page.Locator("main input[name=q]").PressAsync("Enter");
        await page.Locator("main tbody th a").First.ClickAsync();
        var home = page.Url;
        await page.GotoAsync(home + "/ledger");
        await page.GetByLabel("收入：社会捐赠").CheckAsync();
        await page.GetByLabel("金额").FillAsync("321.09");
        await page.GetByRole(AriaRole.Button, new() { Name = "记下来" }).ClickAsync();
        await Assertions.Expect(page.GetByText("321.09").First).ToBeVisibleAsync();
        await page.GotoAsync(demo.Address + "/figures/341022104");
        await page.Locator("main .kpi a").First.ClickAsync();
        await Assertions.Expect(page.Locator("main table").First).ToBeVisibleAsync();

        // The look as well: a form that posts and comes back.
        await page.GotoAsync(demo.Address + "/");
        await page.Locator("details.menu.only-phone summary").ClickAsync();
        await page.Locator(".sheet-menu .prefs button[name=size][value=xl]").ClickAsync();
        Assert.Equal("xl", await page.Locator("html").GetAttributeAsync("data-size"));
        await page.Locator("details.menu.only-phone summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).First.ClickAsync();
        await page.GotoAsync(demo.Address + "/associations");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_look_one_chose_stays()
    {
        var page = await demo.SignInAsync("demo.county");
        await page.Locator(".only-desk .prefs button[name=size][value=lg]").ClickAsync();
        await page.Locator(".only-desk .prefs button[name=theme]").ClickAsync();
        await page.Locator(".only-desk .prefs button[name=contrast]").ClickAsync();
        await page.GotoAsync(demo.Address + "/associations");
        var root = page.Locator("html");
        Assert.Equal("lg", await root.GetAttributeAsync("data-size"));
        Assert.Equal("dark", await root.GetAttributeAsync("data-theme"));
        Assert.Equal("high", await root.GetAttributeAsync("data-contrast"));
        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(demo.Address + "/figures");
        Assert.Equal("dark", await again.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_page_was_closed()
    {
        var page = await demo.SignInAsync("demo.county");
        await page.GotoAsync(demo.Address + "/associations/new");
        await page.GetByLabel("名称").First.PressSequentiallyAsync("还没写完的老年");
        await Assertions.Expect(page.Locator("[data-draft-mark]")).ToHaveTextAsync("草稿已保存", new() { Timeout = 10_000 });

        // Left before the next keystrokes were sent: the page sends them as it goes.
        await page.GetByLabel("名称").First.PressSequentiallyAsync("协会");
        await page.GotoAsync(demo.Address + "/");
        await page.GotoAsync(demo.Address + "/associations/new");
        await page.GetByRole(AriaRole.Link, new() { Name = "接着上次的填" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("名称").First).ToHaveValueAsync("还没写完的老年协会");
        await page.GetByRole(AriaRole.Button, new() { Name = "不要了" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("名称").First).ToHaveValueAsync("");
        Assert.Equal(0, await page.GetByText("接着上次的填").CountAsync());

        // Without a connection nothing is said to be kept.
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("名称").First.PressSequentiallyAsync("断网时写的");
        await Assertions.Expect(page.Locator("[data-draft-mark]")).ToContainTextAsync("网络断了", new() { Timeout = 10_000 });
    }

    [Fact]
    public async Task A_code_from_the_phone_opens_the_second_door_and_its_pages_are_accessible()
    {
        var page = await demo.SignInAsync("demo.viewer");
        await page.GotoAsync(demo.Address + "/account/totp");
        await page.GetByLabel("您的登录密码").FillAsync("看一看·试一试·随便用-341022");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始设置" }).ClickAsync();
        var wrong = (await Looking.LookAsync(page)).Select(w => $"setting up: {w}").ToList();
        var secret = (await page.Locator("#secret").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("验证器上的 6 位数字").FillAsync(Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime)));
        await page.GetByRole(AriaRole.Button, new() { Name = "启用" }).ClickAsync();
        wrong.AddRange((await Looking.LookAsync(page)).Select(w => $"spare codes: {w}"));
        var spare = await page.Locator("main ul.num li").First.InnerTextAsync();

        var second = await demo.OpenAsync();
        await second.GotoAsync(demo.Address + "/sign-in");
        await second.GetByLabel("账号", new() { Exact = true }).FillAsync("demo.viewer");
        await second.GetByLabel("密码", new() { Exact = true }).FillAsync("看一看·试一试·随便用-341022");
        await second.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        Assert.Contains("/sign-in/code", second.Url, StringComparison.Ordinal);
        wrong.AddRange((await Looking.LookAsync(second)).Select(w => $"code: {w}"));
        await second.GetByLabel("验证码").FillAsync("000000");
        await second.GetByRole(AriaRole.Button, new() { Name = "继续" }).ClickAsync();
        await Assertions.Expect(second.Locator("#errs")).ToBeVisibleAsync();
        await second.GetByLabel("验证码").FillAsync(spare);
        await second.GetByRole(AriaRole.Button, new() { Name = "继续" }).ClickAsync();
        Assert.DoesNotContain("/sign-in", second.Url, StringComparison.Ordinal);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("demo.county", "/figures/341022", "a[href$='.xlsx'], a[href*='.xlsx?']")]
    [InlineData("demo.county", "/associations", "a[href$='.xlsx'], a[href*='.xlsx?']")]
    public async Task What_is_exported_opens_in_an_office_program(string user, string path, string link)
    {
        var page = await demo.SignInAsync(user);
        await page.GotoAsync(demo.Address + path);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(link).First.ClickAsync());
        var folder = Directory.CreateTempSubdirectory("yinling_export_").FullName;
        var file = Path.Combine(folder, "export.xlsx");
        await download.SaveAsAsync(file);
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        // Quoted fields, UTF-8, every cell as it is shown.
        foreach (var argument in new[] { $"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder, file }) start.ArgumentList.Add(argument);
        using var office = Process.Start(start)!;
        var said = office.StandardError.ReadToEndAsync();
        await office.StandardOutput.ReadToEndAsync();
        await office.WaitForExitAsync();
        var csv = Path.Combine(folder, "export.csv");
        Assert.True(File.Exists(csv), await said);
        var text = await File.ReadAllTextAsync(csv);
        foreach (var name in (await page.Locator("main tbody th").AllInnerTextsAsync()).Take(5)) Assert.Contains(name.Trim().Split('\n')[0], text, StringComparison.Ordinal);
        Assert.DoesNotContain("Err:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#NAME?", text, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Presses Tab until the wanted control has the focus.</summary>
    private static async Task TabToAsync(IPage page, string? label, string? selector = null)
    {
        for (var i = 0; i < 120; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("([label, selector]) => { const e = document.activeElement; return selector ? e.matches(selector) : e.labels?.[0]?.textContent.trim() === label }", new[] { label, selector })) return;
        }
        Assert.Fail($"The keyboard does not reach {selector ?? label} on {new Uri(page.Url).AbsolutePath}.");
    }
}
