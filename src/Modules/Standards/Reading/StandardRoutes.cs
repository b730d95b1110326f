using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yinling.Platform.Access;
using Yinling.Standards.Contracts;

namespace Yinling.Standards.Reading;

/// <summary>A standard as a file: the workbook to change and give back, and the JSON.</summary>
internal static class StandardRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/standards/{key}/standard.xlsx", async Task<Results<FileContentHttpResult, NotFound>> (string key, StandardShelf shelf, CancellationToken ct) =>
            await shelf.FindAsync(key, ct) is { } found
                ? TypedResults.File(StandardWorkbook.Write(found.Definition), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{found.Definition.Name}.xlsx")
                : TypedResults.NotFound()).Needs(StandardPermissions.Read).ExcludeFromDescription();
        routes.MapGet("/standards/{key}/standard.json", async Task<Results<FileContentHttpResult, NotFound>> (string key, StandardShelf shelf, CancellationToken ct) =>
            await shelf.FindAsync(key, ct) is { } found
                ? TypedResults.File(Encoding.UTF8.GetBytes(found.Definition.Write()), "application/json", $"{found.Definition.Name}.json")
                : TypedResults.NotFound()).Needs(StandardPermissions.Read).ExcludeFromDescription();
    }
}
