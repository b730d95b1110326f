using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Lists;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Dues;

/// <summary>Which members of a year are shown.</summary>
internal enum DuesFilter
{
    All = 0,
    Owing = 1,
    Paid = 2,
    LetOff = 3,
}

/// <summary>Who has paid, who was let off and who owes for a year: everybody who was a member on any day of it.</summary>
internal sealed class ReadDues(AssociationDesk desk)
{
    /// <param name="Settlement">Null: owing, or gone without having paid.</param>
    internal sealed record Line(Member Member, DuesSettlement? Settlement)
    {
        /// <summary>Whoever has left is asked for nothing any more.</summary>
        public bool Owes => Settlement is null && Member.LeftOn is null;
    }

    /// <param name="Dues">Null until the year's amount is decided.</param>
    /// <param name="CountOnly">How many members there are where no list is kept; null where there is a list, or neither.</param>
    /// <param name="ReceivedFen">By the entries that stand.</param>
    internal sealed record Sheet(
        Association Association, int Year, DuesYear? Dues, Meeting? Meeting, RecordPage<Line> Lines, int Paid, int LetOff, int Owing, long ReceivedFen, bool HasList, long? CountOnly, bool MayEdit)
    {
        public Money Owed => new((Dues?.AmountFen ?? 0) * Owing);
    }

    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, int year, DuesFilter filter, int page, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var db = desk.Db;
        var dues = await db.FactsOf<DuesYear>(association).AsNoTracking().FirstOrDefaultAsync(d => d.Year == year, ct);
        var meetingId = dues?.Meeting;
        var meeting = meetingId is null ? null : await db.FactsOf<Meeting>(association).AsNoTracking().FirstOrDefaultAsync(m => m.Id == meetingId, ct);
        var settlements = db.FactsOf<DuesSettlement>(association).AsNoTracking().Where(s => s.Year == year && s.UndoneOn == null);
        var sums = await settlements.GroupBy(s => s.Entry != null).Select(g => new { Paid = g.Key, Count = g.Count() }).ToListAsync(ct);
        var received = await db.FactsOf<LedgerEntry>(association).Where(e => settlements.Any(s => s.Entry == e.Id)).SumAsync(e => e.AmountFen, ct);
        var members = OfYear(association, year);
        var owing = await members.CountAsync(m => m.LeftOn == null && !settlements.Any(s => s.Member == m.Id), ct);
        var hasList = await db.FactsOf<Member>(association).AnyAsync(ct);
        var counted = hasList ? null : (long?)await db.FactsOf<MemberCount>(association).OrderByDescending(c => c.AsOf).ThenByDescending(c => c.Id).Select(c => (int?)c.Members).FirstOrDefaultAsync(ct);
        var shown = filter switch
        {
            DuesFilter.Owing => members.Where(m => m.LeftOn == null && !settlements.Any(s => s.Member == m.Id)),
            DuesFilter.Paid => members.Where(m => settlements.Any(s => s.Member == m.Id && s.Entry != null)),
            DuesFilter.LetOff => members.Where(m => settlements.Any(s => s.Member == m.Id && s.Entry == null)),
            _ => members,
        };
        page = Math.Max(1, page);
        var total = await shown.CountAsync(ct);
        var lines = await LinesAsync(InOrder(shown).Skip((page - 1) * ListRecords.PageSize).Take(ListRecords.PageSize), settlements, ct);
        return new(
            association, year, dues, meeting, new(association, lines, total, page), sums.FirstOrDefault(s => s.Paid)?.Count ?? 0, sums.FirstOrDefault(s => !s.Paid)?.Count ?? 0, owing, received, hasList, counted, desk.MayRecord(association));
    }

    /// <summary>The whole year for a workbook.</summary>
    public async Task<(Association Association, DuesYear? Dues, IReadOnlyList<Line> Lines)?> AllAsync(AssociationRef which, int year, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var dues = await desk.Db.FactsOf<DuesYear>(association).AsNoTracking().FirstOrDefaultAsync(d => d.Year == year, ct);
        var settlements = desk.Db.FactsOf<DuesSettlement>(association).AsNoTracking().Where(s => s.Year == year && s.UndoneOn == null);
        return (association, dues, await LinesAsync(InOrder(OfYear(association, year)), settlements, ct));
    }

    private IQueryable<Member> OfYear(Association association, int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return desk.Db.FactsOf<Member>(association).AsNoTracking().Where(m => m.JoinedOn <= last && (m.LeftOn == null || m.LeftOn > first));
    }

    private static IQueryable<Member> InOrder(IQueryable<Member> members) => members.OrderBy(m => m.JoinedOn).ThenBy(m => m.Id);

    private static async Task<IReadOnlyList<Line>> LinesAsync(IQueryable<Member> members, IQueryable<DuesSettlement> settlements, CancellationToken ct)
    {
        var some = await members.ToListAsync(ct);
        Guid[] ids = [.. some.Select(m => m.Id)];
        var those = ids.Length > ListRecords.PageSize ? settlements : settlements.Where(s => ids.Contains(s.Member));
        var found = await those.ToDictionaryAsync(s => s.Member, ct);
        return [.. some.Select(m => new Line(m, found.GetValueOrDefault(m.Id)))];
    }
}
