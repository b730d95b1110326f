using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Associations.Dues;

/// <summary>A year's dues as a workbook: every member of the year, what was paid as numbers.</summary>
internal static class ExportDues
{
    private static readonly SheetColumn[] Columns = [new("姓名", 12), new("入会日期", 12), new("应缴(元)", 10), new("情况", 10), new("已缴(元)", 10), new("日期", 12), new("说明", 28)];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/associations/{county:int}/{id:guid}/dues.xlsx", async (int county, Guid id, string? year, ReadDues read, TimeProvider clock, CancellationToken ct) =>
        {
            var asked = DuesPage.YearOf(year, clock.BeijingToday);
            if (await read.AllAsync(new(county, id), asked, ct) is not { } found) return Results.NotFound();
            var file = new MemoryStream();
            using (var workbook = new WorkbookWriter(file))
            {
                workbook.BeginSheet("会费", Columns, $"{found.Association.CurrentName}{asked}年会费");
                foreach (var line in found.Lines) workbook.Row(Cells(line, found.Dues));
            }
            file.Position = 0;
            return Results.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{asked}年会费.xlsx");
        }).Needs(AssociationPermissions.Read).ExcludeFromDescription();

    private static SheetValue?[] Cells(ReadDues.Line line, DuesYear? dues) =>
    [
        SheetValue.Of(line.Member.Name), SheetValue.Of(line.Member.JoinedOn), dues is null || line.Settlement is { Entry: null } ? null : SheetValue.Of(dues.Amount), SheetValue.Of(StateOf(line)),
        line.Settlement is { Entry: not null } && dues is not null ? SheetValue.Of(dues.Amount) : null, line.Settlement is { } settled ? SheetValue.Of(settled.On) : null,
        SheetValue.OfMaybe(line.Settlement?.Reason ?? (line.Member.LeftOn is { } left ? $"{left.InChinese}离会" : null)),
    ];

    private static string StateOf(ReadDues.Line line) => line switch
    {
        { Settlement.Entry: not null } => "已缴",
        { Settlement: not null } => "减免",
        { Owes: true } => "还没缴",
        _ => line.Member.LeftBecause?.InChinese ?? "退会",
    };
}
