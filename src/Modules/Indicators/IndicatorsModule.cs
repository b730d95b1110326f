using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Indicators.Asking;
using Yinling.Indicators.Bench;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Indicators.Rollup;
using Yinling.Platform;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Indicators;

/// <summary>What an indicator is: catalogue, roll-up, drill-down, near misses. Knows no module.</summary>
public static class IndicatorsModule
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(IndicatorsModule).Assembly))
        .AddPermissions(FigurePermissions.Read)
        .AddSingleton<IndicatorCatalogue>().AddSingleton<CompiledShapes>()
        .AddScoped<AskedDay>().AddScoped<AskFigures>().AddScoped<IFigures>(s => s.GetRequiredService<AskFigures>()).AddScoped<ListRecords>()
        .AddSingleton<IVerb, FiguresVerb>().AddSingleton<IVerb, IndicatorsVerb>().AddSingleton<IVerb, BenchRollup>();

    public static void MapIndicators(this IEndpointRouteBuilder routes) => FigureRoutes.Map(routes);
}
