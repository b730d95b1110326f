using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Donations;

/// <summary>Strikes out a donation recorded by mistake: money by reversing its entry, goods directly. The receipt number stays used.</summary>
internal sealed class CancelDonation(AssociationDesk desk, ReverseLedgerEntry reverse, Writer writer)
{
    /// <param name="Version">Of the donation as shown.</param>
    internal sealed record Input(string Reason, int Version);

    /// <returns>The record's id; null when there is no such donation or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-14, ASC-18, ASC-93.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Donation>(association, id, ct) is not { } donation) return null;
        RuleException.ThrowIfAny(Checks.Text(input.Reason, 200, "作废原因", nameof(Input.Reason)));
        desk.Expect(donation, input.Version);
        if (donation.Entry is { } entry) return await reverse.RunAsync(which, entry, new(desk.Today, input.Reason), ct) is null ? null : id;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "donation.cancel", input.Reason), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            donation.Cancel(desk.Today);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
