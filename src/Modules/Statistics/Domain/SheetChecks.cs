using Yinling.Kernel;

namespace Yinling.Statistics.Domain;

/// <summary>What a sheet must fulfil before it can be declared filled in. Source: 报表制度 (表内平衡、上下期比较).</summary>
internal static class SheetChecks
{
    /// <summary>A change by more than this many percent needs a note.</summary>
    private const int MostChange = 30;

    /// <param name="before">Total of the period before; null when there is none.</param>
    public static IReadOnlyList<Problem> Of(FormDefinition form, FormSheet sheet, SheetRow? before, string? note) =>
    [
        .. Missing(form, sheet),
        .. form.Checks.SelectMany(check => Exceeded(check, sheet)),
        .. Jumps(form, sheet, before, note),
    ];

    private static IEnumerable<Problem> Missing(FormDefinition form, FormSheet sheet)
    {
        var blank = (from row in sheet.Rows
                     from column in form.Columns.Where(c => c is { IsTyped: true, Optional: false })
                     where row.Cell(column.Key).IsBlank
                     select $"{row.Name}的{column.Heading}").ToList();
        return Problem.If(blank.Count > 0, "STA-06", $"还有 {blank.Count} 个格子没填：{string.Join("、", blank.Take(5))}{(blank.Count > 5 ? " 等" : "")}。没有就填 0。");
    }

    private static IEnumerable<Problem> Exceeded(FormCheck check, FormSheet sheet) =>
        sheet.Rows.Where(r => check.Parts.Sum(p => r.Cell(p).Value ?? 0) > (r.Cell(check.Whole).Value ?? 0))
            .Select(r => new Problem("STA-07", $"{r.Name}：{check.Text}，现在是 {check.Parts.Sum(p => r.Cell(p).Value ?? 0)} 对 {r.Cell(check.Whole).Value ?? 0}。请核对记录或改正。"));

    private static IEnumerable<Problem> Jumps(FormDefinition form, FormSheet sheet, SheetRow? before, string? note)
    {
        if (before is null || !string.IsNullOrWhiteSpace(note)) return [];
        var jumps = form.Columns.Where(c => c.IsSummed && before.Cells.Any(b => b.Column == c.Key) && Jumped(before.Cell(c.Key).Value, sheet.Total.Cell(c.Key).Value))
            .Select(c => $"{c.Heading}从 {before.Cell(c.Key).Value} 变为 {sheet.Total.Cell(c.Key).Value}").ToList();
        return Problem.If(jumps.Count > 0, "STA-08", $"和上期相比变化超过 {MostChange}%：{string.Join("，", jumps)}。请在“说明”里写明原因。", "note");
    }

    /// <summary>Strictly more than 30 percent, in integers; from nothing to something is no percentage.</summary>
    internal static bool Jumped(long? before, long? now) =>
        before is > 0 and var old && now is { } value && Int128.Abs((Int128)value - old) * 100 > (Int128)old * MostChange;
}
