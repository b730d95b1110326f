using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Divisions.Browse;

/// <summary>The tree for machines.</summary>
internal static class DivisionRoutes
{
    /// <param name="Level">1 province … 5 village.</param>
    /// <param name="Setting">rural, urban; null above the township.</param>
    internal sealed record Item(string Code, int Level, string Name, string? Setting);

    /// <param name="Children">The units directly below, by code.</param>
    internal sealed record Sheet(string Code, int Level, string Name, string? Setting, DateOnly? ValidFrom, IReadOnlyList<Item> Path, IReadOnlyList<Item> Children);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/divisions", async (string? q, string? within, string? level, FindDivisions find, CancellationToken ct) =>
        {
            DivisionCode? part = DivisionCode.TryParse(within, out var code) ? code : null;
            DivisionLevel? only = int.TryParse(level, out var number) && number is >= 1 and <= 5 ? (DivisionLevel)number : null;
            return TypedResults.Ok((await find.RunAsync(q ?? "", part, only, ct)).Select(f => new Item(f.Code.ToString(), (int)f.Code.Level, f.Name, Text(f.Setting))).ToList());
        }).Needs(DivisionPermissions.Read).WithName("divisions");

        routes.MapGet("/api/divisions/{code}", async Task<Results<Ok<Sheet>, NotFound>> (string code, ReadDivision read, CancellationToken ct) =>
            DivisionCode.TryParse(code, out var asked) && await read.RunAsync(asked, ct) is { } sheet
                ? TypedResults.Ok(new Sheet(
                    sheet.Unit.Code.ToString(), (int)sheet.Unit.Code.Level, sheet.Unit.Name, Text(sheet.Unit.Setting), asked == DivisionCode.Nation ? null : sheet.Unit.ValidFrom,
                    [.. sheet.Path.Select(Of)], [.. sheet.Children.Select(c => Of(c.Unit))]))
                : TypedResults.NotFound()).Needs(DivisionPermissions.Read).WithName("division");
    }

    private static Item Of(DivisionUnit unit) => new(unit.Code.ToString(), (int)unit.Code.Level, unit.Name, Text(unit.Setting));

    private static string? Text(Setting? setting) => setting switch { Setting.Rural => "rural", Setting.Urban => "urban", _ => null };
}
