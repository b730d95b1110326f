using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Browse;
using Yinling.Divisions.Changes;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Import;
using Yinling.Platform;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Components;
using Yinling.Platform.Database;
using Yinling.Platform.Navigation;

namespace Yinling.Divisions;

/// <summary>The five-level tree: codes, urban and rural, validity, succession.</summary>
public static class DivisionsModule
{
    public static IServiceCollection AddDivisions(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(DivisionsModule).Assembly))
        .AddPermissions(DivisionPermissions.Read, DivisionPermissions.Manage)
        .AddAuditWords(("divisions.import", "导入区划"), ("divisions.add", "补充区划"), ("divisions_division", "区划"),
            ("divisions.compare", "比较新一版区划"), ("divisions.choose", "认定是不是同一个单位"), ("divisions.confirm", "确认区划变动"), ("divisions.reject", "不采用区划变动"),
            ("divisions_change_set", "区划变动"), ("divisions_change", "变动的单位"), ("divisions_succession", "沿革"))
        .AddScoped<IDivisionDirectory, DivisionDirectory>()
        .AddScoped<ImportDivisions>().AddScoped<CompareDivisions>().AddScoped<IDivisionSeeding, DivisionSeeding>()
        .AddScoped<PrepareChanges>().AddScoped<DecideChanges>().AddScoped<ListChanges>().AddScoped<FindDivisions>().AddScoped<IDivisionSearch, FindDivisions>().AddScoped<ReadDivision>()
        .AddSingleton(new NavItem("数据", "区划", "/divisions", IconName.Divisions, DivisionPermissions.Read.Code, 60))
        .AddSingleton<IVerification, DivisionVerification>().AddSingleton<IDemoData, DemoDivisions>()
        .AddSingleton<IVerb, DivisionsVerb>();

    public static void MapDivisions(this IEndpointRouteBuilder routes) => DivisionRoutes.Map(routes);
}
