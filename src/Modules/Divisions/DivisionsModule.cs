using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Import;
using Yinling.Platform;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Divisions;

/// <summary>The five-level tree: codes, urban and rural, validity, succession.</summary>
public static class DivisionsModule
{
    public static IServiceCollection AddDivisions(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(DivisionsModule).Assembly))
        .AddPermissions(DivisionPermissions.Read, DivisionPermissions.Manage)
        .AddAuditWords(("divisions.import", "导入区划"), ("divisions.add", "补充区划"), ("divisions_division", "区划"))
        .AddScoped<IDivisionDirectory, DivisionDirectory>()
        .AddScoped<ImportDivisions>().AddScoped<CompareDivisions>().AddScoped<IDivisionSeeding, DivisionSeeding>()
        .AddSingleton<IVerification, DivisionVerification>().AddSingleton<IDemoData, DemoDivisions>()
        .AddSingleton<IVerb, DivisionsVerb>();

    public static void MapDivisions(this IEndpointRouteBuilder routes) { }
}
