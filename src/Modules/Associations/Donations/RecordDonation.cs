using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Donations;

/// <summary>Records a donation under the next receipt number; money is booked by one income entry in the same transaction.</summary>
internal sealed class RecordDonation(AssociationDesk desk, Writer writer)
{
    /// <param name="Donor">Null for somebody who does not want to be named.</param>
    /// <param name="Goods">What was given; null for money.</param>
    /// <param name="Amount">The money, or what the goods are estimated at.</param>
    /// <param name="Purpose">What it may be spent for; null for anything.</param>
    internal sealed record Input(DateOnly On, string? Donor, string? Goods, Money Amount, string? Purpose);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-12, ASC-18, ASC-38, ASC-89, ASC-90.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "donation.add"), async () =>
        {
            var number = await NextNumberAsync(association, ct);
            var (id, today) = (desk.NewId(), desk.Today);
            if (input.Goods is { } goods)
            {
                desk.Db.Add(Donation.OfGoods(id, association, number, input.Donor, input.On, goods, input.Amount, input.Purpose, today));
                return id;
            }
            var (donation, entry) = Donation.OfMoney(id, desk.NewId(), association, number, input.Donor, input.On, input.Amount, input.Purpose, today);
            RuleException.ThrowIfAny(LedgerClosing.CheckOpen(await desk.Db.ClosedThroughAsync(association, ct), entry.On));
            desk.Db.Add(entry);
            desk.Db.Add(donation);
            return id;
        }, ct);
    }

    /// <summary>Taken inside the transaction: what fails gives its number back. On PostgreSQL those who write at once wait here for each other.</summary>
    private async Task<int> NextNumberAsync(Association association, CancellationToken ct)
    {
        if (!desk.Db.IsSqlite) await desk.Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"donation " + association.Id}, 0))", ct);
        var year = desk.Today.Year;
        return (await desk.Db.FactsOf<Donation>(association).Where(d => d.ReceiptYear == year).MaxAsync(d => (int?)d.ReceiptNumber, ct) ?? 0) + 1;
    }
}
