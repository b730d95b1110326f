using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yinling.Associations.Contracts;
using Yinling.Associations.Surveys.Import;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Associations.Surveys;

/// <summary>The workbooks people take away: the empty table with their villages, and the refused rows.</summary>
internal static class SurveyFiles
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/surveys/template.xlsx", async (string? division, IDivisionDirectory divisions, CurrentScope scope, CancellationToken ct) =>
        {
            List<DivisionUnit> villages = [];
            if (DivisionCode.TryParse(division, out var code) && code.Level >= DivisionLevel.County && scope.Value.May(SurveyPermissions.Answer, code))
            {
                await foreach (var unit in divisions.UnitsAsync(code.Range, DivisionLevel.Village, ct)) villages.Add(unit);
            }
            var file = new MemoryStream();
            BaselineWorkbooks.WriteTemplate(file, villages);
            file.Position = 0;
            return Results.File(file, Xlsx, "摸底表.xlsx");
        }).Needs(SurveyPermissions.Answer).ExcludeFromDescription();

        routes.MapGet("/surveys/imports/{id:guid}/refused.xlsx", async (Guid id, ReadImport read, CancellationToken ct) =>
        {
            if (await read.RefusedAsync(id, ct) is not { } rows) return Results.NotFound();
            var file = new MemoryStream();
            BaselineWorkbooks.WriteRefused(file, rows);
            file.Position = 0;
            return Results.File(file, Xlsx, "要改的行.xlsx");
        }).Needs(SurveyPermissions.Answer).ExcludeFromDescription();
    }
}
