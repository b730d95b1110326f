using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Profiles;

/// <summary>What time alone changes: income grows old, terms and registrations run out, months leave the window. Once a day.</summary>
internal sealed class RefreshDueProfiles(AppDb db, ProfileKeeper keeper, Writer writer, TimeProvider clock)
{
    /// <returns>How many profiles were due.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var due = await db.Set<AssociationProfile>().AsNoTracking().Where(p => p.NextChangeOn <= today)
            .Select(p => new { p.County, p.Id }).ToListAsync(ct);
        foreach (var county in due.GroupBy(p => p.County, p => p.Id).OrderBy(g => g.Key))
        {
            var act = new Act("associations.tick", "profiles", new(county.Key * 1_000_000L, DivisionLevel.County), Detail: $"{county.Count()} profiles due on {today:yyyy-MM-dd}");
            await writer.RunAsync(act, () => keeper.RecomputeAsync(county.Key, county, months: false, ct), ct);
        }
        return due.Count;
    }
}
