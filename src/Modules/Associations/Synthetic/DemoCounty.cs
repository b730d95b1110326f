using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Contracts;
using Yinling.Associations.Contracts;
using Yinling.Associations.Disclosures;
using Yinling.Associations.Reviews;
using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Profiles;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Synthetic;

/// <summary>休宁县's associations for the demonstration: about six in seven villages have one, with records of the past year. All people are invented.</summary>
internal sealed class DemoCounty : IDemoData
{
    private static readonly DivisionCode County = DivisionCode.Parse("341022");
    private static readonly DivisionCode HeadsVillage = DivisionCode.Parse("341022104201");

    public int Order => 30;

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        var random = new Random(seed);
        var (db, clock) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<TimeProvider>());
        var writer = services.GetRequiredService<Writer>();
        var made = new SyntheticAssociations(seed, clock.BeijingToday);
        List<DivisionUnit> villages = [];
        await foreach (var unit in services.GetRequiredService<IDivisionDirectory>().UnitsAsync(County.Range, DivisionLevel.Village, ct)) villages.Add(unit);
        foreach (var village in villages)
        {
            if (village.Code != HeadsVillage && random.Next(7) == 0) continue;
            var traits = new Traits(random.Next(100) < 58, random.Next(100) < 70, random.Next(100) < 55, random.Next(100) < 40);
            made.Add(village, village.Code == HeadsVillage ? traits with { Funded = true, Active = false } : traits);
        }
        var campaign = new SurveyCampaign(Guid.CreateVersion7(), County, $"{clock.BeijingToday.Year}年老年协会摸底", clock.BeijingToday.AddDays(-10), clock.BeijingToday.AddDays(12), SurveyAnswerer.Township);
        await writer.RunAsync(new Act("demo", County.ToString(), County, Detail: $"seed {seed}"), async () =>
        {
            await made.SaveAsync(db, services.GetRequiredService<ProfileRebuild>(), County.Range, ct);
            db.Add(campaign);
            var contact = new OfficeContact(Guid.CreateVersion7(), HeadsVillage.Ancestor(DivisionLevel.Township));
            contact.Change("镇里管老龄工作的 李秀兰", "0559-7500000", "周一到周五，上午8点到下午5点");
            db.Add(contact);
            var answering = villages.Where(v => v.Code.Ancestor(DivisionLevel.Township).Value / 1000 % 3 != 2).ToList();
            var has = made.Associations.Select(a => a.Division).ToHashSet();
            var constitutions = new SyntheticConstitutions(seed, clock.BeijingToday);
            db.AddRange(made.Associations.SelectMany(constitutions.Of));
            var records = new SyntheticRecords(seed, clock.BeijingToday);
            var bookkeepers = made.Associations.Where((a, at) => a.Division == HeadsVillage.Value || at % 8 == 0).ToList();
            db.AddRange(bookkeepers.SelectMany(records.Of));
            await db.SaveChangesAsync(ct);
            db.AddRange(bookkeepers.SelectMany(records.Closings));
            await db.SaveChangesAsync(ct);
            await db.BulkInsertAsync(answering.Select(v => new SurveyAnswer
            {
                County = v.Code.County,
                Id = Guid.CreateVersion7(),
                Campaign = campaign.Id,
                Division = v.Code.Value,
                HasAssociation = has.Contains(v.Code.Value),
                At = clock.UtcMoment,
            }), ct);
        }, ct);
        var head = made.Associations.First(a => a.Division == HeadsVillage.Value);
        await ShowPhotosAsync(services, head, ct);
        await LayOpenAsync(services, new(head.County, head.Id), clock.BeijingToday, ct);
        await services.GetRequiredService<IDemoAccounts>().AddAsync("demo.president", made.PresidentOf(head), Role.AssociationHead, HeadsVillage, head.Id, ct);
    }

    /// <summary>The head's latest activities have pictures.</summary>
    private static async Task ShowPhotosAsync(IServiceProvider services, Association head, CancellationToken ct)
    {
        var (db, receive) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<ReceiveFile>());
        List<KeptFile> photos = [];
        foreach (var scene in DrawnScenes.All) photos.Add(await receive.RunAsync(scene, "Photos", papers: false, ct));
        await services.GetRequiredService<Writer>().RunAsync(new Act("demo", head.Id.ToString(), County), async () =>
        {
            var (county, id) = (head.County, head.Id);
            var latest = await db.Set<ActivityRecord>().Where(a => a.County == county && a.Association == id).OrderByDescending(a => a.On).ThenBy(a => a.Id).Take(photos.Count).ToListAsync(ct);
            foreach (var (at, activity) in latest.Index())
                db.AddRange(photos.Take(photos.Count - at).Select(photo => Attachment.PhotoOf(Guid.CreateVersion7(), head, activity, photo)));
        }, ct);
    }

    /// <summary>The head's association has posted last quarter's sheets, one of them for everybody to read, and was judged by its members.</summary>
    private static async Task LayOpenAsync(IServiceProvider services, AssociationRef which, DateOnly today, CancellationToken ct)
    {
        var (post, quarter) = (services.GetRequiredService<PostDisclosure>(), Quarter.Of(today).Before);
        await post.RunAsync(which, new(DisclosureKind.Affairs, quarter, quarter.LastDay.AddDays(1), "村部公开栏"), ct);
        var finance = (await post.RunAsync(which, new(DisclosureKind.Finance, quarter, quarter.LastDay.AddDays(1), "村部公开栏"), ct))!.Value;
        await post.ShareAsync(which, finance, true, 0, ct);
        await services.GetRequiredService<RecordReview>().RunAsync(which, new(ReviewSubject.Work, null, today.AddDays(-9), 31, new(22, 6, 2, 1)), ct);
    }
}
