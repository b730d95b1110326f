using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Profiles;

/// <summary>Makes the profile and the months of single associations anew from their facts, inside the write in progress.</summary>
internal sealed class ProfileKeeper(AppDb db, FactsReader reader, TimeProvider clock)
{
    /// <summary>More keys than this in one query help nobody.</summary>
    private const int Batch = 500;

    /// <summary>Recomputes some associations of one county. The rows are added to the session; the writer saves them.</summary>
    /// <param name="months">Also the monthly sums.</param>
    public async Task RecomputeAsync(int county, IEnumerable<Guid> associations, bool months, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var rules = new ActivityRules(await db.Set<ActivityRule>().AsNoTracking().ToListAsync(ct));
        foreach (var ids in associations.Order().Chunk(Batch))
        {
            await LockAsync(county, ids, ct);
            var facts = await reader.LoadAsync(county, ids, ct);
            await KeepProfilesAsync(county, ids, facts, today, rules, ct);
            if (months) await KeepMonthsAsync(county, ids, facts, today, ct);
        }
    }

    /// <summary>Counts the open associations of villages anew.</summary>
    public async Task RecountUnitsAsync(int county, IEnumerable<long> villages, CancellationToken ct)
    {
        foreach (var codes in villages.Distinct().Order().Chunk(Batch))
        {
            // Locked by a statement of its own: an UPDATE that waits would go on counting by its old snapshot.
            if (!db.IsSqlite)
                await db.Database.ExecuteSqlAsync($"SELECT id FROM associations_unit_profile WHERE county = {county} AND division = ANY({codes}) ORDER BY id FOR UPDATE", ct);
            await UnitCounts.RefreshAsync(db, db.Set<UnitProfile>().Where(u => u.County == county && codes.Contains(u.Division)), ct);
        }
    }

    /// <summary>
    /// Two writes about one association at the same time: each has saved its own facts, and sees the other's only once it is committed.
    /// So the second waits here and then reads both. SQLite has one writer anyway.
    /// </summary>
    private async Task LockAsync(int county, Guid[] ids, CancellationToken ct)
    {
        if (!db.IsSqlite)
            await db.Database.ExecuteSqlAsync($"SELECT id FROM associations_profile WHERE county = {county} AND id = ANY({ids}) ORDER BY id FOR UPDATE", ct);
    }

    private async Task KeepProfilesAsync(
        int county, Guid[] ids, IReadOnlyList<AssociationFacts> facts, DateOnly today, ActivityRules rules, CancellationToken ct)
    {
        var stored = await db.Set<AssociationProfile>().Where(p => p.County == county && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var conditions = await db.Set<AssociationCondition>().Where(p => p.County == county && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        foreach (var one in facts)
        {
            var row = stored.GetValueOrDefault(one.Association.Id);
            var made = ProfileRules.Profile(one, today, rules);
            Keep(row, made);
            Keep(conditions.GetValueOrDefault(one.Association.Id), made is null ? null : ConditionRules.Condition(one, made, today));
        }
    }

    private void Keep<TProfile>(TProfile? stored, TProfile? made) where TProfile : class
    {
        if (made is null && stored is not null) db.Remove(stored);
        else if (made is not null && stored is null) db.Add(made);
        else if (made is not null) db.Entry(stored!).CurrentValues.SetValues(made);
    }

    private async Task KeepMonthsAsync(int county, Guid[] ids, IReadOnlyList<AssociationFacts> facts, DateOnly today, CancellationToken ct)
    {
        var stored = await db.Set<AssociationMonth>().Where(m => m.County == county && ids.Contains(m.Id)).ToDictionaryAsync(m => (m.Id, m.Month), ct);
        foreach (var made in facts.SelectMany(f => AssociationMonth.Of(f, today)))
        {
            if (stored.Remove((made.Id, made.Month), out var row)) db.Entry(row).CurrentValues.SetValues(made);
            else db.Add(made);
        }
        db.RemoveRange(stored.Values);
    }
}

/// <summary>The one statement that counts associations of villages.</summary>
internal static class UnitCounts
{
    public static Task<int> RefreshAsync(AppDb db, IQueryable<UnitProfile> units, CancellationToken ct)
    {
        var open = db.Set<Association>().Where(a => a.Level == DivisionLevel.Village && a.ClosedOn == null);
        return units.ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.Associations, u => open.Count(a => a.County == u.County && a.Division == u.Division))
                .SetProperty(u => u.HasAssociation, u => open.Any(a => a.County == u.County && a.Division == u.Division)),
            ct);
    }
}
