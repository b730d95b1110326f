using System.Globalization;
using System.Text;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Reading;

/// <summary>Reads a standard from a file: the JSON or the workbook that the system writes. Says row and column of whatever it cannot read.</summary>
internal static class StandardFile
{
    public const int LargestFile = 2 * 1024 * 1024;

    /// <exception cref="RuleException">STD-01 no standard; STD-16 row, column, reason, all of them at once; XLS-01 to XLS-07.</exception>
    public static StandardDefinition Read(byte[] content)
    {
        if (content.Length is 0 or > LargestFile) throw new RuleException("STD-01", "请选一个不超过 2 MB 的文件。", "file");
        if (content[0] == 'P') return FromWorkbook(content);
        return StandardDefinition.Read(new UTF8Encoding(false, throwOnInvalidBytes: false).GetString(content).TrimStart('\uFEFF'));
    }

    private static StandardDefinition FromWorkbook(byte[] content)
    {
        using var book = new WorkbookReader(new MemoryStream(content));
        List<Problem> problems = [];
        var items = SheetOf(book, StandardWorkbook.ItemsSheet, problems);
        var lines = SheetOf(book, StandardWorkbook.LinesSheet, problems);
        RuleException.ThrowIfAny(problems);
        var standard = new StandardLines(lines, problems).Read(new StandardRows(items, problems).Read());
        RuleException.ThrowIfAny(problems);
        return standard;
    }

    private static IReadOnlyList<SheetRow> SheetOf(WorkbookReader book, string name, List<Problem> problems)
    {
        if (book.Sheets.Where(s => s.Name == name).Take(1).ToList() is [var sheet]) return [.. book.Rows(sheet).Where(r => !r.IsBlank)];
        problems.Add(new("STD-16", $"文件里没有“{name}”这张表。请从系统里导出一份标准，在它上面改。", "file"));
        return [];
    }
}

/// <summary>Cells of one sheet, with the words for what is wrong with them.</summary>
internal sealed class StandardCells(string sheet, IReadOnlyList<string> titles, List<Problem> problems)
{
    public static string Text(SheetRow row, int column) => row[column].Text.Trim();

    public static string? Maybe(SheetRow row, int column) => Text(row, column) is { Length: > 0 } text ? text : null;

    public Hundredths Points(SheetRow row, int column) => MaybePoints(row, column) ?? Wrong<Hundredths>(row, column, "要填一个数，如 4 或 1.5");

    public Hundredths? MaybePoints(SheetRow row, int column) => Maybe(row, column) switch
    {
        null => null,
        var text when Hundredths.TryParse(text, out var number) => number,
        var text => Wrong<Hundredths>(row, column, $"“{text}”不是数，或者小数超过两位"),
    };

    public T Wrong<T>(SheetRow row, int column, string why)
    {
        problems.Add(new("STD-16", $"“{sheet}”第 {row.Number.ToString(CultureInfo.InvariantCulture)} 行“{titles[column]}”：{why}。", "file"));
        return default!;
    }
}
