using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Ledger;

/// <summary>Writes one line of the ledger.</summary>
internal sealed class RecordLedgerEntry(AssociationDesk desk, Writer writer)
{
    /// <param name="Channel">Of income; null for spending.</param>
    /// <param name="Purpose">Of spending; null for income.</param>
    /// <param name="Voucher">Photo or PDF of the receipt; null for none.</param>
    internal sealed record Input(DateOnly On, LedgerDirection Direction, IncomeChannel? Channel, string? Purpose, Money Amount, string? Summary, KeptFile? Voucher = null);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-12, ASC-13, ASC-18, ASC-38.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "ledger.add"), async () =>
        {
            var record = new LedgerEntry(
                desk.NewId(), association, input.On, input.Direction, input.Channel, input.Purpose, input.Amount, input.Summary, desk.Today);
            RuleException.ThrowIfAny(LedgerClosing.CheckOpen(await desk.Db.ClosedThroughAsync(association, ct), record.On));
            desk.Db.Add(record);
            if (input.Voucher is { } voucher) desk.Db.Add(Attachment.VoucherOf(desk.NewId(), association, record, voucher));
            return record.Id;
        }, ct);
    }
}
