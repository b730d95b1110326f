using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Profiles;

/// <summary>Reads all facts of associations in a constant number of queries per batch. Unscoped: derived rows are made for everyone.</summary>
internal sealed partial class FactsReader(AppDb db)
{
    /// <summary>Associations read at once while streaming: some 50 MB of facts at most.</summary>
    private const int BatchSize = 4_000;

    /// <summary>Some associations of one county, by key.</summary>
    public Task<IReadOnlyList<AssociationFacts>> LoadAsync(int county, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        LoadAsync(db.Set<Association>().Where(a => a.County == county && ids.Contains(a.Id)), ct);

    /// <summary>All associations of a subtree, in batches of whole counties (or of the subtree itself, below the county).</summary>
    public async IAsyncEnumerable<IReadOnlyList<AssociationFacts>> StreamAsync(CodeRange range, [EnumeratorCancellation] CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var counties = await db.Set<Association>().Where(a => a.Division >= first && a.Division <= last)
            .GroupBy(a => a.County).Select(g => new { County = g.Key, Count = g.Count() }).OrderBy(g => g.County).ToListAsync(ct);
        for (var from = 0; from < counties.Count;)
        {
            var (to, count) = (from, 0);
            while (to < counties.Count && (count == 0 || count + counties[to].Count <= BatchSize)) count += counties[to++].Count;
            var (firstCounty, lastCounty) = (counties[from].County, counties[to - 1].County);
            yield return await LoadAsync(
                db.Set<Association>().Where(a => a.County >= firstCounty && a.County <= lastCounty && a.Division >= first && a.Division <= last), ct);
            from = to;
        }
    }

    private async Task<IReadOnlyList<AssociationFacts>> LoadAsync(IQueryable<Association> chosen, CancellationToken ct)
    {
        var facts = (await chosen.AsNoTracking().OrderBy(a => a.County).ThenBy(a => a.Id).ToListAsync(ct)).ConvertAll(a => new AssociationFacts(a));
        var byKey = facts.ToDictionary(f => (f.Association.County, f.Association.Id));
        await FillAsync<RegistrationRecord>(f => f.Registrations);
        await FillAsync<Officer>(f => f.Officers);
        await FillAsync<Member>(f => f.Members);
        await FillAsync<MemberCount>(f => f.MemberCounts);
        await FillAsync<Place>(f => f.Places);
        await FillAsync<LedgerEntry>(f => f.Ledger);
        await FillAsync<ActivityRecord>(f => f.Activities, rows => rows.Where(a => a.RemovedOn == null));
        await FillAsync<StatedFacts>(f => f.Stated);
        await FillConditionsAsync(chosen, byKey, ct);
        return facts;

        async Task FillAsync<T>(Func<AssociationFacts, List<T>> list, Func<IQueryable<T>, IQueryable<T>>? narrow = null) where T : AssociationFact
        {
            var rows = narrow is null ? db.Set<T>() : narrow(db.Set<T>());
            var mine = rows.Join(chosen, f => new { f.County, f.Association }, a => new { a.County, Association = a.Id }, (f, a) => f);
            await foreach (var row in mine.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct)) list(byKey[(row.County, row.Association)]).Add(row);
        }
    }
}
