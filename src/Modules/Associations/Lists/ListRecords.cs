using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Platform.Auditing;

namespace Yinling.Associations.Lists;

/// <summary>A page of one of an association's long lists.</summary>
/// <param name="Total">Of all pages.</param>
internal sealed record RecordPage<T>(Association Association, IReadOnlyList<T> Rows, int Total, int Page);

/// <summary>An association's members, ledger, activities and history, newest first, by the page.</summary>
internal sealed class ListRecords(AssociationDesk desk)
{
    public const int PageSize = 50;

    /// <returns>Null, here and below, when there is no such association or it is not the person's to see.</returns>
    public Task<RecordPage<Member>?> MembersAsync(AssociationRef which, int page, CancellationToken ct) =>
        PageAsync<Member>(which, page, InOrder, ct);

    /// <summary>First those who are members still, then by the day they joined.</summary>
    public static IQueryable<Member> InOrder(IQueryable<Member> members) => members.OrderBy(m => m.LeftOn != null).ThenBy(m => m.JoinedOn).ThenBy(m => m.Id);

    /// <summary>How many members count today, and whether that comes from the list, from a count alone, or from neither.</summary>
    /// <param name="AsOf">Day of the count; null when the list counts or nothing is known.</param>
    internal sealed record Membership(bool Listed, DateOnly? AsOf, long Members, long Women);

    /// <returns>Null for a closed association: nothing counts any more.</returns>
    public async Task<Membership?> MembershipAsync(RecordPage<Member> page, CancellationToken ct)
    {
        var (county, id, today) = (page.Association.County, page.Association.Id, desk.Today);
        if (await desk.Db.Set<AssociationProfile>().AsNoTracking().FirstOrDefaultAsync(p => p.County == county && p.Id == id, ct) is not { } profile) return null;
        var asOf = await desk.Db.FactsOf<MemberCount>(page.Association).Where(c => c.AsOf <= today).MaxAsync(c => (DateOnly?)c.AsOf, ct);
        return new(profile.MembersListed, profile.MembersListed ? null : asOf, profile.Members, profile.Women);
    }

    public Task<RecordPage<LedgerEntry>?> LedgerAsync(AssociationRef which, int page, CancellationToken ct) =>
        PageAsync<LedgerEntry>(which, page, InOrder, ct);

    /// <summary>Newest first.</summary>
    public static IQueryable<LedgerEntry> InOrder(IQueryable<LedgerEntry> entries) => entries.OrderByDescending(e => e.On).ThenByDescending(e => e.Id);

    /// <summary>Without those struck out.</summary>
    public Task<RecordPage<ActivityRecord>?> ActivitiesAsync(AssociationRef which, int page, CancellationToken ct) =>
        PageAsync<ActivityRecord>(which, page, rows => rows.Where(a => a.RemovedOn == null).OrderByDescending(a => a.On).ThenByDescending(a => a.Id), ct);

    /// <summary>Without those struck out.</summary>
    public Task<RecordPage<Meeting>?> MeetingsAsync(AssociationRef which, int page, CancellationToken ct) =>
        PageAsync<Meeting>(which, page, rows => rows.Where(m => m.RemovedOn == null).OrderByDescending(m => m.On).ThenByDescending(m => m.Id), ct);

    /// <summary>Which of some ledger entries are undone by a reversal.</summary>
    public async Task<IReadOnlySet<Guid>> ReversedAsync(RecordPage<LedgerEntry> page, CancellationToken ct)
    {
        var ids = page.Rows.Select(e => (Guid?)e.Id).ToArray();
        var reversed = await desk.Db.FactsOf<LedgerEntry>(page.Association).Where(e => ids.Contains(e.ReversalOf)).Select(e => e.ReversalOf!.Value).ToListAsync(ct);
        return reversed.ToHashSet();
    }

    /// <summary>Photos of the activities, or vouchers of the entries, on one page of a list: by the record they belong to.</summary>
    public async Task<ILookup<Guid, Attachment>> FilesAsync<T>(RecordPage<T> page, CancellationToken ct) where T : AssociationFact
    {
        var ids = page.Rows.Select(r => (Guid?)r.Id).ToArray();
        var files = await desk.Db.FactsOf<Attachment>(page.Association).AsNoTracking().Where(a => ids.Contains(a.Activity) || ids.Contains(a.Entry)).OrderBy(a => a.Id).ToListAsync(ct);
        return files.ToLookup(a => a.Activity ?? a.Entry!.Value);
    }

    /// <summary>Who did what to it, from the audit.</summary>
    public async Task<RecordPage<AuditEntry>?> HistoryAsync(AssociationRef which, int page, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var subject = association.Id.ToString();
        return await PageAsync(association, desk.Db.Set<AuditEntry>().AsNoTracking().Where(e => e.Subject == subject).OrderByDescending(e => e.Sequence), page, ct);
    }

    private async Task<RecordPage<T>?> PageAsync<T>(AssociationRef which, int page, Func<IQueryable<T>, IQueryable<T>> ordered, CancellationToken ct)
        where T : AssociationFact =>
        await desk.FindAsync(which, AssociationPermissions.Read, ct) is { } association
            ? await PageAsync(association, ordered(desk.Db.FactsOf<T>(association).AsNoTracking()), page, ct)
            : null;

    private static async Task<RecordPage<T>> PageAsync<T>(Association association, IQueryable<T> rows, int page, CancellationToken ct)
    {
        page = Math.Max(1, page);
        var total = await rows.CountAsync(ct);
        return new(association, await rows.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(ct), total, page);
    }
}
