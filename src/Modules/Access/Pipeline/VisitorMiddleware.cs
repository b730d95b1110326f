using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Yinling.Access.Sessions;
using Yinling.Platform.Access;

namespace Yinling.Access.Pipeline;

/// <summary>Finds out who visits: bearer token on the API, session cookie elsewhere and there.</summary>
internal sealed class VisitorMiddleware(RequestDelegate next)
{
    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context, Visit visit, CurrentScope scope, SessionReader reader)
    {
        // Error pages run the pipeline a second time for the same visitor.
        if (!visit.IsRead)
        {
            visit.IsRead = true;
            visit.From = context.Connection.RemoteIpAddress?.ToString() ?? "";
            visit.Agent = BrowserFamily.Of(context.Request.Headers.UserAgent);
            scope.Value = await ReadAsync(context, visit, reader);
            if (scope.Value.Account is { } account)
            {
                // Antiforgery tokens are bound to this name: one made for another visitor does not pass.
                Claim[] claims = [new(ClaimTypes.NameIdentifier, account.ToString("N")), new(ClaimTypes.Name, scope.Value.Name), new(ClaimTypes.GivenName, visit.DisplayName)];
                context.User = new(new ClaimsIdentity(claims, "Yinling"));
            }
        }
        await next(context);
    }

    private static async Task<Scope> ReadAsync(HttpContext context, Visit visit, SessionReader reader)
    {
        var given = context.Request.Headers.Authorization.ToString();
        if (given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return context.Request.Path.StartsWithSegments("/api") ? await reader.ReadBearerAsync(given[Bearer.Length..].Trim(), visit, context.RequestAborted) : Scope.Nobody;
        return SessionCookie.Read(context.Request) is { Length: > 0 } token ? await reader.ReadCookieAsync(token, visit, context.RequestAborted) : Scope.Nobody;
    }
}
