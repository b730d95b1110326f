using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Lists;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Donations;

/// <summary>What was given to an association, by the page, and one donation with what was paid from it.</summary>
internal sealed class ReadDonations(AssociationDesk desk)
{
    /// <param name="Money">Given in money, all years, without what was struck out.</param>
    /// <param name="Restricted">Given for a purpose.</param>
    /// <param name="Left">Of that not yet spent.</param>
    internal sealed record Listed(RecordPage<Donation> Page, Money Money, Money Restricted, Money Left, bool MayEdit);

    /// <param name="Spendings">With their entries, oldest first.</param>
    internal sealed record Sheet(Association Association, Donation Donation, IReadOnlyList<(DonationSpending Spending, LedgerEntry Entry)> Spendings, bool MayEdit);

    /// <returns>Null, here and below, when there is none or it is not the person's to see.</returns>
    public async Task<Listed?> ListAsync(AssociationRef which, int page, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var all = desk.Db.FactsOf<Donation>(association).AsNoTracking();
        var money = all.Where(d => d.Goods == null && d.CancelledOn == null);
        var sums = await money.GroupBy(d => d.Purpose != null).Select(g => new { Restricted = g.Key, Given = g.Sum(d => d.ValueFen), Spent = g.Sum(d => d.SpentFen) }).ToListAsync(ct);
        page = Math.Max(1, page);
        var total = await all.CountAsync(ct);
        var rows = await all.OrderByDescending(d => d.ReceiptYear).ThenByDescending(d => d.ReceiptNumber).Skip((page - 1) * ListRecords.PageSize).Take(ListRecords.PageSize).ToListAsync(ct);
        var restricted = sums.FirstOrDefault(s => s.Restricted);
        return new(
            new(association, rows, total, page), new(sums.Sum(s => s.Given)), new(restricted?.Given ?? 0), new((restricted?.Given ?? 0) - (restricted?.Spent ?? 0)), desk.MayRecord(association));
    }

    public async Task<Sheet?> OneAsync(AssociationRef which, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        if (await desk.Db.FactsOf<Donation>(association).AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, ct) is not { } donation) return null;
        var spendings = await desk.Db.FactsOf<DonationSpending>(association).AsNoTracking().Where(s => s.Donation == id).ToListAsync(ct);
        Guid[] entries = [.. spendings.Select(s => s.Entry)];
        var booked = await desk.Db.FactsOf<LedgerEntry>(association).AsNoTracking().Where(e => entries.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        return new(association, donation, [.. spendings.Select(s => (s, booked[s.Entry])).OrderBy(s => s.Item2.On).ThenBy(s => s.s.Id)], desk.MayRecord(association));
    }
}
