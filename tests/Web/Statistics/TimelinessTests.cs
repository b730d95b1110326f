using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;
using Yinling.Statistics.Timeliness;

namespace Yinling.Web.Statistics;

/// <summary>及时率 and 完整率 as indicators: what the acts say, summed up the tree, opened to the forms, and the same later for the same day.</summary>
public sealed class TimelinessTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DivisionCode County = DivisionCode.Parse(World.County);
    private static readonly string[] Codes = [SubmissionIndicators.Due, SubmissionIndicators.Timely, SubmissionIndicators.Complete];

    private readonly WebApp app = new();
    private readonly List<DivisionCode> townships = [DivisionCode.Parse(World.Township), DivisionCode.Parse(World.SiblingTownship)];

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Figures_are_what_the_acts_say_parents_are_sums_and_a_past_day_stays_what_it_was(int seed)
    {
        var random = new Random(seed);
        await GrowAsync(random);
        List<(Guid Id, DivisionCode Office, DateOnly Deadline)> assigned = [];
        Dictionary<(DateOnly, DivisionCode), long[]> seen = [];
        for (var day = 0; day < 24; day++)
        {
            if (day % 5 == 0) assigned.Add(await AssignAsync(random.Next(3) == 0 ? DivisionCode.Parse(World.City) : County, 1 + (day / 5), Today.AddDays(2 + random.Next(5))));
            await TickAsync();
            for (var act = random.Next(7); act > 0; act--) await ActAsync(random, assigned[random.Next(assigned.Count)].Id, townships[random.Next(townships.Count)]);
            if (day % 4 == 3)
            {
                foreach (var place in Places()) seen[(Today, place)] = await ExamineAsync(assigned, place);
            }
            app.Clock.Advance(TimeSpan.FromDays(1));
        }
        Assert.Contains(seen.Values, v => v[0] > v[1] && v[1] > 0 && v[2] > v[1]);
        foreach (var ((day, place), then) in seen) Assert.Equal(then, Values(await AskAsync(place, day)));
        await app.InsideAsync(async s => Assert.Empty(await new DueVerification().RunAsync(s, None)));
    }

    [Fact]
    public async Task The_rate_opens_to_the_forms_and_says_which_came_late()
    {
        var (id, _, _) = await AssignAsync(County, 1, Today.AddDays(2));
        await SubmitAsync(id, townships[0]);
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        var path = $"/figures/{World.County}/{SubmissionIndicators.TimelyRate}";
        await TickAsync();
        Assert.Contains("没有记录", (await clerk.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);

        // The deadline is inclusive: on its day nothing is due yet, on the next the other township is late.
        app.Clock.Advance(TimeSpan.FromDays(2));
        await TickAsync();
        await StandsAsync(County, 0, 0, 0);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await TickAsync();
        await TickAsync();
        await StandsAsync(County, 2, 1, 1);
        await SubmitAsync(id, townships[1]);
        await StandsAsync(County, 2, 1, 2);

        clerk = await app.SignInAsync(Role.Clerk, World.County);
        var page = await clerk.PageAsync(path);
        Assert.Contains("50.00%", page.Body!.TextContent, StringComparison.Ordinal);
        var link = Assert.Single(page.QuerySelectorAll("main table tbody th a"), a => a.TextContent.Contains("YL-05", StringComparison.Ordinal));
        Assert.StartsWith("东临溪镇", link.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("2026年11月25日截止，2026年11月23日上报，按时", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(link.GetAttribute("href")!)).Status);
        Assert.Contains("2026年11月26日才上报，晚了 1 天", (await clerk.PageAsync(path + "?side=near")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(SubmissionIndicators.TimelyRate, (await clerk.GetAsync($"/forms/{id}/{World.County}/board")).Text, StringComparison.Ordinal);

        // A township sees its own; another county nothing; a head of an association the number without the list.
        var own = await app.SignInAsync(Role.Clerk, World.SiblingTownship);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync($"/figures/{World.SiblingTownship}/{SubmissionIndicators.TimelyRate}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await own.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Role.Clerk, World.SiblingCounty)).GetAsync(path)).Status);
        Assert.Contains("名单由有权限的经办人查看", (await (await app.SignInAsync(Role.AssociationHead, World.Village, Guid.CreateVersion7()))
            .PageAsync($"/figures/{World.Village}/{SubmissionIndicators.Due}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_due_counts_where_its_unit_lives_on_and_goes_on_following_its_submission()
    {
        var (id, _, _) = await AssignAsync(County, 1, Today.AddDays(2));
        await SubmitAsync(id, townships[0]);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await TickAsync();
        var moved = new DivisionCode(341_022_190_000, DivisionLevel.Township);
        await app.InsideAsync(s => s.GetRequiredService<Writer>().RunAsync(new("test", "test", County), async () =>
        {
            var db = s.GetRequiredService<AppDb>();
            var county = await db.Set<Division>().SingleAsync(d => d.Code == County.Value && d.Level == DivisionLevel.County);
            db.Add(new Division(Guid.CreateVersion7(), moved, county.Id, "新东临溪镇", "xdlxz", new(2026, 11, 26)));
            await db.SaveChangesAsync();
            await s.GetRequiredService<Writer>().TellAsync(new DivisionsChanged([County.Range], [new(townships[0], moved), new(moved, townships[1])]), None);
        }, None));
        await StandsAsync(townships[0], 0, 0, 0);
        await StandsAsync(moved, 1, 1, 1);
        await ReturnAsync(id, townships[1]);
        await StandsAsync(moved, 1, 1, 0);
        await StandsAsync(townships[1], 1, 0, 0);
        await app.InsideAsync(async s => Assert.Empty(await new DueVerification().RunAsync(s, None)));
    }

    private DateOnly Today => app.Clock.BeijingToday;

    private IEnumerable<DivisionCode> Places() => [DivisionCode.Parse(World.Province), DivisionCode.Parse(World.City), County, DivisionCode.Parse(World.SiblingCounty), .. townships];

    private Task GrowAsync(Random random) => app.InsideAsync(s => s.GetRequiredService<Writer>().RunAsync(new("test", "test", County), async () =>
    {
        var db = s.GetRequiredService<AppDb>();
        var county = await db.Set<Division>().SingleAsync(d => d.Code == County.Value && d.Level == DivisionLevel.County);
        for (var i = random.Next(2, 4); i > 0; i--)
        {
            townships.Add(new(341_022_300_000 + (i * 1000), DivisionLevel.Township));
            db.Add(new Division(Guid.CreateVersion7(), townships[^1], county.Id, $"试{i}镇", "s", new(2020, 1, 1)));
        }
    }, None));

    private async Task<(Guid Id, DivisionCode Office, DateOnly Deadline)> AssignAsync(DivisionCode office, int month, DateOnly deadline) => ((await app.InsideAsync(s => s.GetRequiredService<AssignForm>()
        .RunAsync(new(office, "YL-05", new(2026, month), new(2026, month), new(2026, 11, 23), deadline, 14), None)))!.Value, office, deadline);

    private Task TickAsync() => app.InsideAsync(async s =>
    {
        foreach (var tick in s.GetServices<ITick>().OfType<CallDueForms>()) await tick.RunAsync(None);
    });

    /// <summary>The figures by statements over assignments, units and acts: neither the profile nor the submission's own columns have a part in it.</summary>
    private async Task<long[]> ExamineAsync(List<(Guid Id, DivisionCode Office, DateOnly Deadline)> assigned, DivisionCode place)
    {
        var sheet = await AskAsync(place, null);
        var expected = new long[Codes.Length];
        foreach (var (id, office, deadline) in assigned.Where(a => a.Deadline < Today))
        {
            for (var i = 0; i < Codes.Length; i++) expected[i] += await CountAsync(i, id, office, deadline, place);
        }
        Assert.Equal(expected, Values(sheet));
        foreach (var code in Codes)
        {
            Assert.Equal(sheet.Total.Get(code).Numerator, sheet.Rows.Skip(1).DefaultIfEmpty(sheet.Total).Sum(r => r.Get(code).Numerator));
            foreach (var child in sheet.Rows.Where(r => r.Kind == FigureRowKind.Child))
                Assert.Equal(child.Get(code).Numerator, (await AskAsync(child.Unit.Code, null)).Total.Get(code).Numerator);
        }
        var rate = (await app.InsideAsync(s => s.GetRequiredService<IFigures>().AskAsync(new(place, [SubmissionIndicators.TimelyRate]), None)))!.Total.Get(SubmissionIndicators.TimelyRate);
        Assert.Equal((expected[1], expected[0]), (rate.Numerator, rate.Denominator));
        return expected;
    }

    private Task<long> CountAsync(int which, Guid id, DivisionCode office, DateOnly deadline, DivisionCode place) => app.InsideAsync(async s =>
    {
        const string Acts = " AND EXISTS (SELECT 1 FROM statistics_submission s JOIN statistics_step t ON t.submission = s.id WHERE s.assignment = {0} AND s.division = d.code AND s.level = d.level";
        var sql = "SELECT COUNT(*) AS \"Value\" FROM divisions_division d WHERE d.valid_to IS NULL AND d.level > {1} AND d.level <= 4 AND d.code BETWEEN {2} AND {3} AND d.code BETWEEN {4} AND {5}"
            + which switch
            {
                0 => " AND {6} IS NOT NULL",
                1 => Acts + " AND t.act = 5 AND t.at < {6})",
                _ => Acts + " AND t.act = 5 AND NOT EXISTS (SELECT 1 FROM statistics_step r WHERE r.submission = s.id AND r.act = 7 AND r.at > t.at AND NOT EXISTS (SELECT 1 FROM statistics_step k WHERE k.submission = s.id AND k.act = 8 AND k.at < r.at)) AND {6} IS NOT NULL)",
            };
        var db = s.GetRequiredService<AppDb>();
        object key = db.IsSqlite ? id.ToByteArray(bigEndian: true) : id;
        return (await db.Database.SqlQueryRaw<long>(
            sql, key, (int)office.Level, office.Range.First, office.Range.Last, place.Range.First, place.Range.Last, deadline.AddDays(1).BeijingMidnight).ToListAsync())[0];
    });

    private async Task<FigureSheet> AskAsync(DivisionCode place, DateOnly? asOf) => (await app.InsideAsync(s =>
        s.GetRequiredService<IFigures>().AskAsync(new(place, Codes, ByChild: true, asOf, new(2026, 1), new(2026, 12)), None)))!;

    private async Task StandsAsync(DivisionCode place, params long[] expected) => Assert.Equal(expected, Values(await AskAsync(place, null)));

    private static long[] Values(FigureSheet sheet) => [.. Codes.Select(c => sheet.Total.Get(c).Numerator)];

    private async Task SubmitAsync(Guid assignment, DivisionCode township)
    {
        var random = new Random(1);
        foreach (var _ in (FormAct[])[FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit]) await ActAsync(random, assignment, township);
    }

    private Task ReturnAsync(Guid assignment, DivisionCode township) => AsAsync(Role.Head, County, async s =>
    {
        var version = (await s.GetRequiredService<AppDb>().Set<Submission>().AsNoTracking().SingleAsync(f => f.Assignment == assignment && f.Division == township.Value)).Version;
        return await s.GetRequiredService<TakeStep>().RunAsync(assignment, township, new(FormAct.Return, "请核对", version), None);
    });

    /// <summary>The next act in the life of a township's form, whichever it may be.</summary>
    private async Task ActAsync(Random random, Guid assignment, DivisionCode township)
    {
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var (state, version) = await app.InsideAsync(async s =>
        {
            var one = await s.GetRequiredService<AppDb>().Set<Submission>().AsNoTracking().FirstOrDefaultAsync(f => f.Assignment == assignment && f.Division == township.Value && f.Level == DivisionLevel.Township);
            return (one?.State ?? SubmissionState.Draft, one?.Version ?? -1);
        });
        if (state is SubmissionState.Draft or SubmissionState.Returned)
        {
            version = await AsAsync(Role.Clerk, township, async s =>
            {
                var form = (await s.GetRequiredService<OpenForm>().RunAsync(assignment, township, None))!;
                await s.GetRequiredService<SaveCells>().RunAsync(assignment, township, new([.. form.Sheet.Rows.Select(r => new SaveCells.Cell(r.Code, "met", "0"))], "说明", version), None);
                return (await s.GetRequiredService<AppDb>().Set<Submission>().AsNoTracking().SingleAsync(f => f.Assignment == assignment && f.Division == township.Value)).Version;
            });
        }
        var (act, role, place) = state switch
        {
            SubmissionState.Filled => (FormAct.Check, Role.Reviewer, township),
            SubmissionState.Checked => (FormAct.Sign, Role.Head, township),
            SubmissionState.Signed => (FormAct.Submit, Role.Clerk, township),
            SubmissionState.Submitted => (random.Next(2) == 0 ? FormAct.Return : FormAct.Accept, Role.Head, County),
            SubmissionState.Accepted => (FormAct.Amend, Role.Clerk, township),
            _ => (FormAct.Fill, Role.Clerk, township),
        };
        await AsAsync(role, place, s => s.GetRequiredService<TakeStep>().RunAsync(assignment, township, new(act, "看一看", version), None));
    }

    private Task<T> AsAsync<T>(Role role, DivisionCode place, Func<IServiceProvider, Task<T>> work) => app.InsideAsync(services =>
    {
        services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "某人", [new(Guid.CreateVersion7(), role, place)]);
        return work(services);
    });
}
