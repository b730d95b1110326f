using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Lists;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Assets;

/// <summary>The register of things, one of them with its stock-takes, and what they can have come from.</summary>
internal sealed class ReadAssets(AssociationDesk desk)
{
    private const int MostChoices = 30;

    /// <param name="Standing">Not written off.</param>
    /// <param name="Taken">Of those, counted this year.</param>
    internal sealed record Listed(RecordPage<Asset> Page, int Standing, int Taken, int Broken, Money Value, bool MayEdit);

    /// <param name="Takes">Newest first.</param>
    /// <param name="Entry">The ledger entry that paid for it.</param>
    internal sealed record Sheet(Association Association, Asset Asset, IReadOnlyList<StockTake> Takes, LedgerEntry? Entry, Donation? Donation, bool MayEdit);

    /// <returns>Null, here and below, when there is none or it is not the person's to see.</returns>
    public async Task<Listed?> ListAsync(AssociationRef which, int page, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var all = desk.Db.FactsOf<Asset>(association).AsNoTracking();
        var standing = all.Where(a => a.WrittenOffOn == null);
        var year = desk.Today.Year;
        var takes = desk.Db.FactsOf<StockTake>(association).Where(s => s.Year == year);
        page = Math.Max(1, page);
        var total = await all.CountAsync(ct);
        var rows = await all.OrderBy(a => a.WrittenOffOn != null).ThenBy(a => a.Category).ThenBy(a => a.AcquiredOn).ThenBy(a => a.Id).Skip((page - 1) * ListRecords.PageSize).Take(ListRecords.PageSize).ToListAsync(ct);
        return new(
            new(association, rows, total, page), await standing.CountAsync(ct), await standing.CountAsync(a => takes.Any(t => t.Asset == a.Id), ct),
            await standing.CountAsync(a => a.Condition == AssetCondition.NeedsRepair, ct), new(await standing.SumAsync(a => a.ValueFen ?? 0, ct)), desk.MayRecord(association));
    }

    public async Task<Sheet?> OneAsync(AssociationRef which, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        if (await desk.Db.FactsOf<Asset>(association).AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct) is not { } asset) return null;
        var takes = await desk.Db.FactsOf<StockTake>(association).AsNoTracking().Where(s => s.Asset == id).OrderByDescending(s => s.Year).ToListAsync(ct);
        var entry = asset.Entry is { } paid ? await desk.Db.FactsOf<LedgerEntry>(association).AsNoTracking().FirstOrDefaultAsync(e => e.Id == paid, ct) : null;
        var donation = asset.Donation is { } given ? await desk.Db.FactsOf<Donation>(association).AsNoTracking().FirstOrDefaultAsync(d => d.Id == given, ct) : null;
        return new(association, asset, takes, entry, donation, desk.MayRecord(association));
    }

    /// <summary>Things that stand and are not counted this year yet, as many as a page.</summary>
    /// <param name="association">Reached through a grant.</param>
    public async Task<IReadOnlyList<Asset>> UncountedAsync(Association association, CancellationToken ct)
    {
        var year = desk.Today.Year;
        var takes = desk.Db.FactsOf<StockTake>(association).Where(s => s.Year == year);
        return await desk.Db.FactsOf<Asset>(association).AsNoTracking().Where(a => a.WrittenOffOn == null && !takes.Any(t => t.Asset == a.Id))
            .OrderBy(a => a.Category).ThenBy(a => a.AcquiredOn).ThenBy(a => a.Id).Take(ListRecords.PageSize).ToListAsync(ct);
    }

    /// <summary>The latest spendings that stand and the latest donations.</summary>
    /// <param name="association">Reached through a grant.</param>
    public async Task<(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<Donation> Donations)> OriginsAsync(Association association, CancellationToken ct)
    {
        var entries = desk.Db.FactsOf<LedgerEntry>(association).AsNoTracking();
        var standing = entries.Where(e => e.Direction == LedgerDirection.Spending && e.ReversalOf == null && !entries.Any(r => r.ReversalOf == e.Id));
        return (
            await ListRecords.InOrder(standing).Take(MostChoices).ToListAsync(ct),
            await desk.Db.FactsOf<Donation>(association).AsNoTracking().Where(d => d.CancelledOn == null).OrderByDescending(d => d.On).ThenByDescending(d => d.Id).Take(MostChoices).ToListAsync(ct));
    }
}
