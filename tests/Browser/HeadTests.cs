using Microsoft.Playwright;
using SkiaSharp;

namespace Yinling.Browser;

/// <summary>The head of an association, with a telephone: an activity with its photo, money with its voucher, one of them taken back.</summary>
public sealed class HeadTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_head_records_an_activity_and_money_on_the_telephone_and_takes_one_back(bool script)
    {
        var page = await demo.SignInAsync("demo.president", width: 390, script: script);
        Assert.EndsWith("/home", page.Url, StringComparison.Ordinal);
        var home = page.Url;

        await page.Locator("a.tile[href$='/activities/log']").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "文体活动" }).ClickAsync();
        await page.GetByLabel("来了多少人").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await Assertions.Expect(page.Locator("#errs")).ToBeVisibleAsync();
        await page.GetByLabel("来了多少人").FillAsync("37");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.GetByLabel("在哪儿").FillAsync("村活动室");
        await page.GetByLabel("照片").SetInputFilesAsync(Photo());
        await page.GetByRole(AriaRole.Button, new() { Name = "记下来" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "记好了" })).ToBeVisibleAsync();
        await page.Locator("main .photo img").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.GetByText("37 人")).ToBeVisibleAsync();
        if (script) Assert.Equal(320, await page.Locator("main .photo img").EvaluateAsync<int>("async i => { await i.decode(); return i.naturalHeight; }"));

        await page.GetByRole(AriaRole.Link, new() { Name = "回首页" }).ClickAsync();
        Assert.Equal(home, page.Url);
        var before = await page.Locator(".big-sum").InnerTextAsync();
        await page.Locator("a.tile[href$='/ledger/book']").ClickAsync();
        Assert.Equal(7, await page.Locator(".picks a").CountAsync());
        await page.GetByRole(AriaRole.Link, new() { Name = "社会捐赠" }).ClickAsync();
        await page.GetByLabel("金额").FillAsync("888.88");
        await page.GetByLabel("收据").SetInputFilesAsync(Photo());
        await page.GetByRole(AriaRole.Button, new() { Name = "记下来" }).ClickAsync();
        await Assertions.Expect(page.GetByText("888.88元").First).ToBeVisibleAsync();
        Assert.NotEqual(before, await page.Locator(".big-sum").Last.InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "记错了，撤销这一笔" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已经撤销了" })).ToBeVisibleAsync();
        Assert.Equal(before, await page.Locator(".big-sum").Last.InnerTextAsync());
    }

    [Fact]
    public async Task The_heads_pages_fit_a_telephone_with_the_largest_text_twice_as_large()
    {
        var page = await demo.SignInAsync("demo.president", width: 390);
        var home = page.Url;
        List<string> wrong = [];
        foreach (var path in new[] { "/home", "/activities/log", "/activities/log?what=MutualAid", "/ledger/book", "/ledger/book?kind=Spending", "/ledger/close" })
        {
            await page.GotoAsync(home[..^"/home".Length] + path);
            var wide = await page.EvaluateAsync<int>("""
                () => {
                  document.documentElement.dataset.size = 'xl';
                  document.documentElement.style.fontSize = 'calc(200% * 1.5)';
                  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
                }
                """);
            if (wide > 1) wrong.Add($"{path}: {wide} px too wide");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>Taller than wide.</summary>
    private static FilePayload Photo()
    {
        using var surface = SKSurface.Create(new SKImageInfo(1_200, 1_600));
        surface.Canvas.Clear(SKColors.SeaGreen);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return new() { Name = "IMG_1.jpg", MimeType = "image/jpeg", Buffer = encoded.ToArray() };
    }
}
