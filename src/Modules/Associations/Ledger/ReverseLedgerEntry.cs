using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Ledger;

/// <summary>Undoes a ledger entry by a second one (冲正); neither is ever changed. What rests on the entry is taken back with it.</summary>
internal sealed class ReverseLedgerEntry(AssociationDesk desk, ReversalFollowers followers, Writer writer)
{
    internal sealed record Input(DateOnly On, string Reason);

    /// <returns>The reversal's id; null when there is no such entry or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-14, ASC-18, ASC-38, ASC-93.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<LedgerEntry>(association, id, ct) is not { } entry) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "ledger.reverse", input.Reason), async () =>
        {
            var reversed = await desk.Db.FactsOf<LedgerEntry>(association).AnyAsync(e => e.ReversalOf == id, ct);
            var reversal = entry.Reverse(desk.NewId(), association, input.On, input.Reason, reversed, desk.Today);
            RuleException.ThrowIfAny(LedgerClosing.CheckOpen(await desk.Db.ClosedThroughAsync(association, ct), reversal.On));
            await followers.FollowAsync(association, entry, reversal.On, ct);
            desk.Db.Add(reversal);
            return reversal.Id;
        }, ct);
    }
}
