using Microsoft.AspNetCore.Antiforgery;
using Yinling.Platform.Access;
using Yinling.Platform.Navigation;

namespace Yinling.Host;

/// <summary>Text size, dark and high contrast without script: a small form that sets the cookie and comes back.</summary>
internal static class Preferences
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["size"] = ["std", "lg", "xl"],
        ["theme"] = ["light", "dark"],
        ["contrast"] = ["normal", "high"],
    };

    public static void MapPreferences(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/preferences", async (HttpContext context, IAntiforgery antiforgery) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            var form = await context.Request.ReadFormAsync();
            foreach (var (name, values) in Allowed)
            {
                if (form[name].ToString() is { Length: > 0 } value && values.Contains(value))
                {
                    context.Response.Cookies.Append("yl_" + name, value, new CookieOptions
                    {
                        MaxAge = TimeSpan.FromDays(365),
                        SameSite = SameSiteMode.Lax,
                        Secure = context.Request.IsHttps,
                        IsEssential = true,
                    });
                }
            }
            return Results.LocalRedirect(LocalAddress.OrHome(form["back"]));
        }).OpenToAll("How the page looks is nobody's secret.").ExcludeFromDescription();
}
