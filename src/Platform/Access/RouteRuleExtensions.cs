using Microsoft.AspNetCore.Builder;

namespace Yinling.Platform.Access;

/// <summary>Rules for routes that are not pages.</summary>
public static class RouteRuleExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder route, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new NeedsAttribute(permission.Code));

    public static TBuilder ForSignedIn<TBuilder>(this TBuilder route) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new SignedInAttribute());

    public static TBuilder OpenToAll<TBuilder>(this TBuilder route, string why) where TBuilder : IEndpointConventionBuilder =>
        route.WithMetadata(new OpenToAllAttribute(why));
}
