using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Donations;

/// <summary>Books a spending from a restricted donation: one ledger entry, linked to it, in one transaction.</summary>
internal sealed class SpendDonation(AssociationDesk desk, Writer writer)
{
    /// <param name="What">What was paid for.</param>
    /// <param name="Version">Of the donation as shown.</param>
    internal sealed record Input(DateOnly On, string What, Money Amount, int Version);

    /// <returns>The entry's id; null when there is no such donation or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-12, ASC-13, ASC-18, ASC-38, ASC-91, ASC-92.</exception>
    /// <exception cref="StaleException">Spent from by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Donation>(association, id, ct) is not { } donation) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "donation.spend"), async () =>
        {
            var entry = new LedgerEntry(desk.NewId(), association, input.On, LedgerDirection.Spending, null, input.What, input.Amount, $"用{donation.Receipt}捐款", desk.Today);
            RuleException.ThrowIfAny(LedgerClosing.CheckOpen(await desk.Db.ClosedThroughAsync(association, ct), entry.On));
            desk.Expect(donation, input.Version);
            donation.Spend(entry.Amount, entry.On);
            desk.Db.Add(entry);
            desk.Db.Add(new DonationSpending(desk.NewId(), association, donation, entry));
            return entry.Id;
        }, ct);
    }
}
