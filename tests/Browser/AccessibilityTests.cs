namespace Yinling.Browser;

/// <summary>Every page of every role, in every mode.</summary>
public sealed class AccessibilityTests(RunningYinling yinling) : IClassFixture<RunningYinling>
{
    [Fact]
    public async Task The_sign_in_page_is_accessible_in_every_mode()
    {
        var page = await yinling.OpenAsync();
        await Looking.AssertAccessibleAsync(page, yinling.Address + "/sign-in");
    }

    [Theory]
    [InlineData("zhen", "/")]
    [InlineData("zhen", "/associations")]
    [InlineData("zhen", "/associations/new")]
    [InlineData("zhen", "/surveys")]
    [InlineData("zhen", "/surveys/import")]
    [InlineData("zhen", "/error/404")]
    [InlineData("xian", "/surveys/new")]
    public async Task A_page_is_accessible_in_every_mode(string user, string path)
    {
        var page = await yinling.SignInAsync(user);
        await Looking.AssertAccessibleAsync(page, yinling.Address + path);
    }
}
