using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Browse;

/// <summary>One unit with the units below it and what happened to it.</summary>
internal sealed class ReadDivision(AppDb db, IDivisionDirectory divisions, CurrentScope scope)
{
    /// <param name="Below">How many units stand directly below it.</param>
    internal sealed record Child(DivisionUnit Unit, int Below);

    /// <param name="Other">The other code of a move; null otherwise.</param>
    internal sealed record Event(DateOnly On, ChangeKind Kind, string Name, string? NewName, DivisionCode? Other);

    /// <param name="Path">From the province down to the unit itself.</param>
    /// <param name="Events">Newest first.</param>
    internal sealed record Sheet(DivisionUnit Unit, IReadOnlyList<DivisionUnit> Path, IReadOnlyList<Child> Children, IReadOnlyList<Event> Events);

    /// <returns>Null when there is no such unit today or it lies outside the part of the tree the person works in.</returns>
    public async Task<Sheet?> RunAsync(DivisionCode code, CancellationToken ct)
    {
        if (!MayRead(code) || await divisions.FindAsync(code, ct) is not { } unit) return null;
        var children = await divisions.ChildrenAsync(code, ct);
        var ids = children.Select(c => (Guid?)c.Id).ToArray();
        var below = await db.Divisions.Where(d => ids.Contains(d.ParentId) && d.ValidTo == null).GroupBy(d => d.ParentId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, ct);
        return new(unit, await divisions.PathAsync(code, ct), [.. children.Select(c => new Child(c, below.GetValueOrDefault(c.Id)))], await EventsAsync(code, ct));
    }

    public bool MayRead(DivisionCode code) => DivisionReach.Of(scope.Value).Covers(code);

    private async Task<IReadOnlyList<Event>> EventsAsync(DivisionCode code, CancellationToken ct)
    {
        var rows = await (
            from change in db.Changes.AsNoTracking()
            join set in db.ChangeSets on change.Set equals set.Id
            where set.State == ChangeSetState.Confirmed && change.Level == code.Level && (change.Code == code.Value || change.NewCode == code.Value)
            orderby set.Edition descending
            select new { set.Edition, change.Kind, change.Code, change.Name, change.NewName, change.NewCode, change.Accepted }).ToListAsync(ct);
        return [.. rows.Select(r => r switch
        {
            { Kind: ChangeKind.Move, Accepted: false } => new Event(r.Edition, r.Code == code.Value ? ChangeKind.Closure : ChangeKind.Opening, r.Name, null, null),
            { Kind: ChangeKind.Move, NewCode: { } to } => new Event(r.Edition, r.Kind, r.Name, r.NewName, new(r.Code == code.Value ? to : r.Code, code.Level)),
            _ => new Event(r.Edition, r.Kind, r.Name, r.NewName, null),
        })];
    }
}
