using Microsoft.AspNetCore.Antiforgery;
using Yinling.Platform.Access;
using Yinling.Platform.Drafts;

namespace Yinling.Host;

/// <summary>Where the page's script sends what is being typed, every few seconds and when the page is left.</summary>
internal static class Drafts
{
    public static void MapDrafts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/drafts", async (HttpContext context, IAntiforgery antiforgery, DraftStore drafts, CancellationToken ct) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            var form = await context.Request.ReadFormAsync(ct);
            await drafts.KeepAsync(context.Request.Query["form"].ToString(), form.Select(f => KeyValuePair.Create(f.Key, f.Value.ToString())), ct);
            return Results.NoContent();
        }).ForSignedIn().ExcludeFromDescription();
}
