using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Yinling.Host.Errors;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Drafts;
using Yinling.Platform.Navigation;

namespace Yinling.Host;

/// <summary>Where the page's script sends what is being typed, every few seconds and when the page is left; and where drafts end.</summary>
internal static class Drafts
{
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/drafts", async (HttpContext context, IAntiforgery antiforgery, CurrentScope scope, DraftStore drafts, CancellationToken ct) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            var form = await context.Request.ReadFormAsync(ct);
            await drafts.KeepAsync(scope.Value.Account!.Value, form[DraftStore.FieldName].ToString(), form.ToDictionary(f => f.Key, f => f.Value.ToString()), ct);
            return Results.NoContent();
        }).ForSignedIn().ExcludeFromDescription();

        routes.MapPost("/drafts/drop", async (HttpContext context, IAntiforgery antiforgery, DraftStore drafts, CancellationToken ct) =>
        {
            await antiforgery.ValidateRequestAsync(context);
            var form = await context.Request.ReadFormAsync(ct);
            await drafts.DropAsync(form["form"].ToString(), ct);
            return Results.LocalRedirect(LocalAddress.OrHome(form["back"]));
        }).ForSignedIn().ExcludeFromDescription();
    }

    /// <summary>A form that was taken leads on: its draft is forgotten before the browser hears of it.</summary>
    public static void UseDrafts(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!ControlCharacters.IsAnswered(context) && HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && context.Request.Form[DraftStore.FieldName].ToString() is { Length: > 0 } form
            && !context.Request.Path.StartsWithSegments("/drafts"))
        {
            context.Response.OnStarting(async () =>
            {
                if (context.Response.StatusCode is not (StatusCodes.Status302Found or StatusCodes.Status303SeeOther)) return;
                try { await context.RequestServices.GetRequiredService<DraftStore>().DropAsync(form, CancellationToken.None); }
                catch (Exception busy) when (busy is DbException or BusyException)
                {
                    // The form itself is safe; a draft that stays is offered once more, no worse.
                }
            });
        }
        return next(context);
    });
}
