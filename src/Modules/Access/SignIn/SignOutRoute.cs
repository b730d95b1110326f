using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Yinling.Access.Pipeline;
using Yinling.Access.Sessions;
using Yinling.Platform.Access;

namespace Yinling.Access.SignIn;

/// <summary>Signing out, by POST only: a link or picture elsewhere must not do it.</summary>
internal static class SignOutRoute
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery, SignOut signOut, CancellationToken ct) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            await signOut.RunAsync(ct);
            SessionCookie.Clear(context);
            context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
            return Results.LocalRedirect(RouteGateMiddleware.SignInPath);
        }).OpenToAll("Whoever has no session any more may press the button too.").ExcludeFromDescription();
}
