using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Activities;

/// <summary>An association's cultural brands with what was done under each, and how its activities cover the five platforms.</summary>
internal sealed class ReadBrands(AssociationDesk desk)
{
    /// <param name="Last">Day of the latest activity; null when there was none.</param>
    internal sealed record Line(CulturalBrand Brand, int Activities, long People, DateOnly? Last);

    internal sealed record Listed(Association Association, IReadOnlyList<Line> Lines, bool MayEdit);

    /// <param name="Activities">Under the brand, newest first.</param>
    internal sealed record Sheet(Association Association, CulturalBrand Brand, IReadOnlyList<ActivityRecord> Activities, bool MayEdit);

    private const int MostShown = 100;

    /// <returns>Null, here and below, when there is none or it is not the person's to see.</returns>
    public async Task<Listed?> ListAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var brands = await AllAsync(association, ct);
        var sums = await desk.Db.FactsOf<ActivityRecord>(association).Where(a => a.RemovedOn == null && a.Brand != null).GroupBy(a => a.Brand!.Value)
            .Select(g => new { Brand = g.Key, Count = g.Count(), People = g.Sum(a => (long)a.People), Last = g.Max(a => a.On) }).ToDictionaryAsync(g => g.Brand, ct);
        return new(association, [.. brands.Select(b => sums.GetValueOrDefault(b.Id) is { } sum ? new Line(b, sum.Count, sum.People, sum.Last) : new(b, 0, 0, null))], desk.MayRecord(association));
    }

    public async Task<Sheet?> OneAsync(AssociationRef which, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        if (await desk.Db.FactsOf<CulturalBrand>(association).AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, ct) is not { } brand) return null;
        var activities = await desk.Db.FactsOf<ActivityRecord>(association).AsNoTracking().Where(a => a.RemovedOn == null && a.Brand == id)
            .OrderByDescending(a => a.On).ThenByDescending(a => a.Id).Take(MostShown).ToListAsync(ct);
        return new(association, brand, activities, desk.MayRecord(association));
    }

    /// <param name="association">Reached through a grant, here and below.</param>
    public async Task<IReadOnlyList<CulturalBrand>> AllAsync(Association association, CancellationToken ct) =>
        await desk.Db.FactsOf<CulturalBrand>(association).AsNoTracking().OrderBy(b => b.Name).ToListAsync(ct);

    /// <summary>Activities of the last twelve months by platform; those without a tag are not in it.</summary>
    public async Task<IReadOnlyDictionary<ActivityPlatform, int>> CoverageAsync(Association association, CancellationToken ct)
    {
        var since = desk.Today.AddMonths(-12);
        return await desk.Db.FactsOf<ActivityRecord>(association).Where(a => a.RemovedOn == null && a.On > since && a.Platform != null)
            .GroupBy(a => a.Platform!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
    }
}
