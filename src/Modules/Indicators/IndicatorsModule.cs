using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Yinling.Indicators;

/// <summary>What an indicator is: catalogue, roll-up, drill-down, near misses. Knows no module.</summary>
public static class IndicatorsModule
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services;

    public static void MapIndicators(this IEndpointRouteBuilder routes) { }
}
