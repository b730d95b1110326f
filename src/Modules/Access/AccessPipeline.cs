using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Pipeline;

namespace Yinling.Access;

/// <summary>The module's part of the request pipeline.</summary>
public static class AccessPipeline
{
    /// <summary>Who visits, whether the route lets them pass, and the idempotency key. After routing, before antiforgery.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        app.ApplicationServices.GetRequiredService<RouteTable>().ReadFrom(app);
        return app.UseMiddleware<VisitorMiddleware>().UseMiddleware<RouteGateMiddleware>().UseMiddleware<RequestKeyMiddleware>();
    }

    /// <summary>Stops the start when a route declares no rule or two (default deny).</summary>
    /// <exception cref="InvalidOperationException">The routes concerned.</exception>
    public static void AssertRouteRules(this IApplicationBuilder app) => app.ApplicationServices.GetRequiredService<RouteTable>().AssertRules();
}
