using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Indicators.Rollup;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Asking;

/// <summary>Figures and their records for machines, by the use cases of the pages.</summary>
internal static class FigureRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/figures", async Task<Results<Ok<IReadOnlyList<FigureLine>>, NotFound>> (
            string? division, string? indicators, string? setting, string? by, string? asOf, string? period, AskFigures ask, CancellationToken ct) =>
        {
            var request = new FiguresRequest(division, indicators, setting, by, asOf, period);
            return await ask.AskAsync(request.ToQuestion(), ct) is { } sheet ? TypedResults.Ok(FigureLine.Of(sheet, request.ToSettings())) : TypedResults.NotFound();
        }).Needs(FigurePermissions.Read).WithName("figures");

        routes.MapGet("/api/figures/records", async Task<Results<Ok<RecordsSheet>, NotFound>> (
            string? division, string? indicator, string? side, string? setting, string? asOf, string? period, int? page, int? size, ListRecords list, CancellationToken ct) =>
        {
            var request = new FiguresRequest(division, indicator, setting, null, asOf, period);
            return await list.RunAsync(request.ToRecords(Side(side), page ?? 1, size ?? 50), ct) is { } answer ? TypedResults.Ok(RecordsSheet.Of(answer)) : TypedResults.NotFound();
        }).Needs(FigurePermissions.Read).WithName("figure-records");
    }

    /// <summary>near, among; anything else the counted themselves.</summary>
    public static RecordSide Side(string? text) => text switch
    {
        "near" => RecordSide.Near,
        "among" => RecordSide.Among,
        _ => RecordSide.Counted,
    };
}
