using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Associations.Lists;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Ledger;

/// <summary>What is left in an association's cash box by its ledger: all income less all spending, reversals taken off.</summary>
internal sealed class ReadBalance(AssociationDesk desk)
{
    /// <param name="Now">After the newest entry.</param>
    /// <param name="After">What was left after each entry of a page, by its id.</param>
    internal sealed record Balances(Money Now, IReadOnlyDictionary<Guid, Money> After);

    /// <param name="association">Reached through a grant.</param>
    public async Task<Money> NowAsync(Association association, CancellationToken ct) =>
        new(await SumAsync(desk.Db.FactsOf<LedgerEntry>(association), ct));

    /// <summary>Two questions however long the ledger is.</summary>
    public async Task<Balances> OfAsync(RecordPage<LedgerEntry> page, CancellationToken ct)
    {
        var now = await NowAsync(page.Association, ct);
        var left = now;
        if (page.Page > 1)
        {
            // What is newer than this page stands before it.
            var newer = ListRecords.InOrder(desk.Db.FactsOf<LedgerEntry>(page.Association)).Take((page.Page - 1) * ListRecords.PageSize);
            left -= new Money(await SumAsync(newer, ct));
        }
        Dictionary<Guid, Money> after = [];
        foreach (var entry in page.Rows)
        {
            after[entry.Id] = left;
            left -= entry.Effect;
        }
        return new(now, after);
    }

    private static Task<long> SumAsync(IQueryable<LedgerEntry> entries, CancellationToken ct) =>
        entries.SumAsync(e => (e.Direction == LedgerDirection.Income) == (e.ReversalOf == null) ? e.AmountFen : -e.AmountFen, ct);
}
