using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Meetings;

/// <summary>Strikes out a meeting recorded by mistake, with a reason.</summary>
internal sealed class RemoveMeeting(AssociationDesk desk, Writer writer)
{
    /// <param name="Version">The version of the record that was shown.</param>
    internal sealed record Input(string Reason, int Version);

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-62.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Meeting>(association, id, ct) is not { } meeting) return null;
        RuleException.ThrowIfAny(Checks.Text(input.Reason, 200, "删除原因", nameof(Input.Reason)));
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "meeting.remove", input.Reason), async () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(meeting, input.Version);
            meeting.Remove(await IsReferredAsync(association, id, ct), desk.Today);
            return id;
        }, ct);
    }

    private async Task<bool> IsReferredAsync(Association association, Guid id, CancellationToken ct) =>
        await desk.Db.FactsOf<Charter>(association).AnyAsync(c => c.Meeting == id, ct) || await desk.Db.FactsOf<InternalRule>(association).AnyAsync(r => r.Meeting == id, ct)
        || await desk.Db.FactsOf<Member>(association).AnyAsync(m => m.Meeting == id, ct) || await desk.Db.FactsOf<DuesYear>(association).AnyAsync(d => d.Meeting == id, ct)
        || await desk.Db.FactsOf<AnnualPlan>(association).AnyAsync(p => p.Meeting == id, ct) || await desk.Db.FactsOf<Election>(association).AnyAsync(e => e.Meeting == id, ct)
        || await desk.Db.FactsOf<DemocraticReview>(association).AnyAsync(r => r.Meeting == id, ct);
}
