using Yinling.Associations.Domain.Surveys;
using Yinling.Divisions.Contracts;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Associations.Surveys.Import;

/// <summary>The workbooks of the baseline: the template to fill in, and the refused rows with their reasons, ready to be corrected and uploaded again.</summary>
internal static class BaselineWorkbooks
{
    internal const string ReasonTitle = "要改的地方";

    /// <param name="villages">Rows written beforehand with code and name; empty for a blank template.</param>
    public static void WriteTemplate(Stream output, IEnumerable<DivisionUnit> villages)
    {
        using var workbook = new WorkbookWriter(output);
        workbook.BeginSheet("摸底表", [.. BaselineColumns.All.Select(Column)]);
        foreach (var village in villages) workbook.Row([SheetValue.Of(village.Code.ToString()), SheetValue.Of(village.Name)]);
        workbook.BeginSheet("填写说明", [new("列名", 24), new("怎么填", 60), new("可以写的词", 30)]);
        foreach (var column in BaselineColumns.All)
            workbook.Row([SheetValue.Of(column.Title), SheetValue.Of(column.Hint) with { Style = CellStyle.Wrapped }, SheetValue.OfMaybe(string.Join("、", Choices(column)))]);
    }

    /// <summary>Each refused row as it was filled in, the cells to mend coloured, with the reasons in the first column.</summary>
    public static void WriteRefused(Stream output, IEnumerable<BaselineImportRow> refused)
    {
        using var workbook = new WorkbookWriter(output);
        workbook.BeginSheet("要改的行", [new(ReasonTitle, 60), .. BaselineColumns.All.Select(Column)]);
        foreach (var row in refused)
        {
            var (cells, problems) = (BaselineJson.CellsOf(row), BaselineJson.ProblemsOf(row));
            var reasons = string.Join('\n', problems.Select(p => p.Column is { } column ? $"【{BaselineColumns.Get(column).Title}】{p.Message}" : p.Message));
            workbook.Row(
            [
                SheetValue.Of($"原表第 {row.Number} 行\n{reasons}") with { Style = CellStyle.Wrapped },
                .. BaselineColumns.All.Select(c => Cell(cells.GetValueOrDefault(c.Key)?.Text, problems.Any(p => p.Column == c.Key))),
            ]);
        }
    }

    private static SheetValue? Cell(string? text, bool wrong) =>
        wrong ? SheetValue.Of(text ?? "") with { Style = CellStyle.Refused } : SheetValue.OfMaybe(text);

    private static SheetColumn Column(BaselineColumn column) => new(column.Title, Math.Max(10, (column.Title.Length * 2) + 2), Choices(column));

    private static string[] Choices(BaselineColumn column) => column.Kind switch
    {
        BaselineKind.YesNo => column.Key is BaselineColumns.Funding or BaselineColumns.Venue ? ["有", "无"] : ["是", "否"],
        _ => column.Choices,
    };
}
