using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;

namespace Yinling.Associations.Profiles;

/// <summary>The facts behind the conditions, without their long texts.</summary>
internal sealed partial class FactsReader
{
    private async Task FillConditionsAsync(IQueryable<Association> chosen, Dictionary<(int, Guid), AssociationFacts> byKey, CancellationToken ct)
    {
        await FillAsync<Charter, CharterFact>(
            c => new(c.County, c.Association, new(
                c.Id, c.AdoptedOn,
                // A part stands in the text, or in a scan that somebody has read.
                (c.Principles != null || (c.PartsInScan & 1) != 0 ? 1 : 0) + (c.Structure != null || (c.PartsInScan & 2) != 0 ? 1 : 0)
                    + (c.Membership != null || (c.PartsInScan & 4) != 0 ? 1 : 0) + (c.JoiningAndLeaving != null || (c.PartsInScan & 8) != 0 ? 1 : 0),
                c.Meeting != null)),
            f => f.Charters);
        await FillAsync<InternalRule, RuleFact>(r => new(r.County, r.Association, new(r.Kind, r.AdoptedOn)), f => f.Rules);
        await FillAsync<AnnualPlan, PlanFact>(p => new(p.County, p.Association, new(p.Year, p.AdoptedOn, p.Summary != null)), f => f.Plans);
        await FillAsync<PlanItem, PlanItemFact>(i => new(i.County, i.Association, new(i.Year, i.Month, i.Activity, i.RemovedOn)), f => f.PlanItems);
        await FillAsync<Disclosure, DisclosureFact>(d => new(d.County, d.Association, new(d.Kind, new(d.Year, d.Number), d.PostedOn)), f => f.Disclosures);
        await FillAsync<DemocraticReview, DateOnly>(r => new(r.County, r.Association, r.On), f => f.Reviews);
        await FillAsync<Asset, AssetFact>(a => new(a.County, a.Association, new(a.Category, a.AcquiredOn, a.WrittenOffOn, a.Condition == AssetCondition.Good)), f => f.Assets);
        await FillAsync<DayCareDay, DateOnly>(d => new(d.County, d.Association, d.On), f => f.DayCareDays, rows => rows.Where(d => d.RemovedOn == null));

        async Task FillAsync<T, TFact>(Expression<Func<T, Found<TFact>>> fact, Func<AssociationFacts, List<TFact>> list, Func<IQueryable<T>, IQueryable<T>>? narrow = null) where T : AssociationFact
        {
            var rows = narrow is null ? db.Set<T>() : narrow(db.Set<T>());
            var mine = rows.Join(chosen, f => new { f.County, f.Association }, a => new { a.County, Association = a.Id }, (f, a) => f).Select(fact);
            await foreach (var found in mine.AsAsyncEnumerable().WithCancellation(ct)) list(byKey[(found.County, found.Association)]).Add(found.Fact);
        }
    }

    private sealed record Found<TFact>(int County, Guid Association, TFact Fact);
}
