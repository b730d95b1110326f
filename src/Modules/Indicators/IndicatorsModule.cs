using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Indicators.Asking;
using Yinling.Indicators.Bench;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Indicators.Rollup;
using Yinling.Indicators.Table;
using Yinling.Indicators.Trends;
using Yinling.Platform;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Components;
using Yinling.Platform.Database;
using Yinling.Platform.Navigation;

namespace Yinling.Indicators;

/// <summary>What an indicator is: catalogue, roll-up, drill-down, near misses. Knows no module.</summary>
public static class IndicatorsModule
{
    public static IServiceCollection AddIndicators(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(IndicatorsModule).Assembly))
        .AddPermissions(FigurePermissions.Read)
        .AddAuditWords(("indicators.month_end", "定下月末数字"), ("indicators_month_end_figure", "月末数字"))
        .AddScoped<KeepMonthEnds>().AddScoped<ITick>(s => s.GetRequiredService<KeepMonthEnds>())
        .AddSingleton<IndicatorCatalogue>().AddSingleton<CompiledShapes>()
        .AddScoped<AskedDay>().AddScoped<AskFigures>().AddScoped<IFigures>(s => s.GetRequiredService<AskFigures>()).AddScoped<ListRecords>().AddScoped<IFigureSubjects, CountedSubjects>().AddScoped<ISubjectFigures, AskSubjects>().AddScoped<TraceFigure>()
        .AddSingleton(new NavItem("数据", "统计", "/figures", IconName.Figures, FigurePermissions.Read.Code, 40))
        .AddSingleton<IVerb, FiguresVerb>().AddSingleton<IVerb, IndicatorsVerb>().AddSingleton<IVerb, BenchRollup>();

    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        FigureRoutes.Map(routes);
        FigureExport.Map(routes);
    }
}
