using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Standards;
using Yinling.Standards.Domain;

namespace Yinling.Web.Standards;

/// <summary>A county makes a standard over HTTP: from the template, changed, checked, issued by its head, read below, followed by the next edition.</summary>
public sealed class StandardPagesTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task STD_18_STD_19_a_county_makes_a_standard_of_its_own_and_those_below_read_it_once_issued()
    {
        var (clerk, township) = (await app.SignInAsync(Role.Clerk, World.County), await app.SignInAsync(Role.Clerk, World.Township));
        Assert.Contains("STD-18", (await clerk.SubmitAsync("/standards/new", [("from", "default-100"), ("name", ""), ("basis", "自定")], "begin")).Text, StringComparison.Ordinal);
        var path = (await clerk.SubmitAsync("/standards/new", [("from", "default-100"), ("name", "休宁县标准"), ("basis", "休民〔2026〕1号")], "begin")).Location!;
        var page = await clerk.PageAsync(path);
        Assert.Contains("各项都对得上", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("默认模板", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await township.GetAsync(path)).Status);

        // An item of 4 points is made 5: the sums do not agree any more, and the head cannot issue it.
        Assert.Contains("STD-19", (await clerk.SubmitAsync(path + "/items/i1", [("points", "四")], "item")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path + "/items/i1", [("points", "5"), ("give0", "5")], "item")).Status);
        Assert.Contains("18 分，下面的指标加起来是 19 分", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await clerk.PageAsync(path)).QuerySelector("form.confirm"));
        var head = await app.SignInAsync(Role.Head, World.County);
        Assert.Contains("STD-05", (await head.SubmitAsync(path, [], "issue")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path + "/items/i1", [("points", "4"), ("give0", "4")], "item")).Status);
        Assert.Equal(HttpStatusCode.Found, (await head.SubmitAsync(path, [], "issue")).Status);

        Assert.Contains("休民〔2026〕1号", (await township.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("休宁县标准", (await township.GetAsync("/standards")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Role.Clerk, World.SiblingCounty)).GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(path + "/head")).Status);

        // The next edition says what changed and which results stay good.
        var next = (await clerk.SubmitAsync(path, [], "next")).Location!;
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(next + "/head", [("passLine", "75")], "head")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(next + "/items/i4", [("name", "党组织领导明确")], "item")).Status);
        var changes = (await clerk.PageAsync($"{next}/changes/{path.Split('/')[2]}")).Body!.TextContent;
        foreach (var said in new[] { "达标线", "80分", "75分", "党组织领导明确", "改了文字" }) Assert.Contains(said, changes, StringComparison.Ordinal);
        Assert.Contains("第 2 版", (await clerk.PageAsync(next)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_changed_in_between_is_not_overwritten()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var path = (await clerk.SubmitAsync("/standards/new", [("from", "five-star"), ("name", "两人改"), ("basis", "自定")], "begin")).Location!;
        var opened = await clerk.PageAsync(path + "/lines");
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path + "/head", [("name", "先改的")], "head")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.SubmitAsync(opened, path + "/lines", [("star0", "头一档")], "lines")).Status);
        Assert.Contains("先改的", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task STD_13_without_any_check_the_database_keeps_one_edition_of_a_number()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var path = (await clerk.SubmitAsync("/standards/new", [("from", "default-100"), ("name", "版本"), ("basis", "自定")], "begin")).Location!;
        var id = Guid.Parse(path.Split('/')[2]);
        var refused = await Assert.ThrowsAsync<RuleException>(() => app.InsideAsync(s => s.GetRequiredService<Writer>().RunAsync(
            new Act("standards.define", id.ToString(), DivisionCode.Parse(World.County)), async () =>
            {
                var db = s.GetRequiredService<AppDb>();
                var first = await db.Set<Standard>().SingleAsync(x => x.Id == id, TestContext.Current.CancellationToken);
                db.Add(new Standard(Guid.CreateVersion7(), first.DivisionCode, first.Definition, first.Series, 1));
                return true;
            }, CancellationToken.None)));
        Assert.Equal("STD-13", refused.Problems[0].Rule);
    }

    [Fact]
    public async Task A_workbook_goes_out_and_comes_back_and_a_broken_one_says_where()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var file = await (await clerk.GetAsync("/standards/default-100/standard.xlsx")).Message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var made = await UploadAsync(clerk, file, "标准.xlsx");
        Assert.Equal(HttpStatusCode.Found, made.Status);
        Assert.Contains("各项都对得上", (await clerk.PageAsync(made.Location!)).Body!.TextContent, StringComparison.Ordinal);
        var json = await (await clerk.GetAsync(made.Location! + "/standard.json")).Message.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(app.Services.GetRequiredService<ShippedStandards>().All[0].Definition.Write(), json);
        var refused = await UploadAsync(clerk, Encoding.UTF8.GetBytes("{\"name\":3}"), "标准.json");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("第 1 行看不懂", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shipped_standard_asks_only_for_indicators_there_are()
    {
        using var session = app.Services.CreateScope();
        var shelf = session.ServiceProvider.GetRequiredService<StandardShelf>();
        foreach (var (key, standard) in session.ServiceProvider.GetRequiredService<ShippedStandards>().All)
            Assert.True(StandardChecks.Find(standard, shelf.Known(standard.Subjects)) is { Count: 0 } found, $"{key}: {string.Join(' ', StandardChecks.Find(standard, shelf.Known(standard.Subjects)).Select(p => p.Message))}");
    }

    private static async Task<Answer> UploadAsync(Browser clerk, byte[] file, string name)
    {
        var form = (await clerk.PageAsync("/standards/import")).Forms.First(f => f.QuerySelector("input[type=file]") is not null);
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new ByteArrayContent(file), "file", name);
        return await clerk.SendAsync(new(HttpMethod.Post, "/standards/import") { Content = content });
    }
}
