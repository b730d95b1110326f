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
        foreach (var column in opened.Form.Columns.Where(c => c.Kind is ColumnKind.Figure or ColumnKind.Rate))
        {
            var (then, now) = (frozen.Sheet.Total.Cell(column.Key), opened.Live.Total.Cell(column.Key));
            List<string> added = [], gone = [];
            if (frozen.Subjects.GetValueOrDefault(column.Key) is { } before
                && await subjects.CountedAsync(opened.Unit.Code, column.Indicator!, column.Setting, opened.LiveDay, ct) is { } after)
            {
                added = [.. after.ExceptBy(before.Select(b => b.Id), a => a.Id).Select(a => a.Name)];
                gone = [.. before.ExceptBy(after.Select(a => a.Id), b => b.Id).Select(b => b.Name)];
            }
            if (then.Value != now.Value || then.Of != now.Of || added.Count + gone.Count > 0) differences.Add(new(column, then, now, added, gone));
        }
        return differences;
    }
}
