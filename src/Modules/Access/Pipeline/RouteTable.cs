using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Yinling.Platform.Access;

namespace Yinling.Access.Pipeline;

/// <summary>One route with its rule, as printed by <c>routes --json</c>.</summary>
/// <param name="Rule">A permission's code, "signed-in", "open"; null when none is declared.</param>
internal sealed record RouteLine(string Method, string Template, string? Rule);

/// <summary>Every route of the application, read from what is really mapped.</summary>
internal sealed class RouteTable
{
    /// <summary>The framework's own routes: interactive pages and, in development, files that are in no manifest. We use neither; without a rule the gate answers 404.</summary>
    private static readonly string[] Framework = ["_framework/", "{**path:file}"];

    private IEndpointRouteBuilder? routes;

    public void ReadFrom(IApplicationBuilder app) => routes = app as IEndpointRouteBuilder;

    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. (routes ?? throw new InvalidOperationException("UseAccess was not called.")).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().Where(e => !IsFramework(e))];

    public IReadOnlyList<RouteLine> Lines =>
    [
        .. from route in Endpoints
           from method in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["*"]
           let rules = route.Metadata.GetOrderedMetadata<IRouteRule>()
           orderby route.RoutePattern.RawText, method
           select new RouteLine(method, "/" + route.RoutePattern.RawText?.TrimStart('/'), rules is [var rule] ? rule.Rule : null),
    ];

    /// <exception cref="InvalidOperationException">Routes without exactly one rule, listed.</exception>
    public void AssertRules()
    {
        var bare = Lines.Where(l => l.Rule is null).Select(l => $"{l.Method} {l.Template}").Distinct().ToList();
        if (bare.Count > 0)
            throw new InvalidOperationException("These routes need exactly one rule (Needs, SignedIn or OpenToAll): " + string.Join(", ", bare));
    }

    private static bool IsFramework(RouteEndpoint route) =>
        Framework.Any(own => route.RoutePattern.RawText?.TrimStart('/').StartsWith(own, StringComparison.Ordinal) == true)
        && route.Metadata.GetOrderedMetadata<IRouteRule>().Count == 0;
}
