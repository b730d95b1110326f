using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Yinling.Associations;

/// <summary>Seniors' associations: the core record, the baseline survey, their profiles and indicators.</summary>
public static class AssociationsModule
{
    public static IServiceCollection AddAssociations(this IServiceCollection services) => services;

    public static void MapAssociations(this IEndpointRouteBuilder routes) { }
}
