using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Profiles;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Synthetic;

/// <summary>
/// A province with exactly the counts the Guizhou office published in 2012, spread at random over its townships, out of ordinary records:
/// all ten published percentages must come out by the ordinary path.
/// </summary>
/// <remarks>Source: S-000 (贵州 2012) A07–A12.</remarks>
internal sealed class GuizhouSeed : ISeed
{
    private const int MostVillagesOfTownship = 190;
    private static readonly DivisionCode Province = DivisionCode.Parse("52");

    /// <summary>The published counts of one setting.</summary>
    internal sealed record Published(Setting Setting, int Divisions, int Associations, int Funded, int Venue, int Active, int FromCommittee);

    internal static readonly Published[] Counts =
    [
        new(Setting.Rural, 17_912, 12_587, 721, 4_359, 3_585, 7_495),
        new(Setting.Urban, 1_439, 1_288, 370, 832, 952, 906),
    ];

    public string Size => "guizhou-2012";

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        var random = new Random(seed);
        var (db, clock, directory) = (services.GetRequiredService<AppDb>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<IDivisionDirectory>());
        await services.GetRequiredService<IDivisionSeeding>().LoadAsync(Province, includeVillages: false, ct);
        List<DivisionCode> townships = [];
        await foreach (var unit in directory.UnitsAsync(Province.Range, DivisionLevel.Township, ct)) townships.Add(unit.Code);
        await services.GetRequiredService<IDivisionSeeding>().AddVillagesAsync(Villages(townships, random), ct);

        List<DivisionUnit> villages = [];
        await foreach (var unit in directory.UnitsAsync(Province.Range, DivisionLevel.Village, ct)) villages.Add(unit);
        var made = new SyntheticAssociations(seed, clock.BeijingToday);
        foreach (var published in Counts)
        {
            var chosen = villages.Where(v => v.Setting == published.Setting).OrderBy(_ => random.Next()).Take(published.Associations).ToList();
            var (funded, venue, active, committee) = (Pick(published.Funded), Pick(published.Venue), Pick(published.Active), Pick(published.FromCommittee));
            for (var i = 0; i < chosen.Count; i++) made.Add(chosen[i], new(funded.Contains(i), venue.Contains(i), active.Contains(i), committee.Contains(i)));

            HashSet<int> Pick(int count) => [.. Enumerable.Range(0, published.Associations).OrderBy(_ => random.Next()).Take(count)];
        }
        await services.GetRequiredService<Writer>().RunAsync(new Act("seed.guizhou-2012", "52", Province, Detail: $"seed {seed}"),
            () => made.SaveAsync(db, services.GetRequiredService<ProfileRebuild>(), Province.Range, ct), ct);
    }

    /// <summary>Villages from 200 up, communities from 001 up, each in a township drawn at random.</summary>
    private static IEnumerable<SeededUnit> Villages(List<DivisionCode> townships, Random random)
    {
        foreach (var published in Counts)
        {
            var (first, ending) = published.Setting == Setting.Rural ? (200, "村村委会") : (1, "社区居委会");
            var used = new Dictionary<long, int>();
            for (var i = 0; i < published.Divisions;)
            {
                var township = townships[random.Next(townships.Count)].Value;
                var taken = used.GetValueOrDefault(township);
                if (taken >= MostVillagesOfTownship) continue;
                used[township] = taken + 1;
                i++;
                yield return new(new(township + first + taken, DivisionLevel.Village), SyntheticNames.Village(taken + (int)(township / 1000 % 400)) + ending);
            }
        }
    }
}
