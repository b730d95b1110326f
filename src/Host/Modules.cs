using System.Reflection;
using Yinling.Access;
using Yinling.Associations;
using Yinling.Divisions;
using Yinling.Indicators;
using Yinling.Standards;
using Yinling.Statistics;

namespace Yinling.Host;

/// <summary>The modules this installation runs, in the order of docs/modules.md. Adding a module is one line in each list.</summary>
internal static class Modules
{
    public static readonly Assembly[] Assemblies =
    [
        typeof(Platform.PlatformModule).Assembly,
        typeof(DivisionsModule).Assembly,
        typeof(AccessModule).Assembly,
        typeof(IndicatorsModule).Assembly,
        typeof(StatisticsModule).Assembly,
        typeof(AssociationsModule).Assembly,
        typeof(StandardsModule).Assembly,
    ];

    public static void AddModules(this IServiceCollection services) => services
        .AddDivisions()
        .AddAccess()
        .AddIndicators()
        .AddStatistics()
        .AddAssociations()
        .AddStandards();

    public static void MapModules(this IEndpointRouteBuilder routes)
    {
        routes.MapDivisions();
        routes.MapAccess();
        routes.MapIndicators();
        routes.MapStatistics();
        routes.MapAssociations();
        routes.MapStandards();
    }
}
