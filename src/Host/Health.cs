using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Host;

/// <summary>For the service supervisor and load balancers; says nothing about data.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz/live", () => TypedResults.Text("ok")).OpenToAll("The supervisor asks without signing in.").ExcludeFromDescription();
        routes.MapGet("/healthz/ready", async (AppDb db, CancellationToken ct) =>
        {
            try
            {
                return await db.Database.CanConnectAsync(ct) ? Results.Text("ok") : Results.Text("no database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
            catch (Exception) when (!ct.IsCancellationRequested)
            {
                return Results.Text("no database", statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        }).OpenToAll("The supervisor asks without signing in.").ExcludeFromDescription();
    }
}
