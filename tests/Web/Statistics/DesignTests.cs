using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Statistics.Domain;

namespace Yinling.Web.Statistics;

/// <summary>An office designs a form of its own over HTTP, issues it, asks for it and gets it filled in, down to the villages.</summary>
public sealed class DesignTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task STA_64_a_county_designs_a_form_and_is_told_what_is_held_already()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var path = await BeginAsync(clerk, "JC-01", "Township");

        await AddAsync(clerk, path, "figures", [("indicators", "associations"), ("indicators", "associations.members")]);
        var refused = await clerk.SubmitAsync(path + "/typed", [("heading", "会员总数"), ("kind", "Integer"), ("note", "现有会员")], "typed");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("STA-64", refused.Text, StringComparison.Ordinal);
        Assert.Contains("用系统里的数", refused.Text, StringComparison.Ordinal);
        // A reason given, it is the designer's decision, and it stands in the note for all to read.
        await AddAsync(clerk, path, "typed", [("heading", "会员总数"), ("kind", "Integer"), ("note", "现有会员"), ("why", "要含外村会员")]);
        await AddAsync(clerk, path, "typed", [("heading", "晨练队数"), ("kind", "Integer"), ("note", "每周至少三次的队")]);
        Assert.Contains("STA-65", (await clerk.SubmitAsync(path + "/typed", [("heading", "晚练队数"), ("kind", "Integer")], "typed")).Text, StringComparison.Ordinal);
        await AddAsync(clerk, path, "made", [("kind", "Rate"), ("numerator", "c4"), ("denominator", "c1"), ("heading", "每会晨练队")]);
        await AddAsync(clerk, path, "check", [("parts", "c2"), ("whole", "c3")]);
        Assert.Contains("STA-63", (await clerk.SubmitAsync(path + "/figures", [("setting", "Rural")], "figures")).Text, StringComparison.Ordinal);

        var page = await clerk.PageAsync(path);
        Assert.Contains("要含外村会员", page.Body!.TextContent, StringComparison.Ordinal);
        var villages = await app.InsideAsync(s => Task.FromResult(World.Units.Count(u => u.Code.Length == 12 && u.Code.StartsWith(World.County, StringComparison.Ordinal))));
        Assert.Contains($"{villages} 行 × 2 栏", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("未经批准", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("本表", (await clerk.PageAsync(path + "/preview")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("JC-01", (await clerk.GetAsync("/forms/new")).Text, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form.confirm"));

        var head = await app.SignInAsync(Role.Head, World.County);
        Assert.Equal(HttpStatusCode.Found, (await head.SubmitAsync(path, [], "issue")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(path + "/typed")).Status);
        Assert.Contains("JC-01", (await clerk.GetAsync("/forms/new")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("JC-01", (await (await app.SignInAsync(Role.Clerk, World.SiblingCounty)).GetAsync("/forms/new")).Text, StringComparison.Ordinal);

        // Filled by the township like any other form; the check that was designed holds.
        var key = $"{World.County}/JC-01/1";
        var assigned = await clerk.SubmitAsync("/forms/new", [("period", "2041"), ("form", key), ("division", World.County)]);
        var form = $"/forms/{assigned.Location!.Split('/')[2]}/{World.Township}";
        var township = await app.SignInAsync(Role.Clerk, World.Township);
        var cells = (await township.PageAsync(form)).QuerySelectorAll("input[name^=c_]").Select(i => i.GetAttribute("name")!).ToList();
        Assert.Equal(HttpStatusCode.Found, (await township.SubmitAsync(form, cells.Select(c => (c, "1")), "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await township.SubmitAsync(form, [], "step-Fill")).Status);
        Assert.Contains("未经批准", (await township.PageAsync(form + "/print")).Body!.TextContent, StringComparison.Ordinal);

        // The next edition is a form of its own; the first stays assigned though it is withdrawn.
        var next = await clerk.SubmitAsync(path, [], "next");
        Assert.Contains("第 2 版", (await clerk.PageAsync(next.Location!)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await head.SubmitAsync(path, [], "withdraw")).Status);
        Assert.DoesNotContain(key, (await clerk.GetAsync("/forms/new")).Text, StringComparison.Ordinal);
        Assert.Contains("晨练队数", (await township.PageAsync(form)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task STA_20_a_form_of_one_office_is_not_asked_for_by_another_and_STA_27_has_a_number_of_its_own()
    {
        var (clerk, head) = (await app.SignInAsync(Role.Clerk, World.County), await app.SignInAsync(Role.Head, World.County));
        var path = await BeginAsync(clerk, "JC-02", "County");
        Assert.Contains("STA-27", (await clerk.SubmitAsync("/forms/designs/new", Head("JC-02", "County"), "design")).Text, StringComparison.Ordinal);
        Assert.Contains("STA-62", (await clerk.SubmitAsync("/forms/designs/new", [.. Head("JC-03", "County"), ("validUntil", "明年底")], "design")).Text, StringComparison.Ordinal);
        await AddAsync(clerk, path, "figures", [("indicators", "associations")]);
        Assert.Equal(HttpStatusCode.Found, (await head.SubmitAsync(path, [], "issue")).Status);
        var stranger = await app.SignInAsync(Role.Clerk, World.SiblingCounty);
        var refused = await stranger.SubmitAsync("/forms/new", [("period", "2042"), ("form", $"{World.County}/JC-02/1"), ("division", World.SiblingCounty)]);
        Assert.Contains("STA-20", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_change_begun_on_an_older_state_is_stopped()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var path = await BeginAsync(clerk, "JC-04", "County");
        await AddAsync(clerk, path, "figures", [("indicators", "associations")]);
        var stale = await clerk.SubmitAsync(path + "/figures", [("indicators", "associations.members"), ("version", "0")], "figures");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var id = Guid.Parse(path.Split('/')[3]);
        Assert.Single((await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<DefinedForm>().AsNoTracking().SingleAsync(f => f.Id == id))).Definition.Columns);
    }

    [Fact]
    public async Task An_approved_form_goes_down_to_the_village_whose_clerk_fills_it_in_alone()
    {
        var (clerk, head) = (await app.SignInAsync(Role.Clerk, World.County), await app.SignInAsync(Role.Head, World.County));
        var path = await BeginAsync(clerk, "JC-05", "Village");
        await AddAsync(clerk, path, "figures", [("indicators", "units")]);
        await AddAsync(clerk, path, "typed", [("heading", "凉亭数"), ("kind", "Integer"), ("note", "老人歇脚的凉亭")]);
        var refused = await head.SubmitAsync(path, [], "issue");
        Assert.Contains("STA-25", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path + "/head",
            [.. Head("JC-05", "Village"), ("approver", "休宁县统计局"), ("approvalNumber", "休统函[2026]3号"), ("validUntil", "2027-12-31")], "head")).Status);
        Assert.Equal(HttpStatusCode.Found, (await head.SubmitAsync(path, [], "issue")).Status);
        var assigned = await clerk.SubmitAsync("/forms/new", [("period", "2043"), ("form", $"{World.County}/JC-05/1"), ("division", World.County)]);
        var id = assigned.Location!.Split('/')[2];

        var village = await app.SignInAsync(Role.VillageClerk, World.Village);
        var form = $"/forms/{id}/{World.Village}";
        Assert.Contains(form, (await village.GetAsync("/forms")).Text, StringComparison.Ordinal);
        var cell = Assert.Single((await village.PageAsync(form)).QuerySelectorAll("input[name^=c_]")).GetAttribute("name")!;
        Assert.Equal(HttpStatusCode.Found, (await village.SubmitAsync(form, [(cell, "3")], "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await village.SubmitAsync(form, [], "step-Fill")).Status);
        Assert.Null((await village.PageAsync(form)).QuerySelector("input[value=step-Check]"));
        Assert.Equal(HttpStatusCode.Found, (await village.SubmitAsync(form, [], "step-Submit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await village.GetAsync($"/forms/{id}/{World.Township}")).Status);

        var reviewer = await app.SignInAsync(Role.Reviewer, World.Township);
        var above = await reviewer.PageAsync($"/forms/{id}/{World.Township}");
        Assert.Contains("(上报数)", above.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await reviewer.SubmitAsync(form, [], "step-Accept")).Status);
        Assert.Contains("已接收", (await village.PageAsync(form)).Body!.TextContent, StringComparison.Ordinal);
    }

    private static (string, string)[] Head(string number, string lowest) => [("number", number), ("title", "补充表" + number), ("issuer", "休宁县卫生健康委员会"), ("unit", "个"), ("lowestLevel", lowest)];

    private static async Task<string> BeginAsync(Browser clerk, string number, string lowest)
    {
        var begun = await clerk.SubmitAsync("/forms/designs/new", [.. Head(number, lowest), ("office", World.County)], "design");
        Assert.True(begun.Status == HttpStatusCode.Found, begun.Text);
        return begun.Location!;
    }

    private static async Task AddAsync(Browser clerk, string path, string page, (string, string)[] fields)
    {
        var added = await clerk.SubmitAsync($"{path}/{page}", fields, page);
        Assert.True(added.Status == HttpStatusCode.Found, added.Text);
    }
}
