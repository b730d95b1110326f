using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contacts;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Home;

/// <summary>All that the home of an association's head shows, in a constant number of questions.</summary>
internal sealed class GetHeadsHome(AssociationDesk desk, ReadBalance balance, OfficeContacts contacts)
{
    internal sealed record Sheet(Association Association, Money Balance, IReadOnlyList<Chore> Due, IReadOnlyList<Chore> Lacks, IReadOnlyList<OfficeContact> Contacts);

    /// <returns>Null when there is no such association or it is not the person's to change.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        var (db, today) = (desk.Db, desk.Today);
        var left = await balance.NowAsync(association, ct);
        var help = await contacts.ForAsync(association.Unit, ct);
        if (await db.Set<AssociationProfile>().AsNoTracking().FirstOrDefaultAsync(p => p.County == which.County && p.Id == which.Id, ct) is not { } profile)
            return new(association, left, [], [], help);
        var papers = await db.FactsOf<RegistrationRecord>(association).AsNoTracking().Where(r => r.From <= today).Select(r => r.ExpiresOn).ToListAsync(ct);
        var terms = await db.FactsOf<Officer>(association).Where(o => o.EndedOn == null && o.Post != OfficerPost.Supervisor).MinAsync(o => o.TermTo, ct);
        var month = Month.Of(today);
        var (first, last) = (month.FirstDay, today);
        var active = await db.FactsOf<ActivityRecord>(association).AnyAsync(a => a.RemovedOn == null && a.On >= first && a.On <= last, ct);
        return new(
            association, left,
            [.. HeadsChores.Due(today, papers.Count == 0 || papers.Contains(null) ? null : papers.Max(), terms, active, await OldestOpenAsync(association, month, ct))],
            [.. HeadsChores.Lacks(profile, await OverdueAsync(association, month, ct))], help);
    }

    private Task<int> OverdueAsync(Association association, Month current, CancellationToken ct)
    {
        var (year, month) = (current.FirstDay.Year, current.FirstDay.Month);
        return desk.Db.FactsOf<PlanItem>(association).CountAsync(i => i.Year == year && i.Month < month && i.Activity == null && i.RemovedOn == null, ct);
    }

    private async Task<Month?> OldestOpenAsync(Association association, Month current, CancellationToken ct)
    {
        var from = (await desk.Db.ClosedThroughAsync(association, ct))?.Add(1).FirstDay ?? DateOnly.MinValue;
        var before = current.FirstDay;
        var oldest = await desk.Db.FactsOf<LedgerEntry>(association).Where(e => e.On >= from && e.On < before).MinAsync(e => (DateOnly?)e.On, ct);
        return oldest is { } day ? Month.Of(day) : null;
    }
}
