using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Core;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Web.Associations;

/// <summary>The meeting book, the charter and the rules as the township's clerk keeps them.</summary>
public sealed class ConstitutionPagesTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task A_meeting_decides_a_charter_names_it_and_each_shows_the_other()
    {
        var (clerk, home) = await OpenAsync();
        var made = await clerk.SubmitAsync(home + "/meetings", [("Kind", "GeneralAssembly"), ("On", "2026-11-20"), ("Topic", "通过章程"), ("Present", "40"), ("Invited", "52")], "add");
        var meeting = made.Location!;
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(meeting, [("Text", "通过本会章程"), ("Passed", "yes"), ("For", "20"), ("Against", "3")], "resolution")).Status);
        Assert.Contains("赞成 20，反对 3，弃权 0", (await clerk.GetAsync(meeting)).Text, StringComparison.Ordinal);

        var first = await clerk.PageAsync(home + "/charter");
        Assert.Contains("群众组织", first.QuerySelector("textarea[name=Principles]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(first, home + "/charter", [("Meeting", meeting.Split('/')[^1]), ("Structure", "")], "adopt")).Status);
        var charter = await clerk.PageAsync(home + "/charter");
        Assert.Contains("2026年11月20日通过", charter.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("缺：组织架构", charter.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("章程", (await clerk.PageAsync(meeting)).QuerySelector("main dl")!.TextContent, StringComparison.Ordinal);

        // What a charter names cannot be struck out.
        var kept = await clerk.SubmitAsync(meeting, [("Reason", "记错了")], "remove");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.Status);
        Assert.NotNull((await kept.PageAsync()).QuerySelector("[data-rule=ASC-62]"));

        // The next edition is in force, the one before is kept.
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/charter", [("Day", "2026-11-22"), ("Structure", "会员大会和理事会")], "adopt")).Status);
        var next = await clerk.PageAsync(home + "/charter");
        Assert.Contains("四个部分都有", next.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("以前的版本", next.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_are_counted_against_both_lists()
    {
        var (clerk, home) = await OpenAsync();
        foreach (var kind in new[] { "Meeting", "Study", "Activity" })
            Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync($"{home}/rules/{kind}", [("Day", "2026-01-05"), ("Text", "第一条 …"), ("OnTheWall", "true")], "adopt")).Status);
        var page = await clerk.PageAsync(home + "/rules");
        Assert.Equal(["3", "2"], page.QuerySelectorAll(".kpi .v").Select(v => v.FirstChild!.TextContent.Trim()));
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Count(r => r.TextContent.Contains("已上墙", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(home + "/rules/Nothing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(home + "/rules/99")).Status);
    }

    [Fact]
    public async Task ASC_66_a_meeting_of_another_association_is_none_of_this_one()
    {
        var (clerk, home) = await OpenAsync();
        var (_, elsewhere) = await OpenAsync();
        var foreign = (await clerk.SubmitAsync(elsewhere + "/meetings", [("Kind", "Regular"), ("On", "2026-11-20"), ("Topic", "别会"), ("Present", "4")], "add")).Location!.Split('/')[^1];
        foreach (var meeting in new[] { foreign, "nonsense" })
        {
            var refused = await clerk.SubmitAsync(home + "/rules/Study", [("Meeting", meeting), ("Text", "第一条")], "adopt");
            Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-66]"));
        }
    }

    [Fact]
    public async Task ASC_67_a_charter_was_adopted_at_a_meeting_or_on_a_day()
    {
        var (clerk, home) = await OpenAsync();
        var refused = await clerk.SubmitAsync(home + "/charter", [], "adopt");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-67]"));
    }

    private async Task<(Browser Clerk, string Home)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), CancellationToken.None)))!;
        return (await app.SignInAsync(Role.Clerk, World.Township), $"/associations/{which.County}/{which.Id}");
    }
}
