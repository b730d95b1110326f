using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Profiles;

/// <summary>Makes all profiles and months of a subtree anew, streaming: after imports, seeds and other loads past the change tracker.</summary>
/// <remarks>Runs inside the write in progress, whose act names the load. Unscoped: it changes nothing but derived rows.</remarks>
internal sealed class ProfileRebuild(AppDb db, FactsReader reader, TimeProvider clock)
{
    /// <returns>How many profiles there are now.</returns>
    public async Task<long> RunAsync(CodeRange range, CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var today = clock.BeijingToday;
        var rules = new ActivityRules(await db.Set<ActivityRule>().AsNoTracking().ToListAsync(ct));
        await db.Set<AssociationProfile>().Where(p => p.Division >= first && p.Division <= last).ExecuteDeleteAsync(ct);
        await db.Set<AssociationCondition>().Where(p => p.Division >= first && p.Division <= last).ExecuteDeleteAsync(ct);
        await db.Set<AssociationMonth>().Where(m => m.Division >= first && m.Division <= last).ExecuteDeleteAsync(ct);
        var made = 0L;
        await foreach (var batch in reader.StreamAsync(range, ct))
        {
            var profiles = batch.Select(f => (Facts: f, Profile: ProfileRules.Profile(f, today, rules))).Where(p => p.Profile is not null).ToList();
            made += await db.BulkInsertAsync(profiles.ConvertAll(p => p.Profile!), ct);
            await db.BulkInsertAsync(profiles.ConvertAll(p => ConditionRules.Condition(p.Facts, p.Profile!, today)), ct);
            await db.BulkInsertAsync(batch.SelectMany(f => AssociationMonth.Of(f, today)).ToList(), ct);
        }
        await UnitCounts.RefreshAsync(db, db.Set<UnitProfile>().Where(u => u.Division >= first && u.Division <= last), ct);
        return made;
    }
}
