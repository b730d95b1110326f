using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Ledger;

/// <summary>What rests on a ledger entry goes with it when the entry is reversed, in the same transaction.</summary>
internal sealed class ReversalFollowers(AssociationDesk desk)
{
    public async Task FollowAsync(Association association, LedgerEntry entry, DateOnly on, CancellationToken ct)
    {
        if (await desk.Db.FactsOf<DuesSettlement>(association).FirstOrDefaultAsync(s => s.Entry == entry.Id && s.UndoneOn == null, ct) is { } settlement) settlement.FollowReversal(on);
    }
}
