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
using Yinling.Statistics.Reporting;
using SheetRow = Yinling.Statistics.Domain.SheetRow;

namespace Yinling.Statistics.Templates;

/// <summary>A form in the workbook of the nearest office that has its own.</summary>
internal static class LocalExport
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/forms/{assignment:guid}/{division}/local.xlsx", async Task<Results<FileContentHttpResult, NotFound>> (Guid assignment, string division, OpenForm open, KeepTemplates templates, CancellationToken ct) =>
            DivisionCode.TryParse(division, out var code) && await open.RunAsync(assignment, code, ct) is { } form && await templates.NearestAsync(form.Form.Key, code, ct) is { } template
                ? TypedResults.File(Write(form, template), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{form.Form.Number}{form.Unit.Name}{form.Assignment!.Period}本地格式.xlsx")
                : TypedResults.NotFound()).Needs(StatisticsPermissions.Read).ExcludeFromDescription();

    public static byte[] Write(OpenedForm opened, FormTemplate template)
    {
        var headers = template.Headers.Where(h => h.Key.Length > 0).ToList();
        var percent = TemplateFiller.PercentColumns(template.Content, template.Sheet, template.FirstRow);
        return TemplateFiller.Fill(template.Content, new(template.Sheet, template.FirstRow,
            [.. opened.Sheet.Rows.Select((row, at) => Values(row, at + 1))], Values(opened.Sheet.Total, null)));

        Dictionary<int, SheetValue> Values(SheetRow row, int? number) =>
            (from header in headers
             let value = header.Key switch
             {
                 TemplateColumns.Name => number is null ? null : SheetValue.Of(row.Name),
                 TemplateColumns.Code => number is null ? null : SheetValue.Of(new DivisionCode(row.Code, row.Level).ToString()),
                 TemplateColumns.Number => number is { } n ? SheetValue.Of(n) : null,
                 _ => opened.Form.Columns.FirstOrDefault(c => c.Key == header.Key) is { } column ? InTemplate(header, column, row.Cell(column.Key), percent.Contains(header.Index)) : null,
             }
             where value is not null
             select (header.Index, value)).ToDictionary(v => v.Index, v => v.value);
    }

    /// <summary>In the unit the template's own header states: 万元, %, or plain.</summary>
    internal static SheetValue? InTemplate(TemplateHeader header, FormColumn column, FormCell cell, bool showsPercent)
    {
        var says = header.Text.Replace('％', '%');
        if (cell.Value is { } fen && column.IsMoney && says.Contains("万元", StringComparison.Ordinal))
            return new(null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(fen < 0 ? "-" : "")}{Math.Abs(fen) / 1_000_000}.{Math.Abs(fen) % 1_000_000:D6}"), CellStyle.Plain);
        if (column.Kind is ColumnKind.Rate or ColumnKind.Percent && !showsPercent && cell.Value is { } part)
        {
            var rate = column.Kind == ColumnKind.Rate ? new Rate(part, cell.Of ?? 0) : new Rate(part, 100);
            if (rate.BasisPoints is not { } points) return SheetValue.Of("—");
            // A cell that does not show percentages would show 0.7027: it says 70.27 under a heading with %, and 70.27% as text elsewhere.
            return says.Contains('%', StringComparison.Ordinal)
                ? new(null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{points / 100}.{points % 100:D2}"), CellStyle.Plain)
                : SheetValue.Of(rate.Percent);
        }
        return CellWords.InFile(column, cell);
    }
}
