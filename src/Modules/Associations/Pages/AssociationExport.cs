using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yinling.Associations.Contracts;
using Yinling.Associations.Lists;
using Yinling.Divisions.Contracts;
using Yinling.Platform.Access;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Associations.Pages;

/// <summary>The list as a workbook: the filter you see, all pages, codes as text and numbers as numbers.</summary>
internal static class AssociationExport
{
    private static readonly SheetColumn[] Columns =
    [
        new("区划代码", 16), new("村(居)名称", 20), new("协会名称", 28), new("成立日期", 12), new("登记", 8), new("备案", 8), new("有经费来源", 12), new("有活动场所", 12),
        new("经常活动", 10), new("活动月数", 10), new("两委兼任会长", 14), new("换届逾期", 10), new("会员数", 10), new("女会员", 10),
    ];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/associations/export.xlsx", async (HttpContext http, ListAssociations list, IDivisionDirectory divisions, CancellationToken ct) =>
        {
            var rows = new List<ListAssociations.Row>();
            await foreach (var row in list.AllAsync(AssociationQuestion.Of(http.Request.Query)).WithCancellation(ct)) rows.Add(row);
            var names = await divisions.FindAsync([.. rows.Select(r => r.Unit).Distinct()], ct);
            var file = new MemoryStream();
            using (var workbook = new WorkbookWriter(file))
            {
                workbook.BeginSheet("老年协会", Columns);
                foreach (var row in rows) workbook.Row(Line(row, names.GetValueOrDefault(row.Unit)?.Name));
            }
            file.Position = 0;
            return Results.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "老年协会.xlsx");
        }).Needs(AssociationPermissions.Read).ExcludeFromDescription();

    private static SheetValue?[] Line(ListAssociations.Row row, string? unit) =>
    [
        SheetValue.Of(row.Unit.ToString()), SheetValue.OfMaybe(unit), SheetValue.Of(row.Name), row.FoundedOn is { } founded ? SheetValue.Of(founded) : null,
        YesNo(row.Registered), YesNo(row.Filed), YesNo(row.HasFunding), YesNo(row.HasVenue), YesNo(row.RegularlyActive), SheetValue.Of(row.ActiveMonths12),
        YesNo(row.PresidentFromCommittee), YesNo(row.TermOverdue), SheetValue.Of(row.Members), SheetValue.Of(row.Women),
    ];

    private static SheetValue YesNo(bool yes) => SheetValue.Of(yes ? "是" : "否");
}
