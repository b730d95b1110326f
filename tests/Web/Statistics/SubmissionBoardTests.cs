using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;
using Yinling.Statistics.Reporting;

namespace Yinling.Web.Statistics;

/// <summary>Who has submitted, at the size of a province; accepting at the size of the largest county; what forms cost in typing.</summary>
public sealed class SubmissionBoardTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_province_of_20000_units_is_a_page_of_fifty()
    {
        var province = DivisionCode.Parse(World.Province);
        var id = await AssignAsync(province, 2031);
        await app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var city = await db.Set<Division>().AsNoTracking().SingleAsync(d => d.Code == DivisionCode.Parse(World.City).Value && d.Level == DivisionLevel.City);
            List<Division> counties = [.. Enumerable.Range(0, 100).Select(i => Unit(341_200_000_000 + (i * 1_000_000L), DivisionLevel.County, city.Id))];
            List<Division> townships = [.. counties.SelectMany(c => Enumerable.Range(1, 200).Select(i => Unit(c.Code + (i * 1000), DivisionLevel.Township, c.Id)))];
            await db.BulkInsertAsync(counties, None);
            await db.BulkInsertAsync(townships, None);
            var assignment = await db.Set<FormAssignment>().AsNoTracking().SingleAsync(a => a.Id == id);
            await db.BulkInsertAsync(townships.Take(15_000).Select((t, i) => Submitted(assignment, new(t.Code, DivisionLevel.Township), i < 5_000)), None);
        });
        var viewer = await app.SignInAsync(Role.Viewer, World.Province);
        var path = $"/forms/{id}/{World.Province}/board?level=Township";
        var page = await viewer.PageAsync(path);
        Assert.Equal(50, page.QuerySelectorAll("main table tbody tr").Length);
        Assert.Contains("15,000 / 20,00", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("还没报", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(50, (await viewer.PageAsync(path + "&show=Waiting&page=200")).QuerySelectorAll("main table tbody tr").Length);
        Assert.Empty((await viewer.PageAsync(path + "&show=Waiting&page=201")).QuerySelectorAll("main table tbody tr"));
    }

    [Fact]
    public async Task Accepting_220_units_at_once_accepts_what_is_submitted_only_and_is_one_act()
    {
        var county = DivisionCode.Parse(World.County);
        var id = await AssignAsync(county, 2032);
        await app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var assignment = await db.Set<FormAssignment>().AsNoTracking().SingleAsync(a => a.Id == id);
            var codes = Enumerable.Range(300, 221).Select(i => new DivisionCode(county.Value + (i * 1000), DivisionLevel.Township)).ToList();
            await db.BulkInsertAsync(codes.Take(220).Select(c => Submitted(assignment, c, false)), None);
            await db.BulkInsertAsync([new Submission(Guid.CreateVersion7(), assignment, codes[220])], None);
        });
        var accepted = await app.InsideAsync(s =>
        {
            s.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "某人", [new(Guid.CreateVersion7(), Role.Head, county)]);
            return s.GetRequiredService<TakeStep>().AcceptAllAsync(id, county, None);
        });
        Assert.Equal(220, accepted);
        Assert.Equal(220, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<SubmissionStep>().CountAsync(t => t.Act == FormAct.Accept && t.Name == "某人")));
        var subject = $"{id}/{county}";
        Assert.Equal(1, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<AuditEntry>().CountAsync(e => e.Subject == subject && e.Action == "statistics.accept_all")));
        Assert.Equal(1, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Submission>().CountAsync(f => f.Assignment == id && f.State == SubmissionState.Draft)));
    }

    [Fact]
    public async Task The_board_tells_who_is_late_and_the_burden_counts_what_was_typed()
    {
        var county = DivisionCode.Parse(World.County);
        var id = await AssignAsync(county, 2033);
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var path = $"/forms/{id}/{World.Township}";
        var met = (await clerk.PageAsync(path)).QuerySelectorAll("input[name$=_met]").Select(i => (i.GetAttribute("name")!, "1")).ToList();
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, met, "save")).Status);
        var line = Assert.Single(await app.InsideAsync(s => s.GetRequiredService<MeasureBurden>().RunAsync(None)), l => l.Form.Number == "YL-05" && l.Typed == met.Count);
        Assert.Equal(("休宁县", 1, met.Count * 10L), (line.Office, line.Units, line.TenthsPerUnit));
        Assert.Contains("休宁县", (await clerk.PageAsync("/forms/burden")).Body!.TextContent, StringComparison.Ordinal);
        var stranger = await app.SignInAsync(Role.Clerk, World.SiblingTownship);
        Assert.DoesNotContain($"/forms/{id}/{World.Township}", (await stranger.GetAsync("/forms/burden")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/forms/{id}/{World.County}/board")).Status);

        var above = await app.SignInAsync(Role.Viewer, World.County);
        Assert.Equal(2, (await above.PageAsync($"/forms/{id}/{World.County}/board?show=Missing")).QuerySelectorAll("main table tbody tr").Length);
        Assert.Empty((await above.PageAsync($"/forms/{id}/{World.County}/board?show=Late")).QuerySelectorAll("main table tbody tr"));
        Assert.Equal(HttpStatusCode.NotFound, (await above.GetAsync($"/forms/{id}/{World.County}/board?level=Village")).Status);
    }

    private async Task<Guid> AssignAsync(DivisionCode division, int year) => (await app.InsideAsync(s => s.GetRequiredService<AssignForm>().RunAsync(
        new(division, "YL-05", new(year, 1), new(year, 12), new(2026, 11, 23), new(2026, 12, 7), 14), None)))!.Value;

    private static Division Unit(long value, DivisionLevel level, Guid parent) => new(Guid.CreateVersion7(), new(value, level), parent, $"试{value / 1000}", "s", new(2020, 1, 1));

    private static Submission Submitted(FormAssignment assignment, DivisionCode division, bool accepted)
    {
        var one = new Submission(Guid.CreateVersion7(), assignment, division);
        foreach (var act in (FormAct[])[FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit, .. accepted ? [FormAct.Accept] : Array.Empty<FormAct>()])
            one.Take(Guid.CreateVersion7(), act, Guid.CreateVersion7(), "某人", null, new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc));
        return one;
    }
}
