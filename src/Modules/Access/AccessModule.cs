using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Yinling.Access;

/// <summary>Accounts, posts, sign-in, sessions, reading the audit.</summary>
public static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services;

    /// <summary>Signs the request in, gives it its scope, and holds the rule of its route.</summary>
    public static void UseAccess(this WebApplication app) { }

    /// <summary>Stops the start when a route has no rule.</summary>
    public static void AssertRouteRules(this WebApplication app) { }

    public static void MapAccess(this IEndpointRouteBuilder routes) { }
}
