using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Paper;

/// <summary>
/// Types in lines of a book that were filled by hand. Each line is one transaction: the ordinary record, and the code that it came from.
/// Good lines are kept whatever becomes of the others.
/// </summary>
internal sealed class TypePaperLines(AssociationDesk desk, Writer writer, RequestKey request, IEnumerable<IPaperBook> books)
{
    /// <param name="At">Which line of the form, from 1.</param>
    /// <param name="Cells">By the names of the book's columns; what is blank may be missing.</param>
    internal sealed record Line(int At, string? Code, IReadOnlyDictionary<string, string> Cells);

    /// <param name="Record">What it became; null when it was refused.</param>
    /// <param name="Problems">Why it was refused, with the names of columns as fields; none when it was taken.</param>
    /// <param name="Known">The line typed in before under the same code, where that is why.</param>
    internal sealed record Outcome(Line Line, Guid? Record, IReadOnlyList<Problem> Problems, PaperLine? Known = null);

    /// <returns>What became of each line; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-71: there is no line.</exception>
    public async Task<IReadOnlyList<Outcome>?> RunAsync(AssociationRef which, Booklet book, IReadOnlyList<Line> lines, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (lines.Count == 0) throw new RuleException("ASC-71", "一行也没有打。请照着纸打行号和那一行的内容，再点“记下来”。");
        var (paper, form, hash) = (books.Single(b => b.Book == book), request.Value, request.RequestHash);
        List<Outcome> outcomes = [];
        try
        {
            foreach (var line in lines)
            {
                // One key for each line, made from what it says: a form sent again, whole or mended after going back, never doubles a good line.
                if (form is not null) (request.Value, request.RequestHash) = KeyOf(form, which, book, line);
                outcomes.Add(await OutcomeAsync(association, paper, line, ct));
            }
        }
        finally
        {
            (request.Value, request.RequestHash) = (form, hash);
        }
        return outcomes;
    }

    private async Task<Outcome> OutcomeAsync(Association association, IPaperBook paper, Line line, CancellationToken ct)
    {
        try
        {
            return new(line, await TakeAsync(association, paper, line, ct), []);
        }
        catch (RuleException refused)
        {
            if (PaperCode.Find(line.Code, desk.Today) is not { } code) return new(line, null, refused.Problems);
            var row = new PaperRow(code, line.Cells);
            var known = await desk.Db.FactsOf<PaperLine>(association).AsNoTracking().FirstOrDefaultAsync(l => l.Code == code.Text, ct);
            return new(line, null, [.. refused.Problems.Select(p => p with { Field = p.Field is null ? "Code" : paper.ColumnOf(p.Field, row) })], known);
        }
        catch (StaleException stale)
        {
            return new(line, null, [new("", stale.Message, "Code")]);
        }
    }

    private Task<Guid?> TakeAsync(Association association, IPaperBook paper, Line line, CancellationToken ct) =>
        writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "paper.add"), async () =>
        {
            var code = PaperCode.Read(line.Code, paper.Book, desk.Today);
            var known = await desk.Db.FactsOf<PaperLine>(association).FirstOrDefaultAsync(l => l.Code == code.Text, ct);
            var isStruckOut = known is not null && await IsStruckOutAsync(association, known, ct);
            if (known is not null && !isStruckOut) throw new RuleException([PaperLine.Taken(code.Text)]);
            if (await paper.RecordAsync(new(association.County, association.Id), new(code, line.Cells), ct) is not { } record) return null;
            if (known is null) desk.Db.Add(new PaperLine(desk.NewId(), association, code, record, desk.Today));
            else known.Become(record, isStruckOut, desk.Today);
            return record;
        }, ct);

    /// <summary>Whether what the line became was taken back since, so that it may be typed in again.</summary>
    private async Task<bool> IsStruckOutAsync(Association association, PaperLine line, CancellationToken ct) => line.Book switch
    {
        Booklet.Study or Booklet.Activities => await desk.Db.FactsOf<ActivityRecord>(association).AnyAsync(a => a.Id == line.Record && a.RemovedOn != null, ct),
        Booklet.Meetings => await desk.Db.FactsOf<Meeting>(association).AnyAsync(m => m.Id == line.Record && m.RemovedOn != null, ct),
        Booklet.Finance => await desk.Db.FactsOf<LedgerEntry>(association).AnyAsync(e => e.ReversalOf == line.Record, ct),
        _ => false,
    };

    private static (string Key, byte[] Hash) KeyOf(string form, AssociationRef which, Booklet book, Line line)
    {
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { which, book, line.At, line.Code, Cells = line.Cells.OrderBy(c => c.Key, StringComparer.Ordinal) }));
        return ($"{form}:{Convert.ToHexStringLower(hash.AsSpan(0, 12))}", hash);
    }
}
