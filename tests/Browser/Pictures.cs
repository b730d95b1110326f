namespace Yinling.Browser;

/// <summary>Makes the pictures of the README and the manual: <c>./yinling pictures</c>. Not run with the tests.</summary>
public sealed class Pictures(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("YINLING_PICTURES") ?? Path.Combine(Path.GetTempPath(), "yinling-pictures");

    private static readonly (string Name, string User, string Path, int Width)[] Shots =
    [
        ("home", "demo.county", "/", 1440), ("home-phone", "demo.township", "/", 390),
        ("rollup", "demo.county", "/figures/341022", 1440), ("rollup-phone", "demo.township", "/figures/341022104", 390),
        ("figure", "demo.county", "/figures/341022/associations.funded.rate", 1440),
        ("associations", "demo.county", "/associations", 1440), ("associations-phone", "demo.township", "/associations", 390),
        ("survey", "demo.county", "/surveys", 1440), ("import", "demo.township", "/surveys/import", 1440),
        ("heads-home", "demo.president", "/", 390),
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
            await page.GotoAsync(demo.Address + path);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
            if (name == "associations")
            {
                await page.GetByRole(Microsoft.Playwright.AriaRole.Rowheader).First.GetByRole(Microsoft.Playwright.AriaRole.Link).ClickAsync();
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, "association.png"), FullPage = true });
            }
            await page.Context.CloseAsync();
        }
    }
}
