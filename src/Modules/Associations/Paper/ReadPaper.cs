using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Associations.Lists;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Paper;

/// <summary>Which lines of the printed books have been typed in.</summary>
internal sealed class ReadPaper(AssociationDesk desk)
{
    /// <summary>The last of a book, newest first.</summary>
    public async Task<(int Total, IReadOnlyList<PaperLine> Last)> LastAsync(Association association, Booklet book, int most, CancellationToken ct)
    {
        var lines = desk.Db.FactsOf<PaperLine>(association).AsNoTracking().Where(l => l.Book == book);
        return (await lines.CountAsync(ct), await lines.OrderByDescending(l => l.TypedOn).ThenByDescending(l => l.Code).Take(most).ToListAsync(ct));
    }

    /// <summary>The first line whose code nobody has typed in, nor any after it: where blank lines begin when the book is printed again.</summary>
    public async Task<int> NextLineAsync(Association association, Booklet book, int year, CancellationToken ct)
    {
        var prefix = PaperCode.Prefix(book, year);
        var last = await desk.Db.FactsOf<PaperLine>(association).Where(l => l.Code.StartsWith(prefix)).MaxAsync(l => (string?)l.Code, ct);
        return last is null ? 1 : int.Parse(last[3..7], CultureInfo.InvariantCulture) + 1;
    }

    /// <summary>The codes some records came from; most came from none.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> CodesAsync(Association association, IReadOnlyCollection<Guid> records, CancellationToken ct) =>
        await desk.Db.FactsOf<PaperLine>(association).Where(l => records.Contains(l.Record)).ToDictionaryAsync(l => l.Record, l => l.Code, ct);

    /// <returns>Null for a record that did not come from paper.</returns>
    public Task<string?> CodeAsync(Association association, Guid record, CancellationToken ct) =>
        desk.Db.FactsOf<PaperLine>(association).Where(l => l.Record == record).Select(l => l.Code).FirstOrDefaultAsync(ct);

    /// <summary>Page below the association's address that shows the record of a line: its own, or the page of the list it stands on.</summary>
    public async Task<string> PartAsync(Association association, PaperLine line, CancellationToken ct) =>
        line.Book == Booklet.Members ? $"/members?page={await MemberPageAsync(association, line.Record, ct)}" : PartOf(line)!;

    /// <returns>Null for a member, who has no page of their own.</returns>
    public static string? PartOf(PaperLine line) => line.Book switch
    {
        Booklet.Members => null,
        Booklet.Meetings => $"/meetings/{line.Record}",
        Booklet.Study or Booklet.Activities => $"/activities/{line.Record}/done",
        Booklet.Finance => $"/ledger/{line.Record}/done",
        Booklet.Goods => $"/assets/{line.Record}",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Book, null),
    };

    private async Task<int> MemberPageAsync(Association association, Guid id, CancellationToken ct)
    {
        var order = await ListRecords.InOrder(desk.Db.FactsOf<Member>(association)).Select(m => m.Id).ToListAsync(ct);
        return Math.Max(0, order.IndexOf(id)) / ListRecords.PageSize + 1;
    }
}
