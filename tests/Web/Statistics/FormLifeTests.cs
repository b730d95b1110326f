using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Core;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;
using Yinling.Statistics.Reporting;

namespace Yinling.Web.Statistics;

/// <summary>The whole life of a form over HTTP, by the people of a township and its county.</summary>
public sealed class FormLifeTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DivisionCode Township = DivisionCode.Parse(World.Township);
    private static int year = 2000;

    [Fact]
    public async Task Five_people_fill_check_sign_submit_return_correct_and_accept_a_form()
    {
        var (clerk, reviewer, head) = (await app.SignInAsync(Role.Clerk, World.Township), await app.SignInAsync(Role.Reviewer, World.Township), await app.SignInAsync(Role.Head, World.Township));
        var (county, countyHead) = (await app.SignInAsync(Role.Clerk, World.County), await app.SignInAsync(Role.Head, World.County));
        await RegisterAsync("首个老年协会");

        var assigned = await county.SubmitAsync("/forms/new", [("period", NextYear()), ("form", "YL-05"), ("division", World.County)]);
        Assert.Equal(HttpStatusCode.Found, assigned.Status);
        var id = assigned.Location!.Split('/')[2];
        var path = $"/forms/{id}/{World.Township}";
        Assert.Contains(path, (await clerk.GetAsync("/forms")).Text, StringComparison.Ordinal);
        Assert.Contains("等您填报", (await clerk.GetAsync("/")).Text, StringComparison.Ordinal);

        // What must be typed is missing: refused, told where.
        var missing = await clerk.SubmitAsync(path, [], "step-Fill");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("还有", missing.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, Met(await clerk.PageAsync(path), "0"), "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [("row", World.Village), ("column", "members"), ("value", "12"), ("reason", "名单在纸上")], "override")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [], "step-Fill")).Status);
        Assert.Contains("已填报", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(Button(await clerk.PageAsync(path), "step-Check"));

        Assert.Equal(HttpStatusCode.Found, (await reviewer.SubmitAsync(path, [], "step-Check")).Status);
        Assert.Null(Button(await reviewer.PageAsync(path), "step-Sign"));
        Assert.Equal(HttpStatusCode.Found, (await head.SubmitAsync(path, [], "step-Sign")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [], "step-Submit")).Status);

        // The county's form shows what the township submitted, typed-over figure and all.
        var above = await countyHead.PageAsync($"/forms/{id}/{World.County}");
        Assert.Contains("东临溪镇(上报数)", above.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("12*", above.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(Button(await county.PageAsync(path), "step-Accept"));
        Assert.Equal(HttpStatusCode.Found, (await countyHead.SubmitAsync(path, [("reason", "会员数请核对")], "step-Return")).Status);
        Assert.Contains("会员数请核对", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [("row", World.Village), ("column", "members"), ("value", "")], "override")).Status);
        foreach (var (who, step) in new[] { (clerk, "step-Fill"), (reviewer, "step-Check"), (head, "step-Sign"), (clerk, "step-Submit") })
            Assert.Equal(HttpStatusCode.Found, (await who.SubmitAsync(path, [], step)).Status);
        Assert.Equal(HttpStatusCode.Found, (await countyHead.SubmitAsync($"/forms/{id}/{World.County}", [], "accept-all")).Status);
        Assert.Contains("已接收", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);

        // Records move on, the frozen form does not; both stand side by side.
        var before = await CopiesAsync();
        await RegisterAsync("后来的老年协会");
        var beside = (await clerk.PageAsync(path)).Body!.TextContent;
        Assert.Contains("+1 −0", beside, StringComparison.Ordinal);
        Assert.Contains("后来的老年协会", beside, StringComparison.Ordinal);
        Assert.Equal(before, await CopiesAsync());
        Assert.Empty(await FindingsAsync());

        // An amendment keeps the old copy and makes a new one.
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [("reason", "漏了一个协会")], "step-Amend")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [], "step-Fill")).Status);
        Assert.Superset(before.ToHashSet(), (await CopiesAsync()).ToHashSet());
    }

    [Fact]
    public async Task People_of_other_offices_and_roles_are_refused()
    {
        var (id, path) = await AssignAsync();
        foreach (var (role, place) in new[] { (Role.Clerk, World.SiblingTownship), (Role.Head, World.SiblingCounty), (Role.Clerk, World.OtherProvince) })
        {
            var stranger = await app.SignInAsync(role, place);
            foreach (var at in new[] { path, path + "/print", path + "/form.xlsx" }) Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(at)).Status);
        }
        foreach (var role in new[] { Role.VillageClerk, Role.SystemAdministrator, Role.Auditor })
            Assert.NotEqual(HttpStatusCode.OK, (await (await app.SignInAsync(role, role == Role.VillageClerk ? World.Village : World.Province)).GetAsync(path)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await (await app.SignInAsync(Role.Viewer, World.County)).GetAsync("/forms/new")).Status);

        // The county sees the township's form but does not fill it in; a viewer does nothing at all.
        foreach (var (role, place) in new[] { (Role.Clerk, World.County), (Role.Viewer, World.Township), (Role.Reviewer, World.Township) })
            Assert.DoesNotContain((await (await app.SignInAsync(role, place)).PageAsync(path)).Forms, f => f.QuerySelector("input[name=version]") is not null);
        Assert.False(await AsAsync(Role.Clerk, World.County, (s, ct) => s.GetRequiredService<TakeStep>().RunAsync(id, Township, new(FormAct.Fill, null, -1), ct)));
        Assert.False(await AsAsync(Role.Clerk, World.County, (s, ct) => s.GetRequiredService<SaveCells>().RunAsync(id, Township, new([], "", -1), ct)));
        Assert.Null(await AsAsync(Role.Head, World.Township, (s, ct) => s.GetRequiredService<TakeStep>().AcceptAllAsync(id, DivisionCode.Parse(World.County), ct)));
    }

    [Fact]
    public async Task A_form_changed_in_between_is_not_overwritten_and_a_double_click_saves_once()
    {
        var (_, path) = await AssignAsync();
        var (one, other) = (await app.SignInAsync(Role.Clerk, World.Township), await app.SignInAsync(Role.Clerk, World.Township));
        var (first, second) = (await one.PageAsync(path), await other.PageAsync(path));
        var fields = Met(first, "3");
        Assert.Equal(HttpStatusCode.Found, (await one.SubmitAsync(first, path, fields, "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await one.SubmitAsync(first, path, fields, "save")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await other.SubmitAsync(second, path, Met(second, "9"), "save")).Status);
        Assert.All((await one.PageAsync(path)).QuerySelectorAll("input[name$=_met]"), i => Assert.Equal("3", i.GetAttribute("value")));
    }

    [Fact]
    public async Task STA_10_a_form_is_assigned_once_for_a_period()
    {
        var period = int.Parse(NextYear(), CultureInfo.InvariantCulture);
        await AssignAsync(period);
        Assert.Equal("STA-10", await RefusedAsync(() => AssignAsync(period)));
    }

    [Fact]
    public async Task STA_12_two_beginnings_of_one_form_are_one()
    {
        var (id, _) = await AssignAsync();
        Task BeginAsync() => app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var assignment = await db.Set<FormAssignment>().AsNoTracking().FirstAsync(a => a.Id == id);
            await s.GetRequiredService<Writer>().RunAsync(new("test.begin", id.ToString(), Township), () => Task.FromResult(db.Add(new Submission(Guid.CreateVersion7(), assignment, Township)).Entity.Id), None);
        });
        await BeginAsync();
        Assert.Equal("STA-12", await RefusedAsync(BeginAsync));
    }

    [Fact]
    public async Task STA_14_there_are_only_the_forms_there_are() =>
        Assert.Equal("STA-14", await RefusedAsync(() => app.InsideAsync(s => s.GetRequiredService<AssignForm>().RunAsync(new(Township, "YL-99", new(2026, 1), new(2026, 12), new(2026, 1, 1), new(2026, 12, 1), 0), None))));

    [Theory]
    [InlineData(341022104201, "coverage", "1")]
    [InlineData(341022104201, "nothing", "1")]
    [InlineData(341022105201, "met", "1")]
    public async Task STA_15_cells_that_are_not_in_the_form_are_refused(long row, string column, string text) => Assert.Equal("STA-15", await SaveRefusedAsync(row, column, text));

    [Theory]
    [InlineData("met", "很多")]
    [InlineData("met", "1.5")]
    [InlineData("target", "高")]
    public async Task STA_16_what_cannot_be_read_is_refused(string column, string text) => Assert.Equal("STA-16", await SaveRefusedAsync(341022104201, column, text));

    [Theory]
    [InlineData("period", "去年")]
    [InlineData("snapshotOn", "")]
    [InlineData("deadline", "2026-02-30")]
    [InlineData("lead", "两周")]
    [InlineData("lead", "99999999999")]
    [InlineData("division", "休宁")]
    public async Task STA_17_what_cannot_be_read_is_asked_for_again(string field, string typed)
    {
        var county = await app.SignInAsync(Role.Clerk, World.County);
        Dictionary<string, string> fields = new() { ["period"] = NextYear(), ["form"] = "YL-05", ["division"] = World.County, [field] = typed };
        var refused = await county.SubmitAsync("/forms/new", fields.Select(f => (f.Key, f.Value)), "assign");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull((await refused.PageAsync()).QuerySelector($"#errs [data-rule=STA-17] a[href='#field-{field}']"));
    }

    [Fact]
    public async Task STA_18_an_override_is_of_one_cell()
    {
        var (_, path) = await AssignAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        foreach (var (row, column) in new[] { ("", "members"), (World.Village, "") })
        {
            var refused = await clerk.SubmitAsync(path, [("row", row), ("column", column), ("value", "12"), ("reason", "名单在纸上")], "override");
            Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=STA-18]"));
        }
    }

    [Fact]
    public async Task A_frozen_copy_that_was_tampered_with_is_found()
    {
        var (id, path) = await AssignAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [.. Met(await clerk.PageAsync(path), "0"), ("note", "新成立了协会")], "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [], "step-Fill")).Status);
        Assert.Empty(await FindingsAsync());
        await app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var mine = await db.Set<Submission>().AsNoTracking().FirstAsync(f => f.Assignment == id);
            var copy = await db.Set<FrozenCopy>().AsNoTracking().FirstAsync(c => c.Submission == mine.Id);
            Task SetAsync(byte[] content) => db.Set<FrozenCopy>().Where(c => c.Submission == mine.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Content, content));
            await SetAsync([.. copy.Content[..^1], (byte)(copy.Content[^1] ^ 1)]);
            Assert.Contains(await FindingsAsync(), f => f.Contains(mine.Id.ToString(), StringComparison.Ordinal));
            await SetAsync(copy.Content);
        });
    }

    [Fact]
    public async Task The_form_is_a_workbook_and_a_sheet_of_paper()
    {
        var (_, path) = await AssignAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var file = await clerk.GetAsync(path + "/form.xlsx");
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file.Message.Content.Headers.ContentType!.MediaType);
        var paper = (await clerk.PageAsync(path + "/print")).Body!.TextContent;
        Assert.All(new[] { "表号", "制表机关", "有效期至", "计量单位", "填表人", "建会率" }, word => Assert.Contains(word, paper, StringComparison.Ordinal));
    }

    private static IEnumerable<(string, string)> Met(IDocument page, string value) => page.QuerySelectorAll("input[name$=_met]").Select(i => (i.GetAttribute("name")!, value)).ToList();

    private static IElement? Button(IDocument page, string form) => page.QuerySelector($"input[name=_handler][value={form}]");

    private static string NextYear() => Interlocked.Increment(ref year).ToString(CultureInfo.InvariantCulture);

    private async Task<(Guid Id, string Path)> AssignAsync(int? period = null)
    {
        var when = period ?? int.Parse(NextYear(), CultureInfo.InvariantCulture);
        var id = await app.InsideAsync(s => s.GetRequiredService<AssignForm>().RunAsync(
            new(DivisionCode.Parse(World.County), "YL-05", new(when, 1), new(when, 12), new(2026, 11, 23), new(2026, 12, 7), 14), None));
        return (id!.Value, $"/forms/{id}/{World.Township}");
    }

    private async Task<string> SaveRefusedAsync(long row, string column, string text)
    {
        var (id, _) = await AssignAsync();
        return await RefusedAsync(() => AsAsync(Role.Clerk, World.Township, (s, ct) => s.GetRequiredService<SaveCells>().RunAsync(id, Township, new([new(row, column, text)], "", -1), ct)));
    }

    private static async Task<string> RefusedAsync(Func<Task> work) => Assert.Single((await Assert.ThrowsAsync<RuleException>(work)).Problems).Rule;

    private Task<T> AsAsync<T>(Role role, string place, Func<IServiceProvider, CancellationToken, Task<T>> work) => app.InsideAsync(services =>
    {
        services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "某人", [new(Guid.CreateVersion7(), role, DivisionCode.Parse(place))]);
        return work(services, None);
    });

    private Task RegisterAsync(string name) => app.InsideAsync(s => s.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), name, new(2020, 1, 1), null, null), None));

    private Task<List<string>> CopiesAsync() => app.InsideAsync(async s =>
        (await s.GetRequiredService<AppDb>().Set<FrozenCopy>().AsNoTracking().OrderBy(c => c.Id).ToListAsync()).ConvertAll(c => JsonSerializer.Serialize(c)));

    private Task<IReadOnlyList<string>> FindingsAsync() => app.InsideAsync(s => new FrozenVerification().RunAsync(s, None));
}
