using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Plans;

/// <summary>Adds things to a year's plan, links the activity that did one, takes that back, or takes one out.</summary>
internal sealed class ChangePlanItems(AssociationDesk desk, Writer writer)
{
    internal sealed record Input(int Month, ActivityCategory Category, string Text);

    /// <returns>The item's id; null, here and below, when there is none or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-49.</exception>
    public async Task<Guid?> AddAsync(AssociationRef which, int year, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.Db.FactsOf<AnnualPlan>(association).FirstOrDefaultAsync(p => p.Year == year, ct) is not { } plan) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "plan.item.add"), () =>
        {
            var item = new PlanItem(desk.NewId(), association, plan, input.Month, input.Category, input.Text);
            desk.Db.Add(item);
            return Task.FromResult<Guid?>(item.Id);
        }, ct);
    }

    /// <exception cref="RuleException">ASC-05, ASC-50, ASC-51.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown, here and below.</exception>
    public async Task<Guid?> DoAsync(AssociationRef which, Guid id, Guid activity, int version, CancellationToken ct)
    {
        if (await FindAsync(which, id, ct) is not var (association, item)) return null;
        if (await desk.FindFactAsync<ActivityRecord>(association, activity, ct) is not { } did) return null;
        return await ChangeAsync(AssociationDesk.ActOn(association, "plan.item.do"), association, item, version, () => item.Do(did), ct);
    }

    /// <exception cref="RuleException">ASC-05.</exception>
    public async Task<Guid?> UndoAsync(AssociationRef which, Guid id, int version, CancellationToken ct) => await FindAsync(which, id, ct) is not var (association, item) ? null
        : await ChangeAsync(AssociationDesk.ActOn(association, "plan.item.undo"), association, item, version, item.Undo, ct);

    /// <exception cref="RuleException">ASC-05, ASC-50.</exception>
    public async Task<Guid?> RemoveAsync(AssociationRef which, Guid id, int version, CancellationToken ct) => await FindAsync(which, id, ct) is not var (association, item) ? null
        : await ChangeAsync(AssociationDesk.ActOn(association, "plan.item.remove"), association, item, version, () => item.Remove(desk.Today), ct);

    private async Task<(Association, PlanItem)?> FindAsync(AssociationRef which, Guid id, CancellationToken ct) =>
        await desk.FindAsync(which, AssociationPermissions.Edit, ct) is { } association && await desk.FindFactAsync<PlanItem>(association, id, ct) is { } item ? (association, item) : null;

    private Task<Guid?> ChangeAsync(Act act, Association association, PlanItem item, int version, Action change, CancellationToken ct) => writer.RunAsync<Guid?>(act, () =>
    {
        RuleException.ThrowIfAny(association.CheckOpen());
        desk.Expect(item, version);
        change();
        return Task.FromResult<Guid?>(item.Id);
    }, ct);
}
