using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Filling;

/// <summary>Between forms that come with the product. What a unit has declared in the forms this one must agree with, for the same period and the same day. Two queries at most.</summary>
internal sealed class ReadTies(FormDesk desk, Forms forms)
{
    /// <param name="division">Reached through the desk.</param>
    /// <param name="mine">The total of this form.</param>
    public async Task<IReadOnlyList<TieLine>> RunAsync(FormDefinition form, FormAssignment assignment, DivisionCode division, SheetRow mine, CancellationToken ct)
    {
        List<(string Mine, FormDefinition Other, string Theirs)> wanted =
        [
            .. from tie in form.Ties ?? [] from other in forms.Shipped where other.Number == tie.Form select (tie.Mine, other, tie.Theirs),
            .. from other in forms.Shipped from tie in other.Ties ?? [] where form.Office is null && tie.Form == form.Number select (tie.Theirs, other, tie.Mine),
        ];
        if (wanted.Count == 0) return [];
        var (numbers, first, last, day) = (wanted.Select(w => w.Other.Number).Distinct().ToArray(), assignment.From, assignment.To, assignment.SnapshotOn);
        var (county, code, level) = (division.County, division.Value, division.Level);
        var copies = await (from a in desk.Db.Set<FormAssignment>()
                            join s in desk.Db.Set<Submission>() on a.Id equals s.Assignment
                            join c in desk.Db.Set<FrozenCopy>() on new { s.County, Submission = s.Id, Number = s.Copy } equals new { c.County, c.Submission, c.Number }
                            where numbers.Contains(a.Form) && a.From == first && a.To == last && a.SnapshotOn == day && s.County == county && s.Division == code && s.Level == level
                                && s.State != SubmissionState.Draft && s.State != SubmissionState.Returned
                            orderby c.At descending
                            select c).AsNoTracking().ToListAsync(ct);
        var totals = copies.Select(c => c.Open()).DistinctBy(c => c.Form).ToDictionary(c => c.Form, c => c.Sheet.Total);
        return [.. from w in wanted
                   where totals.ContainsKey(w.Other.Number)
                   select new TieLine(form.Column(w.Mine).Heading, ValueOf(mine, w.Mine), w.Other.Number, w.Other.Title, ValueOf(totals[w.Other.Number], w.Theirs))];
    }

    private static long? ValueOf(SheetRow total, string column) => total.Cells.FirstOrDefault(c => c.Column == column)?.Value;
}
