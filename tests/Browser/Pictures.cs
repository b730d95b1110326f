namespace Yinling.Browser;

/// <summary>Makes the pictures of the README and the manual: <c>./yinling pictures</c>. Not run with the tests.</summary>
public sealed class Pictures(RunningDemo demo) : IClassFixture<RunningDemo>
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("YINLING_PICTURES") ?? Path.Combine(Path.GetTempPath(), "yinling-pictures");

    [Fact(Explicit = true)]
    public async Task Take()
    {
        Directory.CreateDirectory(Folder);
        foreach (var shot in demo.Shots)
        {
            var page = await demo.SignInAsync(shot.Role, shot.Width);
            await page.GotoAsync(demo.Address + shot.Path);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, shot.Name + ".png"), FullPage = shot.Whole });
            await page.Context.CloseAsync();
        }
    }
}
