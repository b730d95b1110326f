using Yinling.Indicators.Contracts;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;

namespace Yinling.Statistics.Reporting;

/// <summary>One column of a frozen form beside the same column now.</summary>
/// <param name="Added">Counted now and not then; empty when the column counts no subjects.</param>
/// <param name="Gone">Counted then and not now.</param>
internal sealed record ColumnDifference(FormColumn Column, FormCell Then, FormCell Now, IReadOnlyList<string> Added, IReadOnlyList<string> Gone);

/// <summary>Frozen beside live: which totals have moved since, and by whom.</summary>
internal sealed class CompareForm(IFigureSubjects subjects)
{
    /// <returns>Columns whose total or whose subjects differ; empty while filling in.</returns>
    public async Task<IReadOnlyList<ColumnDifference>> RunAsync(OpenedForm opened, CancellationToken ct)
    {
        if (opened.Frozen is not { } frozen) return [];
        List<ColumnDifference> differences = [];
        foreach (var column in opened.Form.Columns.Where(c => c.IsDerived || c.Kind == ColumnKind.Rate))
        {
            var (then, now) = (frozen.Sheet.Total.Cell(column.Key), opened.Live.Total.Cell(column.Key));
            List<string> added = [], gone = [];
            if (frozen.Subjects.GetValueOrDefault(column.Key) is { } before
                && await subjects.CountedAsync(opened.Unit.Code, column.Indicator!, column.Setting, opened.LiveDay, ct) is { } after)
            {
                added = [.. after.ExceptBy(before.Select(b => b.Id), a => a.Id).Select(a => a.Name)];
                gone = [.. before.ExceptBy(after.Select(a => a.Id), b => b.Id).Select(b => b.Name)];
            }
            if (opened.Form.PerSubject && column.Kind == ColumnKind.YesNo)
            {
                var (once, today) = (Saying(frozen.Sheet, column), Saying(opened.Live, column));
                added = [.. today.ExceptBy(once.Select(r => r.Key), r => r.Key).Select(r => r.Name)];
                gone = [.. once.ExceptBy(today.Select(r => r.Key), r => r.Key).Select(r => r.Name)];
            }
            if (then.Value != now.Value || then.Of != now.Of || added.Count + gone.Count > 0) differences.Add(new(column, then, now, added, gone));
        }
        return differences;
    }

    /// <summary>The subjects whose row says yes.</summary>
    private static List<SheetRow> Saying(FormSheet sheet, FormColumn column) =>
        [.. sheet.Rows.Where(r => r.Subject is not null && r.Cells.Any(c => c.Column == column.Key && c.Value == 1))];
}
