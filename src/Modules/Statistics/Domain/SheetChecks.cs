using System.Globalization;
using Yinling.Kernel;

namespace Yinling.Statistics.Domain;

/// <summary>One total of this form beside the same total of another form of the same unit and period.</summary>
/// <param name="Other">表号.</param>
internal sealed record TieLine(string Heading, long? Mine, string Other, string OtherTitle, long? Theirs)
{
    public bool Holds => (Mine ?? 0) == (Theirs ?? 0);
}

/// <summary>What a sheet must fulfil before it can be declared filled in. Source: 报表制度 (表内平衡、上下期比较).</summary>
internal static class SheetChecks
{
    /// <summary>A change by more than this many percent needs a note.</summary>
    private const int MostChange = 30;

    /// <param name="ties">What the same unit said in other forms.</param>
    /// <param name="before">Total of the period before; null when there is none.</param>
    public static IReadOnlyList<Problem> Of(FormDefinition form, FormSheet sheet, SheetRow? before, string? note, IReadOnlyList<TieLine>? ties = null) =>
    [
        .. Missing(form, sheet),
        .. Beyond(form, sheet),
        .. form.Checks.SelectMany(check => Exceeded(form, check, sheet)),
        .. Jumps(form, sheet, before, note),
        .. Untied(ties ?? [], note),
    ];

    private static IEnumerable<Problem> Missing(FormDefinition form, FormSheet sheet)
    {
        // Above the lowest level what was typed of a subject comes from below alone.
        var blank = (from row in sheet.Rows.Where(r => !form.PerSubject || r.Subject is not null)
                     from column in form.Columns.Where(c => c is { IsTyped: true, Optional: false })
                     where row.Cell(column.Key).IsBlank
                     select $"{row.Name}的{column.Heading}").ToList();
        return Problem.If(blank.Count > 0, "STA-06", $"还有 {blank.Count} 个格子没填：{string.Join("、", blank.Take(5))}{(blank.Count > 5 ? " 等" : "")}。没有就填 0。");
    }

    /// <summary>Bounds of single columns. Totals have none: they add up.</summary>
    private static IEnumerable<Problem> Beyond(FormDefinition form, FormSheet sheet) =>
        from row in sheet.Rows.Where(r => !form.PerSubject || r.Subject is not null)
        from column in form.Columns.Where(c => c.Least is not null || c.Most is not null)
        let value = row.Cell(column.Key).Value
        where value < column.Least || value > column.Most
        select new Problem("STA-31", $"{row.Name}的{column.Heading}是 {value}，应在 {column.Least ?? 0} 到 {column.Most?.ToString(CultureInfo.InvariantCulture) ?? "不限"} 之间。请核对。");

    private static IEnumerable<Problem> Exceeded(FormDefinition form, FormCheck check, FormSheet sheet) =>
        from row in sheet.Rows
        let parts = check.Parts.Sum(p => row.Cell(p).Value ?? 0)
        let whole = row.Cell(check.Whole).Value
        where check.Exact ? whole is { } said && !Agrees(parts, said, check.Parts.Append(check.Whole).Count(k => form.Column(k).Rounded)) : parts > (whole ?? 0)
        select check.Exact
            ? new Problem("STA-32", $"{row.Name}：{check.Text}，各项之和是 {parts}，合计写的是 {whole}。请核对记录或改正。")
            : new Problem("STA-07", $"{row.Name}：{check.Text}，现在是 {parts} 对 {whole ?? 0}。请核对记录或改正。");

    /// <summary>Each figure stated in whole 万 may be off by half of one; any other not at all.</summary>
    /// <param name="rounded">How many of the figures compared are stated in 万.</param>
    internal static bool Agrees(long parts, long whole, int rounded) => Int128.Abs((Int128)parts - whole) * 2 <= rounded;

    private static IEnumerable<Problem> Untied(IReadOnlyList<TieLine> ties, string? note)
    {
        if (!string.IsNullOrWhiteSpace(note)) return [];
        var apart = ties.Where(t => !t.Holds).Select(t => $"{t.Heading}本表是 {t.Mine ?? 0}，{t.Other} 是 {t.Theirs ?? 0}").ToList();
        return Problem.If(apart.Count > 0, "STA-30", $"和别的表对不上：{string.Join("；", apart)}。请核对；确有原因的，写在“说明”里。", "note");
    }

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
