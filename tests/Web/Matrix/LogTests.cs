using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Yinling.Web.Matrix;

/// <summary>The log tells what went wrong and never about whom or at which address.</summary>
public sealed class LogTests(MatrixApp app) : IClassFixture<MatrixApp>
{
    /// <summary>No canary, no telephone number, no address of a page with what stands in it.</summary>
    internal static void AssertClean(MatrixApp app) => Assert.All(app.Logged, line =>
    {
        foreach (var word in new[] { "kanari", "obenher", "13905591234", "13705591234", "/associations/", "/accounts/", "/surveys/", "/figures/", "http://" })
            Assert.False(line.Contains(word, StringComparison.OrdinalIgnoreCase), $"logged {word}: {line}");
    });

    [Fact]
    public async Task What_goes_wrong_is_logged_without_what_was_asked()
    {
        var clerk = app.Visitors.First(v => v.Role == Platform.Access.Role.Clerk && v.Place == World.Township);
        var home = app.Planted.At(World.Township).Association!;
        string[] addresses =
        [
            $"/figures/{World.Township}?period=kanari..1", $"/figures/{World.Township}?setting=kanari", $"/figures/{World.Township}/kanari", $"/figures/{World.Township}?i=kanari",
            $"/figures/{World.Township}/associations?asOf=kanari", $"/api/figures?division={World.Township}&indicators=kanari", $"/api/figures?division={World.Township}&period=kanari",
            $"/api/figures/records?division=kanari&indicator=kanari", "/associations?q=kanari%00&page=kanari&sort=kanari", "/accounts?role=kanari", "/kanari/nowhere", "/surveys/kanari",
            $"/associations/{home.County}/{home.Id}/ledger?page=kanari", $"/settings/activity-rule?months=kanari", "/surveys/import?campaign=kanari", "/audit?day=kanari", "/sign-in?return=kanari",
        ];
        foreach (var visitor in app.Visitors)
        {
            foreach (var address in addresses)
            {
                var answer = await visitor.Browser.GetAsync(address);
                Assert.True((int)answer.Status < 500, $"GET {address} by {visitor}: {answer.Status}");
            }
        }
        var refused = await clerk.Browser.SendAsync(new Post($"/associations/{home.County}/{home.Id}/officers/new", "appoint",
            [("Post", "President"), ("PersonName", "kanari"), ("Sex", "Male"), ("ConcurrentPost", "None"), ("TermFrom", "2026-11-01"), ("Phone", "13905591234")]).With(await clerk.TokenAsync(), null));
        Assert.Equal(422, (int)refused.Status);
        var malformed = await clerk.Browser.SendAsync(new Post($"/associations/{home.County}/{home.Id}/ledger", "no-such-form", [("Summary", "kanari")]).With(await clerk.TokenAsync(), new string('k', 200)));
        Assert.Equal(400, (int)malformed.Status);
        Assert.Equal(400, (int)(await clerk.Browser.GetAsync("/associations?q=%00")).Status);
        Assert.Equal(400, (int)(await clerk.Browser.SendAsync(new Post("/associations/new", "register", [("Name", "a\0b")]).With(await clerk.TokenAsync(), null))).Status);
        await clerk.Browser.SendAsync(new(HttpMethod.Post, "/drafts?form=kanari") { Content = new StringContent("kanari") });
        AssertClean(app);
    }

    [Fact]
    public void The_log_is_listened_to()
    {
        app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Yinling.Probe").LogWarning(new InvalidOperationException("inner"), "probe");
        Assert.Contains(app.Logged, l => l.Contains("probe", StringComparison.Ordinal) && l.Contains("inner", StringComparison.Ordinal));
    }
}
