using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Associations.Members;
using Yinling.Associations.Officers;
using Yinling.Associations.Places;
using Yinling.Associations.Registrations;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Statistics;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;
using Yinling.Statistics.Reporting;

namespace Yinling.Web.Statistics;

/// <summary>统计表: a row for each association, its life, and what it has to agree with.</summary>
public sealed class AssociationFormTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DivisionCode Township = DivisionCode.Parse(World.Township);
    private static readonly DivisionCode County = DivisionCode.Parse(World.County);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static int year = 2000;

    [Fact]
    public async Task A_row_says_what_the_associations_records_say_and_nothing_where_there_are_none()
    {
        var which = await RegisterAsync("样样有的老年协会", World.Village);
        await app.InsideAsync(async s =>
        {
            await s.GetRequiredService<RecordRegistration>().RunAsync(which, new(RegistrationTrack.Filed, "临备12号", "东临溪镇人民政府", new(2025, 1, 1), new(2027, 12, 31)), None);
            await s.GetRequiredService<AppointOfficer>().RunAsync(which, new(new(OfficerPost.President, "汪会长", Sex.Female, 1952, ConcurrentPost.Committee, new(2025, 1, 1), new(2028, 1, 1))), None);
            await s.GetRequiredService<StateMemberCount>().RunAsync(which, new(Today, 30, 12), None);
            await s.GetRequiredService<RecordPlace>().RunAsync(which, new(PlacePurpose.Activity, PlaceNature.Shared, null, 80, true, new(2025, 1, 1)), None);
            await s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(new(2026, 3, 1), LedgerDirection.Income, IncomeChannel.Donation, null, new(123_45), null), None);
            await s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(new(2025, 3, 1), LedgerDirection.Income, IncomeChannel.Fiscal, null, new(900_00), null), None);
            return 0;
        });
        var bare = await RegisterAsync("什么也没记的老年协会", World.Village);
        var form = (await PreviewAsync("YL-04", Township))!;
        var (row, empty) = (form.Sheet.Rows.Single(r => r.Subject == which.Id), form.Sheet.Rows.Single(r => r.Subject == bare.Id));
        foreach (var (column, text) in new[]
        {
            ("number", "临备12号"), ("expires_on", "2027-12-31"), ("president", "汪会长"), ("president_sex", "女"), ("president_born", "1952"), ("term_to", "2028-01-01"),
        })
        {
            Assert.Equal(text, row.Cell(column).Text);
        }

        foreach (var (column, value) in new[]
        {
            ("filed", 1L), ("registered", 0), ("committee", 1), ("officers", 1), ("members", 30), ("women", 12), ("shared", 1), ("dedicated", 0), ("indoor_area", 80),
            ("income", 123_45), ("donation", 123_45), ("fiscal", 0), ("funded", 1), ("rules", 0),
        })
        {
            Assert.Equal(value, row.Cell(column).Value);
        }

        Assert.True(row.Cell("office_area").IsBlank);
        foreach (var column in new[] { "income", "shared", "indoor_area", "number", "president", "volunteers", "score", "met", "joined" }) Assert.True(empty.Cell(column).IsBlank, column);
        Assert.Equal(1, form.Sheet.Rows.Where(r => r.Code == DivisionCode.Parse(World.Village).Value).Sum(r => r.Cell("founded").Value));
    }

    [Fact]
    public async Task Its_rows_and_sums_are_those_of_the_other_form_at_the_township_and_at_the_county()
    {
        await TellAsync();
        await RegisterAsync("对数的老年协会", World.Village);
        await RegisterAsync("镇老年协会", World.Township);
        await RegisterAsync("邻镇的老年协会", World.SiblingVillage);
        foreach (var office in new[] { Township, County })
        {
            var (rows, units) = ((await PreviewAsync("YL-04", office))!, (await PreviewAsync("YL-05", office))!);
            foreach (var (mine, theirs) in new[] { ("founded", "founded"), ("association", "associations"), ("members", "members"), ("filed", "filed"), ("active", "active") })
                Assert.Equal(units.Sheet.Total.Cell(theirs).Value, rows.Sheet.Total.Cell(mine).Value);
        }
        var township = (await PreviewAsync("YL-04", Township))!;
        Assert.Equal(township.Sheet.Rows.Count, township.Sheet.Total.Cell("association").Value);
    }

    [Fact]
    public async Task It_is_filled_checked_signed_submitted_accepted_and_stays_as_it_was_when_records_move_on()
    {
        var which = await RegisterAsync("走一遍的老年协会", World.Village);
        var (clerk, reviewer, head) = (await app.SignInAsync(Role.Clerk, World.Township), await app.SignInAsync(Role.Reviewer, World.Township), await app.SignInAsync(Role.Head, World.Township));
        var countyHead = await app.SignInAsync(Role.Head, World.County);
        var (id, path) = await AssignAsync("YL-04", year: NextYear());
        var page = await clerk.PageAsync(path);
        var key = new RowKey(DivisionCode.Parse(World.Village).Value, which.Id);
        Assert.NotNull(page.QuerySelector($"input[name='c_{key}_volunteers']"));
        Assert.NotNull(page.QuerySelector($"a[href='/associations/{which.County}/{which.Id}']"));
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [($"c_{key}_volunteers", "7"), ($"c_{key}_met", "是"), ("note", "第一次填")], "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [("row", key.ToString()), ("column", "members"), ("value", "33"), ("reason", "名单在纸上")], "override")).Status);
        foreach (var (who, step) in new[] { (clerk, "step-Fill"), (reviewer, "step-Check"), (head, "step-Sign"), (clerk, "step-Submit") })
            Assert.Equal(HttpStatusCode.Found, (await who.SubmitAsync(path, [], step)).Status);

        // The county's row is what the township submitted; what was typed of an association is not asked again.
        var above = await countyHead.PageAsync($"/forms/{id}/{World.County}");
        Assert.Contains("东临溪镇(上报数)", above.Body!.TextContent, StringComparison.Ordinal);
        Assert.Null(above.QuerySelector("input[name$=_volunteers]"));
        Assert.Equal(HttpStatusCode.Found, (await countyHead.SubmitAsync(path, [], "step-Accept")).Status);

        var before = await CopiesAsync();
        await RegisterAsync("以后成立的老年协会", World.Village);
        var beside = (await clerk.PageAsync(path)).Body!.TextContent;
        Assert.Contains("+1 −0 多了：以后成立的老年协会", beside, StringComparison.Ordinal);
        Assert.Equal(before, await CopiesAsync());
        Assert.Empty(await app.InsideAsync(s => new FrozenVerification().RunAsync(s, None)));
        var print = await clerk.PageAsync(path + "/print");
        Assert.Equal(4, print.QuerySelectorAll("table.official").Length);
        var file = await clerk.GetAsync(path + "/form.xlsx");
        Assert.Equal(HttpStatusCode.OK, file.Status);
    }

    [Fact]
    public async Task Two_forms_of_one_period_that_differ_say_so_on_both()
    {
        await TellAsync();
        await RegisterAsync("两张表的老年协会", World.Village);
        var period = NextYear();
        var (clerk, (_, rows), (_, units)) = (await app.SignInAsync(Role.Clerk, World.Township), await AssignAsync("YL-04", period), await AssignAsync("YL-05", period));
        var met = (await clerk.PageAsync(units)).QuerySelectorAll("input[name$=_met]").Select(i => (i.GetAttribute("name")!, "0"));
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(units, [.. met, ("note", "第一次填")], "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(units, [], "step-Fill")).Status);
        Assert.DoesNotContain("不一致", (await clerk.PageAsync(rows)).Body!.TextContent, StringComparison.Ordinal);

        await RegisterAsync("晚到一步的老年协会", World.Village);
        var refused = await clerk.SubmitAsync(rows, [], "step-Fill");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=STA-30]"));
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(rows, [("note", "汇总表填好以后又成立了一个")], "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(rows, [], "step-Fill")).Status);
        foreach (var path in new[] { rows, units }) Assert.Contains("不一致", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_keeps_its_number_its_acts_and_what_was_typed_when_its_unit_lives_on_under_another_code()
    {
        await RegisterAsync("跟着走的老年协会", World.Village);
        var (id, path) = await AssignAsync("YL-05", NextYear());
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [.. (await clerk.PageAsync(path)).QuerySelectorAll("input[name$=_met]").Select(i => (i.GetAttribute("name")!, "0")), ("note", "第一次填")], "save")).Status);
        Assert.Equal(HttpStatusCode.Found, (await clerk.SubmitAsync(path, [], "step-Fill")).Status);
        var (before, copies) = (await FormAsync(id), await CopiesAsync());

        var (moved, village) = (new DivisionCode(341_022_997_000, DivisionLevel.Township), new DivisionCode(341_022_997_201, DivisionLevel.Village));
        await TellAsync(new(Township, moved), new(DivisionCode.Parse(World.Village), village));
        var after = await FormAsync(id);
        Assert.Equal((before.Id, moved.Value, before.State, before.Copy), (after.Id, after.Division, after.State, after.Copy));
        Assert.Equal(copies, await CopiesAsync());
        var rows = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<FormEntry>().AsNoTracking().Where(e => e.Submission == after.Id).Select(e => e.Row).Distinct().ToListAsync());
        Assert.Contains(village.Value, rows);
        Assert.DoesNotContain(DivisionCode.Parse(World.Village).Value, rows);
        Assert.Empty(await app.InsideAsync(s => new FrozenVerification().RunAsync(s, None)));

        // And back, for the other tests of this class.
        await TellAsync(new(moved, Township), new(village, DivisionCode.Parse(World.Village)));
        Assert.Equal(Township.Value, (await FormAsync(id)).Division);
    }

    /// <summary>The villages of the county are known to the figures, and some units may live on under another code.</summary>
    private Task TellAsync(params DivisionMove[] moves) => app.InsideAsync(s => s.GetRequiredService<Writer>().RunAsync(new("test", "test", County), async () =>
    {
        await s.GetRequiredService<Writer>().TellAsync(new DivisionsChanged(moves.Length == 0 ? [County.Range] : [], moves), None);
        return 0;
    }, None));

    private Task<Submission> FormAsync(Guid assignment) =>
        app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Submission>().AsNoTracking().SingleAsync(f => f.Assignment == assignment));

    private static int NextYear() => Interlocked.Increment(ref year);

    private async Task<(Guid Id, string Path)> AssignAsync(string form, int year)
    {
        var id = await app.InsideAsync(s => s.GetRequiredService<AssignForm>().RunAsync(new(County, form, new(year, 1), new(year, 12), Today, new(2026, 12, 7), 14), None));
        return (id!.Value, $"/forms/{id}/{World.Township}");
    }

    private Task<OpenedForm?> PreviewAsync(string number, DivisionCode office) => app.InsideAsync(async s =>
        await s.GetRequiredService<OpenForm>().PreviewAsync(await s.GetRequiredService<Forms>().GetAsync(number, None), office, new(2026, 1), new(2026, 12), None));

    private Task<AssociationRef> RegisterAsync(string name, string unit) => app.InsideAsync(async s =>
        (await s.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(unit), name, new(2020, 1, 1), null, null), None))!);

    private Task<List<string>> CopiesAsync() => app.InsideAsync(async s =>
        (await s.GetRequiredService<AppDb>().Set<FrozenCopy>().AsNoTracking().OrderBy(c => c.Id).ToListAsync()).ConvertAll(c => JsonSerializer.Serialize(c)));
}
