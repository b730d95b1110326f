using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Yinling.Access;

/// <summary>Accounts, posts, sign-in, sessions, reading the audit.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services;

    public static void MapAccess(this IEndpointRouteBuilder routes) { }
}
