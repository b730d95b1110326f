using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Disclosures;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Profiles;

/// <summary>Reads the records behind 六化 and 六个一. Nothing is kept: the page is as true as the books.</summary>
internal sealed class ReadSixes(AssociationDesk desk)
{
    internal sealed record Sheet(Association Association, IReadOnlyList<SixesItem> Standards, IReadOnlyList<SixesItem> Ones);

    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var (db, today) = (desk.Db, desk.Today);
        var (window, year) = (Month.Of(today).Add(-11), today.Year);
        var (since, first) = (window.FirstDay, window.Number);
        var profile = await db.AssociationProfiles(desk.For(AssociationPermissions.Read)).AsNoTracking().FirstOrDefaultAsync(p => p.County == which.County && p.Id == which.Id, ct);
        var months = await db.Set<AssociationMonth>().AsNoTracking().Where(m => m.County == which.County && m.Id == which.Id && m.Month >= first).ToListAsync(ct);
        var charter = await db.FactsOf<Charter>(association).AsNoTracking().OrderByDescending(c => c.AdoptedOn).ThenByDescending(c => c.Id).FirstOrDefaultAsync(ct);
        var meetings = await db.FactsOf<Meeting>(association).Where(m => m.On >= since && m.RemovedOn == null).Select(m => m.Id).ToListAsync(ct);
        var categories = await db.FactsOf<ActivityRecord>(association).Where(a => a.On >= since && a.RemovedOn == null).GroupBy(a => a.Category).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var disclosed = await db.FactsOf<Disclosure>(association).Select(d => new { d.Year, d.Number, d.Kind }).ToListAsync(ct);
        var quarters = new Quarter[ReadDisclosures.Quarters];
        for (var (at, quarter) = (0, Quarter.Of(today).Before); at < quarters.Length; at++, quarter = quarter.Before) quarters[at] = quarter;
        var evidence = new SixesEvidence(
            charter is null ? 0 : Enum.GetValues<CharterPart>().Length - charter.Missing.Count(),
            profile?.HasPresident == true,
            await db.FactsOf<Officer>(association).CountAsync(o => o.EndedOn == null, ct),
            profile?.TermOverdue == true,
            profile is { Registered: true } or { Filed: true },
            meetings.Count,
            await db.FactsOf<Resolution>(association).CountAsync(r => meetings.Contains(r.Meeting), ct),
            await db.FactsOf<DemocraticReview>(association).AnyAsync(r => r.Year == year, ct),
            quarters.Count(q => Enum.GetValues<DisclosureKind>().All(k => disclosed.Exists(d => d.Year == q.Year && d.Number == q.Number && d.Kind == k))),
            await db.FactsOf<InternalRule>(association).Select(r => r.Kind).Distinct().CountAsync(ct),
            Enum.GetValues<IncomeChannel>().Count(c => months.Sum(m => m.From(c)) > 0),
            profile?.ActiveMonths12 ?? 0,
            profile?.MonthsNeeded ?? 9,
            categories.Count,
            await db.FactsOf<AnnualPlan>(association).AnyAsync(p => p.Year == year, ct),
            profile?.HasVenue == true,
            categories.Find(c => c.Key == ActivityCategory.CultureAndSport)?.Count ?? 0,
            categories.Find(c => c.Key == ActivityCategory.RightsProtection)?.Count ?? 0);
        return new(association, Sixes.Standards(evidence), Sixes.Ones(evidence));
    }
}
