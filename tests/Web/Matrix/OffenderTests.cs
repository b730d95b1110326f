using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Pipeline;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web.Matrix;

/// <summary>The matrix can fail: routes that forget the grant, each in its own way, are caught by the same checks.</summary>
public sealed class OffenderTests(OffenderTests.OffendingApp app) : IClassFixture<OffenderTests.OffendingApp>
{
    private const string Record = "/offender/{County:int}/{Id:guid}";
    private const string List = "/offender/list";
    private const string Header = "/offender/header/{Id:guid}";

    private static readonly Page[] Pages =
    [
        new(Record, Reaches.Record, t => t.Association is { } which ? $"/offender/{which.County}/{which.Id}" : null),
        new(List, Reaches.List, _ => "/offender/list"),
        new(Header, Reaches.Record, t => t.Association is { } which ? $"/offender/header/{which.Id}" : null),
    ];

    [Theory]
    [InlineData(Record, "expected 404")]
    [InlineData(Record, "shows 520302100201's")]
    [InlineData(List, "shows 520302100201's")]
    [InlineData(Header, "shows 520302100201's")]
    public async Task A_route_that_forgets_the_grant_is_caught(string route, string finding)
    {
        var matrix = new Matrix(app);
        var (line, page) = (matrix.Routes.Single(l => l.Template == route), Pages.Single(p => p.Route == route));
        foreach (var visitor in app.Visitors)
        {
            foreach (var target in app.Planted.All.DistinctBy(page.Address))
                if (page.Address(target) is { } address) await matrix.AskAsync(visitor, line, page, target, address);
        }
        Assert.Contains(matrix.Findings, f => f.Contains(finding, StringComparison.Ordinal) && f.Contains("Clerk@341022104", StringComparison.Ordinal));
        // The gate itself holds: nobody without the permission came so far.
        Assert.DoesNotContain(matrix.Findings, f => f.Contains("SystemAdministrator", StringComparison.Ordinal) || f.Contains("stranger", StringComparison.Ordinal));
    }

    [Fact]
    public void A_route_nobody_wrote_an_entry_for_is_named_by_the_matrix()
    {
        var bare = new Matrix(app).Routes.Where(l => l.Method == "GET" && !Matrix.IsFile(l)).Select(l => l.Template).Except(Web.Matrix.Pages.All.Select(p => p.Route));
        Assert.Equal([Header, List, Record], bare.OrderBy(r => r.Contains("County", StringComparison.Ordinal)).ThenBy(r => r, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_line_of_the_log_with_somebody_in_it_is_caught()
    {
        await app.Visitors.First(v => v.Role == Role.Clerk).Browser.GetAsync("/offender/list");
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => LogTests.AssertClean(app));
    }

    /// <summary>The application with three routes whose handlers read without asking the scope, and one that talks to the log.</summary>
    public sealed class OffendingApp : MatrixApp
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            // Before the first request: then the router reads what is mapped.
            Map(Routes(Services.GetRequiredService<RouteTable>())!);
        }

        private static void Map(IEndpointRouteBuilder routes)
        {
            routes.MapGet(Record, async (int county, Guid id, AppDb db) => await db.Set<Association>().Where(a => a.County == county && a.Id == id).Select(a => a.CurrentName).FirstOrDefaultAsync())
                .Needs(AssociationPermissions.Read);
            routes.MapGet(List, async (AppDb db, Microsoft.Extensions.Logging.ILoggerFactory log) =>
            {
                var names = await db.Set<Association>().Select(a => a.CurrentName).ToListAsync();
                Microsoft.Extensions.Logging.LoggerExtensions.Log(log.CreateLogger("Offender"), Microsoft.Extensions.Logging.LogLevel.Warning, "listed {Names}", string.Join(' ', names));
                return names;
            }).Needs(AssociationPermissions.Read);
            routes.MapGet(Header, async (Guid id, AppDb db, HttpContext context) =>
            {
                context.Response.Headers["X-Name"] = Uri.EscapeDataString(await db.Set<Association>().Where(a => a.Id == id).Select(a => a.CurrentName).FirstAsync());
                return Results.NotFound();
            }).Needs(AssociationPermissions.Read);
        }

        [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "routes")]
        private static extern ref IEndpointRouteBuilder? Routes(RouteTable table);
    }
}
