using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Ledger;

/// <summary>What rests on a ledger entry goes with it when the entry is reversed, in the same transaction.</summary>
internal sealed class ReversalFollowers(AssociationDesk desk)
{
    /// <exception cref="Kernel.RuleException">ASC-93: money already spent from was not given by mistake.</exception>
    public async Task FollowAsync(Association association, LedgerEntry entry, DateOnly on, CancellationToken ct)
    {
        if (await desk.Db.FactsOf<DuesSettlement>(association).FirstOrDefaultAsync(s => s.Entry == entry.Id && s.UndoneOn == null, ct) is { } settlement) settlement.FollowReversal(on);
        if (await desk.Db.FactsOf<Donation>(association).FirstOrDefaultAsync(d => d.Entry == entry.Id && d.CancelledOn == null, ct) is { } donation) donation.Cancel(on);
        if (await desk.Db.FactsOf<DonationSpending>(association).FirstOrDefaultAsync(s => s.Entry == entry.Id && s.UndoneOn == null, ct) is { } spending)
            spending.FollowReversal(await desk.Db.FactsOf<Donation>(association).SingleAsync(d => d.Id == spending.Donation, ct), on);
    }
}
