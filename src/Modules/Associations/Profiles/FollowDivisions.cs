using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Profiles;

/// <summary>Associations go where their village goes; one unit profile per village valid today; the setting of associations is that of their village.</summary>
internal sealed class FollowDivisions(AppDb db, IDivisionDirectory divisions) : IHandle<DivisionsChanged>
{
    public async Task HandleAsync(DivisionsChanged happened, CancellationToken ct)
    {
        foreach (var move in happened.Moves.Where(m => m.From.County == m.To.County)) await MoveAsync(move, ct);

        // Province by province: the nation's 620,573 villages need not be in memory at once.
        var provinces = (await divisions.ChildrenAsync(DivisionCode.Nation, ct)).Select(p => p.Code.Range).ToList();
        foreach (var range in CodeRange.Merge(happened.Ranges))
        {
            foreach (var province in provinces.Where(p => p.First <= range.Last && range.First <= p.Last))
                await FollowAsync(new(Math.Max(range.First, province.First), Math.Min(range.Last, province.Last)), ct);
            await ClassifyAsync(range, ct);
        }
    }

    /// <summary>What is recorded of a village goes with it. Rows are keyed by county, so nothing follows a unit into another county: no such move of a village is proposed.</summary>
    private async Task MoveAsync(DivisionMove move, CancellationToken ct)
    {
        var (from, to, level) = (move.From.Value, move.To.Value, move.From.Level);
        var here = await db.Set<Association>().Where(a => a.County == move.From.County && a.Division == from && a.Level == level).ToListAsync(ct);
        foreach (var association in here)
        {
            association.Follow(move.To);
            var (county, id) = (association.County, association.Id);
            await db.Set<AssociationMonth>().Where(m => m.County == county && m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Division, to), ct);
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task FollowAsync(CodeRange range, CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var stored = await db.Set<UnitProfile>().AsNoTracking().Where(u => u.Division >= first && u.Division <= last)
            .Select(u => new { u.Id, u.Division, u.Setting }).ToDictionaryAsync(u => u.Id, ct);
        List<UnitProfile> fresh = [];
        await foreach (var unit in divisions.UnitsAsync(range, DivisionLevel.Village, ct))
        {
            var setting = unit.Setting ?? Setting.Rural;
            if (stored.TryGetValue(unit.Id, out var row) && row.Division == unit.Code.Value && row.Setting == setting) stored.Remove(unit.Id);
            else fresh.Add(new() { County = unit.Code.County, Id = unit.Id, Division = unit.Code.Value, Setting = setting });
        }
        foreach (var gone in stored.Keys.Chunk(500)) await db.Set<UnitProfile>().Where(u => gone.Contains(u.Id)).ExecuteDeleteAsync(ct);
        if (fresh.Count == 0) return;

        await db.BulkInsertAsync(fresh, ct);
        if (await db.Set<Association>().AnyAsync(a => a.Division >= first && a.Division <= last, ct))
            await UnitCounts.RefreshAsync(db, db.Set<UnitProfile>().Where(u => u.Division >= first && u.Division <= last), ct);
    }

    private async Task ClassifyAsync(CodeRange range, CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var units = db.Set<UnitProfile>();
        var moved = await db.Set<Association>().Where(a => a.Division >= first && a.Division <= last && a.Level == DivisionLevel.Village)
            .Join(units, a => new { a.County, a.Division }, u => new { u.County, u.Division }, (a, u) => new { Association = a, u.Setting })
            .Where(pair => pair.Association.Setting != pair.Setting).ToListAsync(ct);
        foreach (var pair in moved)
        {
            pair.Association.Classify(pair.Setting);
            var (county, id, setting) = (pair.Association.County, pair.Association.Id, pair.Setting);
            await db.Set<AssociationMonth>().Where(m => m.County == county && m.Id == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Setting, setting), ct);
        }
        // The profiles follow by the hook of this write: the associations are among what it changed.
        await db.SaveChangesAsync(ct);
    }
}
