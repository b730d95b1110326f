using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Plans;

/// <summary>A year's plan against what was done: each item with its activity, and for what is still to be done the activities that may have done it.</summary>
internal sealed class ReadPlan(AssociationDesk desk)
{
    /// <param name="Did">The activity that did it; null while it is to be done.</param>
    /// <param name="Matching">Activities of the year not yet linked, same category first, nearest month first.</param>
    internal sealed record Line(PlanItem Item, ActivityRecord? Did, IReadOnlyList<ActivityRecord> Matching);

    /// <param name="Plan">Null until the year has one.</param>
    internal sealed record Sheet(Association Association, AnnualPlan? Plan, Meeting? Meeting, IReadOnlyList<Line> Lines, bool MayEdit)
    {
        public int Done => Lines.Count(l => l.Did is not null);
    }

    private const int MostMatching = 20;

    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, int year, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var mayEdit = desk.MayRecord(association);
        if (await desk.Db.FactsOf<AnnualPlan>(association).AsNoTracking().FirstOrDefaultAsync(p => p.Year == year, ct) is not { } plan) return new(association, null, null, [], mayEdit);
        var at = plan.Meeting;
        var meeting = at is null ? null : await desk.Db.FactsOf<Meeting>(association).AsNoTracking().FirstOrDefaultAsync(m => m.Id == at, ct);
        var items = await desk.Db.FactsOf<PlanItem>(association).AsNoTracking().Where(i => i.Plan == plan.Id && i.RemovedOn == null).OrderBy(i => i.Month).ThenBy(i => i.Id).ToListAsync(ct);
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var activities = await desk.Db.FactsOf<ActivityRecord>(association).AsNoTracking().Where(a => a.RemovedOn == null && a.On >= first && a.On <= last).ToListAsync(ct);
        var byId = activities.ToDictionary(a => a.Id);
        var linked = items.Select(i => i.Activity).ToHashSet();
        var free = activities.Where(a => !linked.Contains(a.Id)).ToList();
        return new(association, plan, meeting,
            [.. items.Select(i => new Line(i, i.Activity is { } did ? byId.GetValueOrDefault(did) : null, i.Activity is null ? Matching(i, free) : []))], mayEdit);
    }

    private static List<ActivityRecord> Matching(PlanItem item, IEnumerable<ActivityRecord> free) =>
        [.. free.OrderBy(a => a.Category != item.Category).ThenBy(a => Math.Abs(a.On.Month - item.Month)).ThenBy(a => a.On).ThenBy(a => a.Id).Take(MostMatching)];
}
