using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Rollup;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Indicators.Table;

/// <summary>The table of the roll-up page as a workbook: true numbers, codes as text, and a sheet that says what each figure counts.</summary>
internal static class FigureExport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/figures/{code}/table.xlsx", async Task<Results<FileContentHttpResult, NotFound>> (
            string code, HttpContext http, AskFigures ask, IndicatorCatalogue catalogue, CancellationToken ct) =>
        {
            if (!DivisionCode.TryParse(code, out var division)) return TypedResults.NotFound();
            var request = TableRequest.Of(http.Request.Query, division, catalogue);
            if (await ask.AskAsync(request.Words.ToQuestion(), ct) is not { } sheet) return TypedResults.NotFound();
            return TypedResults.File(
                Write(request, sheet), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{sheet.Unit.Name}统计表{sheet.Day:yyyyMMdd}.xlsx");
        }).Needs(FigurePermissions.Read).ExcludeFromDescription();

    private static byte[] Write(TableRequest request, FigureSheet sheet)
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file))
        {
            book.BeginSheet("统计表", [new("区划代码", 14), new("名称", 24), .. request.Columns.Select(c => new SheetColumn(c.Title(request.IsSplit), 16))], $"{sheet.Unit.Name}统计表({sheet.Day.InChinese})");
            foreach (var row in request.Sorted(sheet).Prepend(sheet.Total))
                book.Row([SheetValue.Of(row.Unit.Code.ToString()), SheetValue.Of(NameOf(row)), .. request.Columns.Select(c => ValueOf(row.Get(c.Indicator.Code, c.Setting)))]);

            book.BeginSheet("口径", [new("指标", 28), new("代码", 32), new("口径", 70), new("依据", 24), new("版本", 8), new("统计的日子或月份", 30)]);
            foreach (var indicator in sheet.Indicators)
            {
                var text = indicator.Text;
                book.Row([
                    SheetValue.Of(text.Name), SheetValue.Of(text.Code), SheetValue.Of(text.Definition) with { Style = CellStyle.Wrapped },
                    SheetValue.Of(text.Source), SheetValue.Of(text.Version), SheetValue.Of(When(indicator, sheet))]);
            }
        }
        return file.ToArray();
    }

    public static string NameOf(FigureRow row) => row.Kind switch
    {
        FigureRowKind.Total => "合计",
        FigureRowKind.OwnLevel => $"{row.Unit.Name}本级",
        FigureRowKind.Child => row.Unit.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Kind, null),
    };

    /// <summary>The day of stocks, the months of flows.</summary>
    public static string When(Indicator indicator, FigureSheet sheet) =>
        indicator.IsFlow ? sheet.From == sheet.To ? sheet.To.ToString() : $"{sheet.From}至{sheet.To}" : sheet.Day.InChinese;

    private static SheetValue ValueOf(Figure figure) => figure switch
    {
        { Rate: { } rate } => SheetValue.Of(rate),
        { Indicator.Text.Unit: IndicatorUnit.Fen } => SheetValue.Of(new Money(figure.Numerator)),
        _ => SheetValue.Of(figure.Numerator),
    };
}
