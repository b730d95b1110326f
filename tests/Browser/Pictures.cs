namespace Yinling.Browser;

/// <summary>Makes the pictures of the README and the manual: <c>./yinling pictures</c>. Not run with the tests.</summary>
public sealed class Pictures(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("YINLING_PICTURES") ?? Path.Combine(Path.GetTempPath(), "yinling-pictures");

    /// <summary>A path begins with ~ for the head's own association; what follows " > " is the text of a link to go by. The template's picture needs a workbook and is made by hand.</summary>
    private static readonly (string Name, string User, string Path, int Width)[] Shots =
    [
        ("home", "demo.county", "/", 1440), ("home-phone", "demo.township", "/", 390),
        ("rollup", "demo.county", "/figures/341022", 1440), ("rollup-phone", "demo.township", "/figures/341022104", 390),
        ("figure", "demo.county", "/figures/341022/associations.funded.rate", 1440),
        ("associations", "demo.county", "/associations", 1440), ("associations-phone", "demo.township", "/associations", 390),
        ("survey", "demo.county", "/surveys", 1440), ("import", "demo.township", "/surveys/import", 1440),
        ("heads-home", "demo.president", "/", 390),
        ("form-rows", "demo.township", "/forms > YL-04", 1440), ("form-design", "demo.county", "/forms/designs > XN-01", 1440),
        ("figure-timely", "demo.county", "/figures/341022/statistics.submissions.timely.rate?side=near", 1440),
        ("disclosure", "demo.president", "~/disclosures > 财务公开", 1440), ("donation-receipt", "demo.president", "~/donations > 0003", 1440),
        ("six", "demo.president", "~/six", 1440), ("review", "demo.president", "~/reviews", 1440),
        ("standard", "demo.township", "/standards/default-100", 1440), ("proposals", "demo.township", "/standards/default-100/proposals/341022104", 1440),
        ("proposal", "demo.township", "/standards/default-100/proposals/341022104 > 芳口村", 1440),
        ("divisions", "demo.county", "/divisions/341022", 1440), ("accounts", "demo.security", "/accounts", 1440), ("audit", "demo.auditor", "/audit", 1440),
    ];

    [Fact(Explicit = true)]
    public async Task Take()
    {
        Directory.CreateDirectory(Folder);
        var signIn = await demo.OpenAsync();
        await signIn.GotoAsync(demo.Address + "/sign-in");
        await signIn.ScreenshotAsync(new() { Path = Path.Combine(Folder, "sign-in.png") });
        foreach (var (name, user, path, width) in Shots)
        {
            var page = await demo.SignInAsync(user, width);
            var steps = path.Split(" > ");
            await page.GotoAsync(demo.Address + (steps[0][0] == '~' ? await HomeAsync(page) + steps[0][1..] : steps[0]));
            foreach (var link in steps[1..]) await page.Locator("main a").Filter(new() { HasText = link }).First.ClickAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
            if (name == "associations")
            {
                await page.GetByRole(Microsoft.Playwright.AriaRole.Rowheader).First.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "association.png"), FullPage = true });
            }
            await page.Context.CloseAsync();
        }
    }

    /// <summary>The association whose head is signed in.</summary>
    private async Task<string> HomeAsync(Microsoft.Playwright.IPage page)
    {
        await page.GotoAsync(demo.Address + "/");
        return new Uri(page.Url).AbsolutePath[..^"/home".Length];
    }
}
