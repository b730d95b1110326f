using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Divisions;

internal sealed class DivisionDirectory(AppDb db) : IDivisionDirectory
{
    /// <summary>Endings that people leave out when they write a village's name.</summary>
    private static readonly string[] VillageEndings = ["村委会", "社区居委会", "居委会", "村民委员会", "居民委员会", "社区居民委员会", "委会"];

    public async Task<DivisionUnit?> FindAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null) =>
        code == DivisionCode.Nation ? Nation : (await FindAsync([code], ct, asOf)).GetValueOrDefault(code);

    public async Task<IReadOnlyDictionary<DivisionCode, DivisionUnit>> FindAsync(IReadOnlyCollection<DivisionCode> codes, CancellationToken ct, DateOnly? asOf = null)
    {
        Dictionary<DivisionCode, DivisionUnit> found = [];
        foreach (var level in codes.GroupBy(c => c.Level))
        {
            foreach (var some in level.Select(c => c.Value).Distinct().Chunk(500))
            {
                var units = await Units(Valid(asOf).Where(d => d.Level == level.Key && some.Contains(d.Code))).ToListAsync(ct);
                foreach (var unit in units) found[unit.Code] = unit;
            }
        }
        return found;
    }

    public async Task<IReadOnlyList<DivisionUnit>> ChildrenAsync(DivisionCode parent, CancellationToken ct, DateOnly? asOf = null)
    {
        if (parent.ChildLevel is not { } level) return [];
        var (first, last) = (parent.Range.First, parent.Range.Last);
        return await Units(Valid(asOf).Where(d => d.Level == level && d.Code >= first && d.Code <= last).OrderBy(d => d.Code)).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<DivisionCode, int>> ChildCountsAsync(IReadOnlyCollection<DivisionCode> parents, CancellationToken ct)
    {
        Dictionary<DivisionCode, int> counts = [];
        foreach (var level in parents.Where(p => p.ChildLevel is not null).GroupBy(p => p.Level))
        {
            var (below, size, codes) = (level.Key + 1, DivisionCode.SizeOf(level.Key), level.Select(p => p.Value).Distinct().ToArray());
            var (first, last) = (codes.Min(), codes.Max() + size - 1);
            var found = await Valid(null).Where(d => d.Level == below && d.Code >= first && d.Code <= last && codes.Contains(d.Code / size * size))
                .GroupBy(d => d.Code / size * size).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
            foreach (var one in found) counts[new(one.Key, level.Key)] = one.Count;
        }
        return counts;
    }

    public async Task<IReadOnlyList<DivisionUnit>> PathAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null)
    {
        var codes = Enumerable.Range(1, (int)code.Level).Select(level => code.Ancestor((DivisionLevel)level)).ToList();
        var found = await FindAsync(codes, ct, asOf);
        return [.. codes.Where(found.ContainsKey).Select(c => found[c])];
    }

    public async IAsyncEnumerable<DivisionUnit> UnitsAsync(CodeRange range, DivisionLevel level, [EnumeratorCancellation] CancellationToken ct, DateOnly? asOf = null)
    {
        var (first, last) = (range.First, range.Last);
        var units = Units(Valid(asOf).Where(d => d.Level == level && d.Code >= first && d.Code <= last).OrderBy(d => d.Code));
        await foreach (var unit in units.AsAsyncEnumerable().WithCancellation(ct)) yield return unit;
    }

    public async Task<IReadOnlyList<DivisionUnit>> PageAsync(CodeRange range, DivisionLevel level, int skip, int take, CancellationToken ct) =>
        await Units(Among(range, level).OrderBy(d => d.Code).Skip(skip).Take(take)).ToListAsync(ct);

    public Task<int> CountAsync(CodeRange range, DivisionLevel level, CancellationToken ct) => Among(range, level).CountAsync(ct);

    public async Task<IReadOnlyList<DivisionCode>> EndedAsync(CodeRange range, DivisionLevel level, CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var valid = Valid(null);
        var codes = await db.Divisions.AsNoTracking()
            .Where(d => d.ValidTo != null && d.Level == level && d.Code >= first && d.Code <= last
                && !valid.Any(v => v.Level == level && v.Code == d.Code))
            .Select(d => d.Code).Distinct().ToListAsync(ct);
        return codes.ConvertAll(c => new DivisionCode(c, level));
    }

    public async Task<IReadOnlyList<DivisionUnit>> NamedAsync(DivisionCode within, string name, DivisionLevel? level, CancellationToken ct)
    {
        string[] names = [name, .. VillageEndings.Select(ending => name + ending)];
        var (first, last) = (within.Range.First, within.Range.Last);
        return await Units(Valid(null)
            .Where(d => (level == null || d.Level == level) && d.Code >= first && d.Code <= last && names.Contains(d.Name))
            .OrderBy(d => d.Code)).Take(200).ToListAsync(ct);
    }

    private static DivisionUnit Nation => new(Guid.Empty, DivisionCode.Nation, "全国", null, DateOnly.MinValue, null);

    private IQueryable<Division> Among(CodeRange range, DivisionLevel level)
    {
        var (first, last) = (range.First, range.Last);
        return Valid(null).Where(d => d.Level == level && d.Code >= first && d.Code <= last);
    }

    private IQueryable<Division> Valid(DateOnly? asOf)
    {
        var all = db.Divisions.AsNoTracking();
        return asOf is { } day ? all.Where(d => d.ValidFrom <= day && (d.ValidTo == null || d.ValidTo > day)) : all.Where(d => d.ValidTo == null);
    }

    private static IQueryable<DivisionUnit> Units(IQueryable<Division> divisions) => divisions.Select(d =>
        new DivisionUnit(d.Id, new DivisionCode(d.Code, d.Level), d.Name, d.Setting, d.ValidFrom, d.ValidTo));
}
