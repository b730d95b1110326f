using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Platform;
using Yinling.Platform.Database;

namespace Yinling.Associations;

/// <summary>Seniors' associations: the core record, the baseline survey, their profiles and indicators.</summary>
public static class AssociationsModule
{
    public static IServiceCollection AddAssociations(this IServiceCollection services) => services
        .AddSingleton(new TableOwner(typeof(AssociationsModule).Assembly))
        .AddPermissions(AssociationPermissions.Read, AssociationPermissions.Edit, AssociationPermissions.Register);

    public static void MapAssociations(this IEndpointRouteBuilder routes) { }
}
