using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Domain;
using Yinling.Associations.Profiles;
using Yinling.Associations.Surveys.Import;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Synthetic;

/// <summary>The full real tree with one association per village: for measuring. Few facts each: a survey's statement, a president, a count of members.</summary>
internal sealed class NationSeed : ISeed
{
    public string Size => "nation";

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        var (db, divisions) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<IDivisionDirectory>());
        await services.GetRequiredService<IDivisionSeeding>().LoadAsync(DivisionCode.Nation, includeVillages: true, ct);
        var (random, today) = (new Random(seed), services.GetRequiredService<TimeProvider>().BeijingToday);
        foreach (var province in await divisions.ChildrenAsync(DivisionCode.Nation, ct))
        {
            // A transaction per province: the journal of one for the nation would be larger than the database.
            var act = new Act("associations.seed", Size, province.Code, Detail: $"{Size} by seed {seed}");
            await services.GetRequiredService<Writer>().RunAsync(act, async () =>
            {
                List<DivisionUnit> villages = [];
                await foreach (var village in divisions.UnitsAsync(province.Code.Range, DivisionLevel.Village, ct)) villages.Add(village);
                foreach (var some in villages.Chunk(10_000)) await WriteAsync(db, some, random, today, ct);
                await services.GetRequiredService<ProfileRebuild>().RunAsync(province.Code.Range, ct);
            }, ct);
            await Console.Error.WriteLineAsync(province.Name);
        }
        await db.Database.ExecuteSqlAsync($"ANALYZE", ct);
    }

    private static async Task WriteAsync(AppDb db, IReadOnlyList<DivisionUnit> villages, Random random, DateOnly today, CancellationToken ct)
    {
        var associations = villages.Select(v => new Association(
            Guid.CreateVersion7(), v.Code, v.Setting ?? Setting.Rural, BaselineRecords.NameOf(v), null, today)).ToList();
        await db.BulkInsertAsync(associations, ct);
        await db.BulkInsertAsync(associations.Select(a => new AssociationName(Guid.CreateVersion7(), a, a.CurrentName, null)).ToList(), ct);
        await db.BulkInsertAsync(associations.Select(a => new StatedFacts(
            Guid.CreateVersion7(), a, today.AddDays(-random.Next(90)), random.Next(100) < 20, random.Next(100) < 45, random.Next(13), "合成数据", null, today)).ToList(), ct);
        await db.BulkInsertAsync(associations.Select(a => President(a, random, today)).ToList(), ct);
        await db.BulkInsertAsync(associations.Select(a => Count(a, random, today)).ToList(), ct);
    }

    private static Officer President(Association association, Random random, DateOnly today)
    {
        var (woman, from) = (random.Next(100) < 38, today.AddDays(-random.Next(1_400)));
        var concurrent = random.Next(100) < 60 ? ConcurrentPost.Committee : ConcurrentPost.None;
        return new(Guid.CreateVersion7(), association, new(
            OfficerPost.President, SyntheticNames.Person(random, woman), woman ? Sex.Female : Sex.Male, null, concurrent, from, from.AddYears(3)), today);
    }

    private static MemberCount Count(Association association, Random random, DateOnly today)
    {
        var members = random.Next(20, 400);
        return new(Guid.CreateVersion7(), association, today.AddDays(-random.Next(300)), members, members * random.Next(35, 65) / 100, today);
    }
}
