using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Ledger;

/// <summary>Closes the ledger up to the end of a month (结账).</summary>
internal sealed class CloseLedger(AssociationDesk desk, Writer writer)
{
    /// <returns>The closing's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-39, ASC-40.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Month month, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "ledger.close", month.ToString()), async () =>
        {
            var closing = new LedgerClosing(desk.NewId(), association, month, await desk.Db.ClosedThroughAsync(association, ct), desk.Today);
            desk.Db.Add(closing);
            return closing.Id;
        }, ct);
    }
}
