using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Spreadsheets;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;

namespace Yinling.Statistics.Reporting;

/// <summary>A form as a workbook: true numbers, codes as text, and a sheet that says what each column counts.</summary>
internal static class FormExport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/forms/{assignment:guid}/{division}/form.xlsx", async Task<Results<FileContentHttpResult, NotFound>> (Guid assignment, string division, OpenForm open, CancellationToken ct) =>
            DivisionCode.TryParse(division, out var code) && await open.RunAsync(assignment, code, ct) is { } form
                ? TypedResults.File(Write(form), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{form.Form.Number}{form.Unit.Name}{form.Assignment!.Period}.xlsx")
                : TypedResults.NotFound()).Needs(StatisticsPermissions.Read).ExcludeFromDescription();

    public static byte[] Write(OpenedForm opened)
    {
        var form = opened.Form;
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file))
        {
            var columns = form.ColumnsAt(opened.Sheet).ToList();
            book.BeginSheet(form.Number, [new("区划代码", 14), new("单位", 24), .. columns.Select(c => new SheetColumn(c.Heading, WidthOf(c, opened.Sheet)))], form.Title, frozen: 2);
            foreach (var row in opened.Sheet.Rows.Prepend(opened.Sheet.Total))
                book.Row([SheetValue.Of(new DivisionCode(row.Code, row.Level).ToString()), SheetValue.Of(row.Name), .. columns.Select(c => CellWords.InFile(c, row.Cell(c.Key)))]);

            book.BeginSheet("表头和口径", [new("项目", 24), new("内容", 70), new("指标代码", 34), new("口径版本", 10)]);
            foreach (var (name, text) in Heading(opened)) book.Row([SheetValue.Of(name), SheetValue.Of(text)]);
            foreach (var column in form.Columns)
            {
                book.Row([
                    SheetValue.Of(column.Heading), SheetValue.Of(column.Note ?? "") with { Style = CellStyle.Wrapped }, SheetValue.OfMaybe(column.Indicator),
                    opened.Sheet.Total.Cell(column.Key).Definition is { } version ? SheetValue.Of(version) : null]);
            }
            var overridden = opened.Sheet.Rows.SelectMany(r => r.Cells.Where(c => c.Source == CellSource.Overridden).Select(c => (r, c))).ToList();
            if (overridden.Count > 0)
            {
                book.BeginSheet("改过的数", [new("单位", 24), new("栏目", 20), new("系统填", 12), new("改为", 12), new("原因", 60)]);
                foreach (var (row, cell) in overridden)
                    book.Row([SheetValue.Of(row.Name), SheetValue.Of(form.Column(cell.Column).Heading), CellWords.InFile(form.Column(cell.Column), cell with { Value = cell.Derived, Text = cell.Was }), CellWords.InFile(form.Column(cell.Column), cell), SheetValue.OfMaybe(cell.Reason)]);
            }
        }
        return file.ToArray();
    }

    /// <summary>Texts as wide as the longest of them, within reason.</summary>
    private static double WidthOf(FormColumn column, FormSheet sheet) =>
        Math.Clamp(sheet.Rows.Select(r => r.Cell(column.Key).Text?.Sum(c => c > 0xFF ? 2 : 1) + 2 ?? 0).DefaultIfEmpty(0).Max(), 12, 36);

    /// <summary>表号, 制表机关 … as every official sheet carries them. Source: 上海《老年监测统计调查制度》.</summary>
    public static IEnumerable<(string Name, string Text)> Heading(OpenedForm opened)
    {
        var form = opened.Form;
        yield return ("表号", form.Number);
        yield return ("制表机关", form.Issuer);
        yield return ("批准机关和文号", form.Approval ?? "未经批准");
        yield return ("有效期至", form.ValidUntil?.InChinese ?? "长期");
        yield return ("计量单位", form.Unit);
        yield return ("填报单位", opened.Unit.Name);
        if (opened.Assignment is { } assignment) yield return ("报告期", assignment.Period);
        yield return ("统计时点", opened.Day.InChinese);
    }
}
