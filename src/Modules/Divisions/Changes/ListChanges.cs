using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Changes;

/// <summary>The sets of changes and what is in them, as far as the person manages the tree.</summary>
internal sealed class ListChanges(AppDb db, CurrentScope scope)
{
    public const int PageSize = 50;

    /// <param name="Counts">How many changes of each kind.</param>
    internal sealed record Line(ChangeSet Set, IReadOnlyDictionary<ChangeKind, int> Counts);

    /// <param name="MayDecide">Whether all of the set lies in the person's part of the tree.</param>
    internal sealed record Sheet(Line Line, IReadOnlyList<Change> Changes, bool MayDecide);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Line>> RunAsync(CancellationToken ct)
    {
        var counts = (await Mine().GroupBy(c => new { c.Set, c.Kind }).Select(g => new { g.Key.Set, g.Key.Kind, Count = g.Count() }).ToListAsync(ct)).ToLookup(c => c.Set);
        var ids = counts.Select(c => c.Key).ToArray();
        var sets = await db.ChangeSets.AsNoTracking().Where(s => ids.Contains(s.Id)).OrderByDescending(s => s.PreparedAt).ToListAsync(ct);
        return [.. sets.Select(s => new Line(s, counts[s.Id].ToDictionary(c => c.Kind, c => c.Count)))];
    }

    /// <param name="kind">Which kind of changes are listed.</param>
    /// <param name="page">1 is the first.</param>
    /// <returns>Null when there is no such set or nothing of it is the person's to see.</returns>
    public async Task<Sheet?> ReadAsync(Guid id, ChangeKind kind, int page, CancellationToken ct)
    {
        if (await db.ChangeSets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } set) return null;
        var counts = await Mine().Where(c => c.Set == id).GroupBy(c => c.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        if (counts.Count == 0) return null;
        var changes = await Mine().Where(c => c.Set == id && c.Kind == kind).OrderBy(c => c.Code).ThenBy(c => c.Level).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(new(set, counts), changes, counts.Values.Sum() == await db.Changes.CountAsync(c => c.Set == id, ct));
    }

    private IQueryable<Change> Mine() => db.Changes.AsNoTracking().Within(scope.Value.For(DivisionPermissions.Manage), c => c.Code);
}
