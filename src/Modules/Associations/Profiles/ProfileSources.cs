using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Profiles;

/// <summary>Profiles of associations for the indicators.</summary>
internal sealed class AssociationProfiles(AppDb db, FactsReader reader) : IProfileSource<AssociationProfile>
{
    public IQueryable<AssociationProfile> Live => db.Set<AssociationProfile>().AsNoTracking();

    public async IAsyncEnumerable<AssociationProfile> AsOfAsync(CodeRange range, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
    {
        var rules = new ActivityRules(await db.Set<ActivityRule>().AsNoTracking().ToListAsync(ct));
        await foreach (var batch in reader.StreamAsync(range, ct))
        {
            foreach (var facts in batch)
                if (ProfileRules.Profile(facts, day, rules) is { } profile) yield return profile;
        }
    }

    public async Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<AssociationProfile> profiles, CancellationToken ct)
    {
        var names = await AssociationNames.OfAsync(db, [.. profiles.Select(p => (p.County, p.Id))], ct);
        return [.. profiles.Select(p => AssociationNames.Describe(names, p.County, p.Id))];
    }
}

/// <summary>Conditions of associations for the indicators that standards score.</summary>
internal sealed class AssociationConditions(AppDb db, FactsReader reader) : IProfileSource<AssociationCondition>
{
    public async IAsyncEnumerable<AssociationCondition> AsOfAsync(CodeRange range, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
    {
        var rules = new ActivityRules(await db.Set<ActivityRule>().AsNoTracking().ToListAsync(ct));
        await foreach (var batch in reader.StreamAsync(range, ct))
        {
            foreach (var facts in batch)
                if (ProfileRules.Profile(facts, day, rules) is { } profile) yield return ConditionRules.Condition(facts, profile, day);
        }
    }

    public async Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<AssociationCondition> profiles, CancellationToken ct)
    {
        var names = await AssociationNames.OfAsync(db, [.. profiles.Select(p => (p.County, p.Id))], ct);
        return [.. profiles.Select(p => AssociationNames.Describe(names, p.County, p.Id))];
    }
}

/// <summary>Months of associations for the flows.</summary>
internal sealed class AssociationMonths(AppDb db, FactsReader reader) : IProfileSource<AssociationMonth>
{
    public IQueryable<AssociationMonth> Live => db.Set<AssociationMonth>().AsNoTracking();

    public async IAsyncEnumerable<AssociationMonth> AsOfAsync(CodeRange range, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var batch in reader.StreamAsync(range, ct))
        {
            foreach (var month in batch.SelectMany(f => AssociationMonth.Of(f, day))) yield return month;
        }
    }

    public async Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<AssociationMonth> profiles, CancellationToken ct)
    {
        var names = await AssociationNames.OfAsync(db, [.. profiles.Select(p => (p.County, p.Id)).Distinct()], ct);
        return [.. profiles.Select(p => AssociationNames.Describe(names, p.County, p.Id))];
    }
}

/// <summary>Profiles of villages and communities for the indicators.</summary>
internal sealed class UnitProfiles(AppDb db, IDivisionDirectory divisions) : IProfileSource<UnitProfile>
{
    public IQueryable<UnitProfile> Live => db.Set<UnitProfile>().AsNoTracking();

    /// <remarks>Villages with the boundaries of that day; an association counts from its founding, or always when that is not recorded.</remarks>
    public async IAsyncEnumerable<UnitProfile> AsOfAsync(CodeRange range, DateOnly day, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var open = await db.Set<Association>()
            .Where(a => a.Division >= first && a.Division <= last && a.Level == DivisionLevel.Village)
            .Where(a => (a.FoundedOn == null || a.FoundedOn <= day) && (a.ClosedOn == null || a.ClosedOn > day))
            .GroupBy(a => a.Division).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        await foreach (var unit in divisions.UnitsAsync(range, DivisionLevel.Village, ct, day))
        {
            var count = open.GetValueOrDefault(unit.Code.Value);
            yield return new()
            {
                County = unit.Code.County,
                Id = unit.Id,
                Division = unit.Code.Value,
                Setting = unit.Setting ?? Setting.Rural,
                Associations = count,
                HasAssociation = count > 0,
            };
        }
    }

    public async Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<UnitProfile> profiles, CancellationToken ct)
    {
        var units = await divisions.FindAsync([.. profiles.Select(p => new DivisionCode(p.Division, DivisionLevel.Village))], ct);
        return [.. profiles.Select(p =>
        {
            var code = new DivisionCode(p.Division, DivisionLevel.Village);
            return new Subject(p.Id, units.GetValueOrDefault(code)?.Name ?? code.ToString(), code, $"/divisions/{code}");
        })];
    }
}

/// <summary>Names of associations in lists of counted subjects.</summary>
internal static class AssociationNames
{
    public static async Task<Dictionary<Guid, Subject>> OfAsync(AppDb db, IReadOnlyList<(int County, Guid Id)> keys, CancellationToken ct)
    {
        Dictionary<Guid, Subject> subjects = [];
        foreach (var some in keys.Chunk(500))
        {
            var (counties, ids) = (some.Select(k => k.County).Distinct().ToArray(), some.Select(k => k.Id).ToArray());
            var rows = await db.Set<Association>().AsNoTracking().Where(a => counties.Contains(a.County) && ids.Contains(a.Id))
                .Select(a => new { a.County, a.Id, a.CurrentName, a.Division, a.Level }).ToListAsync(ct);
            foreach (var row in rows)
                subjects[row.Id] = new(row.Id, row.CurrentName, new(row.Division, row.Level), $"/associations/{row.County}/{row.Id}");
        }
        return subjects;
    }

    public static Subject Describe(Dictionary<Guid, Subject> names, int county, Guid id) =>
        names.GetValueOrDefault(id) ?? new(id, "(已删除的协会)", new(county * 1_000_000L, DivisionLevel.County), null);
}
