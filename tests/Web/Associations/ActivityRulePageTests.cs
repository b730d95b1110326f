using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Rules;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Web.Associations;

/// <summary>The settings page on which a province decides what counts as regularly active.</summary>
public sealed class ActivityRulePageTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Path = "/settings/activity-rule";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_province_sees_what_a_rule_would_change_sets_it_and_finds_it_in_the_history()
    {
        await ActiveAsync("六月老年协会", 6);
        await ActiveAsync("十月老年协会", 10);
        var head = await app.SignInAsync(Role.Head, World.Province);
        var before = await head.GetAsync(Path);
        Assert.Contains("省里没有设过，按默认", before.Text, StringComparison.Ordinal);
        Assert.Equal(1, await RegularAsync());

        const string Asked = Path + "?months=6&from=2026-11-23";
        Assert.Contains("会从1个变成2个：1个变为经常活动，0个变为不经常", Plain(await head.GetAsync(Asked)), StringComparison.Ordinal);
        Assert.Equal(1, await RegularAsync());   // looking changes nothing

        var unfounded = await head.SubmitAsync(Asked, [("Reason", " ")], "rule");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unfounded.Status);
        Assert.NotNull((await unfounded.PageAsync()).QuerySelector("[data-rule=ASC-18]"));

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(Asked, [("Reason", "省老龄办〔2026〕9号")], "rule")).Status);
        Assert.Equal(2, await RegularAsync());
        var after = Plain(await head.GetAsync(Path));
        Assert.Contains("2026年11月23日起", after, StringComparison.Ordinal);
        Assert.Contains("省老龄办〔2026〕9号", after, StringComparison.Ordinal);
        Assert.Contains("正在用", after, StringComparison.Ordinal);

        var again = await head.SubmitAsync(Asked, [("Reason", "又一份")], "rule");
        Assert.NotNull((await again.PageAsync()).QuerySelector("[data-rule=ASC-26]"));

        // From a day to come on: nothing changes today.
        const string Later = Path + "?months=11&from=2027-01-01";
        Assert.Contains("会从2个变成0个：0个变为经常活动，2个变为不经常", Plain(await head.GetAsync(Later)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(Later, [("Reason", "明年起")], "rule")).Status);
        Assert.Equal(2, await RegularAsync());
        Assert.Contains("还没到", Plain(await head.GetAsync(Path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0", "2026-11-23", "ASC-20")]
    [InlineData("13", "2026-11-23", "ASC-20")]
    [InlineData("九", "2026-11-23", "ASC-32")]
    [InlineData("9", "2026-02-30", "ASC-30")]
    [InlineData("9", "", "ASC-31")]
    public async Task What_cannot_be_a_rule_is_refused_before_anything_is_counted(string months, string from, string rule)
    {
        var head = await app.SignInAsync(Role.Head, World.Province);
        var answer = await head.GetAsync($"{Path}?months={Uri.EscapeDataString(months)}&from={from}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var page = await answer.PageAsync();
        Assert.NotNull(page.QuerySelector($"[data-rule={rule}]"));
        Assert.DoesNotContain(page.Forms, f => f.QuerySelector("[name=Reason]") is not null);
    }

    [Fact]
    public async Task A_county_looks_but_does_not_decide_and_others_are_kept_out()
    {
        var county = await app.SignInAsync(Role.Head, World.County);
        var page = await county.PageAsync(Path + "?months=6&from=2026-11-23");
        Assert.Contains("口径由省里定", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, f => f.Method == "post" && f.Closest("main") is not null);
        Assert.Equal(HttpStatusCode.NotFound, (await county.GetAsync($"{Path}?province=52")).Status);

        // The use case behind the form refuses as well, whatever a page shows.
        var done = await app.InsideAsync(services =>
        {
            services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "x", [new(Guid.CreateVersion7(), Role.Head, DivisionCode.Parse(World.County))]);
            return services.GetRequiredService<SetActivityRule>().RunAsync(new(DivisionCode.Parse(World.Province), new(2020, 1, 1), 1, "x"), None);
        });
        Assert.Null(done);

        foreach (var role in new[] { Role.Clerk, Role.Reviewer, Role.Viewer })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(role, World.Province)).GetAsync(Path)).Status);
    }

    private static string Plain(Answer answer) => string.Concat(answer.PageAsync().GetAwaiter().GetResult().QuerySelector("main")!.TextContent.Where(c => !char.IsWhiteSpace(c)));

    private async Task<long> RegularAsync() => (await app.InsideAsync(services => services.GetRequiredService<IFigures>()
        .AskAsync(new(DivisionCode.Parse(World.Province), ["associations.active"]), None)))!.Total.Get("associations.active").Numerator;

    private Task ActiveAsync(string name, int months) => app.InsideAsync(async services =>
    {
        var which = (await services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), name, null, null, null), None))!;
        for (var back = 0; back < months; back++)
            await services.GetRequiredService<RecordActivity>().RunAsync(which, new(Month.Of(new(2026, 11, 1)).Add(-back).FirstDay, ActivityCategory.CultureAndSport, 10, null, null), None);
    });
}
