using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Associations.Members;
using Yinling.Associations.Officers;
using Yinling.Associations.Places;
using Yinling.Associations.Registrations;
using Yinling.Associations.Rules;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
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

/// <summary>Random trees, records and acts on forms: every derived cell is what the facts say, parents are the sums of their children, what is frozen stays.</summary>
public sealed class SheetPropertyTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DivisionCode County = DivisionCode.Parse(World.County);

    private readonly Dictionary<Guid, string> frozen = [];
    private List<DivisionCode> townships = [];
    private List<DivisionCode> places = [];
    private Guid assignment;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Derived_cells_are_what_the_facts_say_parents_are_sums_and_frozen_bytes_stay(int seed)
    {
        var random = new Random(seed);
        await GrowAsync(seed, random);
        List<(AssociationRef Which, List<Guid> Entries)> open = [];
        for (var i = 0; i < 60; i++)
        {
            await RecordAsync(random, open, i);
            if (i % 4 == 3) await ActAsync(random, townships[random.Next(townships.Count)]);
            if (i % 20 == 19) await ExamineAsync();
        }
        Assert.True(frozen.Count > 0, "something was frozen");
    }

    /// <summary>A few townships with none to four villages each.</summary>
    private async Task GrowAsync(int seed, Random random)
    {
        townships = [DivisionCode.Parse(World.Township)];
        places = [DivisionCode.Parse(World.Village), .. townships];
        await app.InsideAsync(async services =>
        {
            var (db, writer) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<Writer>());
            await writer.RunAsync(new("test", "test", DivisionCode.Nation), async () =>
            {
                var county = await db.Set<Division>().SingleAsync(d => d.Code == County.Value && d.Level == DivisionLevel.County);
                for (var t = 0; t < 3; t++)
                {
                    var township = Add(db, 341_022_300_000 + ((seed * 10 + t) * 1000), DivisionLevel.Township, county.Id);
                    townships.Add(township.Code);
                    places.Add(township.Code);
                    for (var v = random.Next(5); v > 0; v--) places.Add(Add(db, township.Code.Value + 200 + v, DivisionLevel.Village, township.Id).Code);
                }
                await db.SaveChangesAsync();
                await writer.TellAsync(new DivisionsChanged([County.Range], []), None);
            }, None);
        });
        assignment = (await app.InsideAsync(s => s.GetRequiredService<AssignForm>().RunAsync(
            new(County, "YL-05", new(2090 + seed, 1), new(2090 + seed, 12), new(2026, 11, 23), new(2026, 12, 7), 14), None)))!.Value;
    }

    private static (DivisionCode Code, Guid Id) Add(AppDb db, long value, DivisionLevel level, Guid parent)
    {
        var (code, id) = (new DivisionCode(value, level), Guid.CreateVersion7());
        db.Add(new Division(id, code, parent, $"试{value}", "s", new(2020, 1, 1)));
        return (code, id);
    }

    /// <summary>One record or edit; what the rules refuse is no edit.</summary>
    private async Task RecordAsync(Random random, List<(AssociationRef Which, List<Guid> Entries)> open, int at)
    {
        var day = new DateOnly(2026, 11, 23).AddDays(-random.Next(500));
        if (open.Count == 0 || random.Next(4) == 0)
        {
            var unit = places[random.Next(places.Count)];
            await TryAsync(async s => open.Add(((await s.GetRequiredService<RegisterAssociation>().RunAsync(new(unit, $"第{at}老年协会{unit}", random.Next(5) == 0 ? null : new(2020, 1, 1), null, null), None))!, [])));
            return;
        }
        var (which, entries) = open[random.Next(open.Count)];
        await TryAsync(async s =>
        {
            switch (random.Next(10))
            {
                case 0: await s.GetRequiredService<AppointOfficer>().RunAsync(which, new(new(OfficerPost.President, "汪会长", Sex.Male, 1952, (ConcurrentPost)random.Next(4), day, null)), None); break;
                case 1: await s.GetRequiredService<RecordRegistration>().RunAsync(which, new((RegistrationTrack)(1 + random.Next(2)), $"{at}号", "民政局", day, random.Next(2) == 0 ? null : day.AddDays(1 + random.Next(500))), None); break;
                case 2: await s.GetRequiredService<RecordPlace>().RunAsync(which, new(PlacePurpose.Activity, random.Next(3) == 0 ? PlaceNature.None : PlaceNature.Shared, null, null, true, day), None); break;
                case 3: await s.GetRequiredService<AddMember>().RunAsync(which, new($"会员{at}", Sex.Female, 1950, day), None); break;
                case 4: await s.GetRequiredService<StateMemberCount>().RunAsync(which, new(day, 20 + random.Next(30), 5), None); break;
                case 5: entries.Add((await s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(day, LedgerDirection.Income, (IncomeChannel)(1 + random.Next(7)), null, new(100 + random.Next(10_000)), null), None))!.Value); break;
                case 6 when entries.Count > 0: await s.GetRequiredService<ReverseLedgerEntry>().RunAsync(which, entries[random.Next(entries.Count)], new(new(2026, 11, 23), "记错了"), None); break;
                case 7: await s.GetRequiredService<CloseAssociation>().RunAsync(which, new(day, "并村", 0), None); break;
                case 8: await StateAsync(s, which, random, day); break;
                case 9 when random.Next(4) == 0:
                    await s.GetRequiredService<SetActivityRule>().RunAsync(new(DivisionCode.Parse(World.Province), day, 1 + random.Next(12), "省里的通知"), None);
                    break;
                default: break;
            }
        });
        // Whole years of activity are the exception among single records.
        var months = random.Next(3) == 0 ? 6 + random.Next(6) : 0;
        for (var back = 0; back < months; back++)
            await TryAsync(async s => await s.GetRequiredService<RecordActivity>().RunAsync(which, new(new DateOnly(2026, 11, 15).AddMonths(-back), ActivityCategory.Education, 9, null, null), None));
    }

    /// <summary>What a survey found where nothing is recorded yet.</summary>
    private static Task StateAsync(IServiceProvider services, AssociationRef which, Random random, DateOnly day) => services.GetRequiredService<Writer>().RunAsync(new("test", which.Id.ToString(), County), async () =>
    {
        var db = services.GetRequiredService<AppDb>();
        var association = await db.Set<Association>().SingleAsync(a => a.County == which.County && a.Id == which.Id);
        bool? Answer() => random.Next(3) switch { 0 => null, 1 => false, _ => true };
        db.Add(new StatedFacts(Guid.CreateVersion7(), association, day, Answer(), Answer(), null, "摸底", null, new(2026, 11, 23)));
        return 0;
    }, None);

    /// <summary>The next act in the life of a township's form, whichever it may be.</summary>
    private async Task ActAsync(Random random, DivisionCode township)
    {
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
                List<SaveCells.Cell> cells = [.. form.Sheet.Rows.Select(r => new SaveCells.Cell(r.Code, "met", "0"))];
                if (cells.Count > 0 && random.Next(3) == 0) cells.Add(new(cells[0].Row, "members", $"{random.Next(90)}", "名单在纸上"));
                await s.GetRequiredService<SaveCells>().RunAsync(assignment, township, new(cells, "说明", version), None);
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
        await TryAsync(_ => AsAsync(role, place, s => s.GetRequiredService<TakeStep>().RunAsync(assignment, township, new(act, "看一看", version), None)));
    }

    private async Task ExamineAsync()
    {
        foreach (var office in townships.Prepend(County)) await app.InsideAsync(s => ExamineAsync(s, office));
        await app.InsideAsync(async s =>
        {
            foreach (var copy in await s.GetRequiredService<AppDb>().Set<FrozenCopy>().AsNoTracking().ToListAsync())
            {
                var bytes = Convert.ToHexString(SHA256.HashData(copy.Content));
                Assert.Equal(frozen.GetValueOrDefault(copy.Id, bytes), bytes);
                frozen[copy.Id] = bytes;
            }
            Assert.Equal(frozen.Count, await s.GetRequiredService<AppDb>().Set<FrozenCopy>().CountAsync());
            Assert.Empty(await new FrozenVerification().RunAsync(s, None));
        });
    }

    private async Task ExamineAsync(IServiceProvider services, DivisionCode office)
    {
        var db = services.GetRequiredService<AppDb>();
        var form = (await services.GetRequiredService<OpenForm>().RunAsync(assignment, office, None))!;
        foreach (var row in form.Live.Rows)
        {
            var range = new DivisionCode(row.Code, row.Level).Range;
            foreach (var column in FactCounts.Columns)
            {
                var cell = row.Cell(column);
                var expected = row.IsReported
                    ? await ReportedAsync(services, form, row, column)
                    : await FactCounts.CountAsync(db, column, row.IsOwn ? row.Code : range.First, row.IsOwn ? row.Code : range.Last, row.IsOwn ? (int)row.Level : 0, new(2026, 11, 23));
                Assert.True(expected == (cell.Derived ?? cell.Value), $"{column} of {row.Name} in {office}: {cell.Derived ?? cell.Value}, by the facts {expected}");
            }
        }
        await ExamineRowsAsync(services, office);
        foreach (var column in form.Form.Columns.Where(c => c.IsSummed))
            Assert.Equal(form.Live.Rows.Sum(r => r.Cell(column.Key).Value ?? 0), form.Live.Total.Cell(column.Key).Value ?? 0);
        foreach (var row in form.Live.Rows.Append(form.Live.Total))
            Assert.Equal((row.Cell("founded").Value, row.Cell("units").Value), (row.Cell("coverage").Value, row.Cell("coverage").Of));
    }

    /// <summary>统计表: the same facts, and every row of an association counted alone.</summary>
    private static async Task ExamineRowsAsync(IServiceProvider services, DivisionCode office)
    {
        var form = (await services.GetRequiredService<OpenForm>().PreviewAsync(await services.GetRequiredService<Forms>().GetAsync("YL-04", None), office, new(2026, 1), new(2026, 12), None))!;
        foreach (var column in FactCounts.Columns.Where(c => c != "units"))
        {
            var (key, range) = (column == "associations" ? "association" : column, office.Range);
            var expected = await FactCounts.CountAsync(services.GetRequiredService<AppDb>(), column, range.First, range.Last, 0, new(2026, 11, 23));
            Assert.True(expected == (form.Sheet.Total.Cell(key).Value ?? 0), $"{key} of {office}: {form.Sheet.Total.Cell(key).Value}, by the facts {expected}");
        }
        foreach (var column in form.Form.Columns.Where(c => c.IsSummed))
            Assert.Equal(form.Sheet.Rows.Sum(r => r.Cell(column.Key).Value ?? 0), form.Sheet.Total.Cell(column.Key).Value ?? 0);
        if (office.Level == DivisionLevel.Township) Assert.Equal(form.Sheet.Rows.Count, form.Sheet.Total.Cell("association").Value ?? 0);
    }

    /// <summary>What the unit submitted last and was not returned: read from its frozen copy, not from the desk.</summary>
    private static async Task<long?> ReportedAsync(IServiceProvider services, OpenedForm form, SheetRow row, string column)
    {
        var theirs = form.Below.Single(s => s.Division == row.Code);
        var copy = await services.GetRequiredService<AppDb>().Set<FrozenCopy>().AsNoTracking().SingleAsync(c => c.Submission == theirs.Id && c.Number == theirs.ReportedCopy);
        return copy.Open().Sheet.Rows.Sum(r => r.Cell(column).Value ?? 0);
    }

    private async Task TryAsync(Func<IServiceProvider, Task> work)
    {
        try
        {
            await app.InsideAsync(work);
        }
        catch (RuleException refused)
        {
            Assert.NotEmpty(refused.Problems);
        }
    }

    private Task<T> AsAsync<T>(Role role, DivisionCode place, Func<IServiceProvider, Task<T>> work) => app.InsideAsync(services =>
    {
        services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "某人", [new(Guid.CreateVersion7(), role, place)]);
        return work(services);
    });
}
