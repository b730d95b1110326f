using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Web.Files;

namespace Yinling.Web.Associations;

/// <summary>An association's head records an activity in three steps, without script, and takes it back.</summary>
public sealed class LogActivityTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task Three_steps_lead_to_a_record_with_its_photo_and_one_press_takes_it_back()
    {
        var (head, home, which) = await OpenAsync();
        var first = await head.PageAsync(home + "/activities/log");
        var kinds = first.QuerySelectorAll(".picks a").ToList();
        Assert.Equal(11, kinds.Count);
        var second = await head.PageAsync(kinds.Single(k => k.TextContent == "文体活动").GetAttribute("href")!);
        var form = second.QuerySelector("form[method=get]")!;
        Assert.Equal(("CultureAndSport", "2026-11-23"), (form.QuerySelector("[name=what]")!.GetAttribute("value"), form.QuerySelector("[name=on]")!.GetAttribute("value")));

        var third = home + "/activities/log?what=CultureAndSport&on=2026-11-22&people=26";
        var done = await Sending.SubmitAsync(head, third, "save", [("Place", "村活动室")], "Photos", Pictures.Encode(80, 60));
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        var stored = Assert.Single(await StoredAsync(which));
        Assert.Equal((new DateOnly(2026, 11, 22), ActivityCategory.CultureAndSport, 26, "村活动室"), (stored.On, stored.Category, stored.People, stored.Place));
        Assert.Equal($"{home}/activities/{stored.Id}/done", done.Location);
        var page = await head.PageAsync(done.Location!);
        Assert.Contains("记好了", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main img"));

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(done.Location!, [], "undo")).Status);
        Assert.Equal(new DateOnly(2026, 11, 23), Assert.Single(await StoredAsync(which)).RemovedOn);
        var undone = await head.PageAsync(done.Location!);
        Assert.Contains("已经撤销了", undone.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Null(undone.QuerySelector("main img"));
    }

    [Theory]
    [InlineData("on=2026-11-23&people=0", "ASC-15")]
    [InlineData("on=2026-11-23&people=100001", "ASC-15")]
    [InlineData("on=2026-11-24&people=5", "ASC-04")]
    [InlineData("on=2026-11-23&people=很多", "ASC-32")]
    [InlineData("on=昨天&people=5", "ASC-30")]
    [InlineData("on=2026-11-23&people=", "ASC-31")]
    public async Task What_is_wrong_is_said_in_the_step_where_it_was_typed(string typed, string rule)
    {
        var (head, home, which) = await OpenAsync();
        var address = home + "/activities/log?what=MutualAid&" + typed;
        var page = await head.PageAsync(address);
        Assert.NotNull(page.QuerySelector($"form[method=get] .field [data-rule={rule}]"));
        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Empty(await StoredAsync(which));
        Assert.NotNull((await head.PageAsync(home + "/activities/log?what=MutualAid&on=2026-11-23&people=1")).QuerySelector("main form[method=post]"));
    }

    [Fact]
    public async Task A_head_never_reaches_anothers_association()
    {
        var (head, _, _) = await OpenAsync();
        var (_, other, which) = await OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(other + "/activities/log")).Status);
        Assert.Empty(await StoredAsync(which));
    }

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), CancellationToken.None)))!;
        return (await app.SignInAsync(Role.AssociationHead, World.Village, which.Id), $"/associations/{which.County}/{which.Id}", which);
    }

    private Task<List<ActivityRecord>> StoredAsync(AssociationRef which) =>
        app.InsideAsync(services => services.GetRequiredService<AppDb>().Set<ActivityRecord>().AsNoTracking().Where(a => a.Association == which.Id).ToListAsync());
}
