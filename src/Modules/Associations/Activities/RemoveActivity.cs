using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Activities;

/// <summary>Strikes out an activity recorded by mistake, with a reason.</summary>
internal sealed class RemoveActivity(AssociationDesk desk, Writer writer)
{
    /// <param name="Version">The version of the record that was shown.</param>
    internal sealed record Input(string Reason, int Version);

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-16, ASC-18.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<ActivityRecord>(association, id, ct) is not { } record) return null;
        RuleException.ThrowIfAny(Checks.Text(input.Reason, 200, "删除原因", nameof(Input.Reason)));
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "activity.remove", input.Reason), async () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(record, input.Version);
            record.Remove(desk.Today);
            // What it did of the year's plan is to be done again.
            foreach (var item in await desk.Db.FactsOf<PlanItem>(association).Where(i => i.Activity == id).ToListAsync(ct)) item.Undo();
            return id;
        }, ct);
    }
}
