using System.Text.RegularExpressions;

namespace Yinling.Web.Matrix;

/// <summary>
/// Every route of the route table × every role × divisions inside and outside: who gets what, told independently from the rule, the permission
/// table and the digits of the codes. Nothing from outside one's reach arrives by any way, and nothing personal is logged.
/// </summary>
public sealed partial class AccessMatrixTests(MatrixApp app) : IClassFixture<MatrixApp>
{
    private readonly Matrix matrix = new(app);

    private static bool IsRead(Yinling.Access.Pipeline.RouteLine line) => line.Method == "GET" && !Matrix.IsFile(line);

    [Fact]
    public void Every_route_that_is_read_says_where_its_parameters_come_from()
    {
        var routes = matrix.Routes.Where(IsRead).Select(l => l.Template).ToHashSet();
        Assert.True(routes.Count > 50, "The route table has been read.");
        Assert.All(routes, r => Assert.True(Pages.All.Count(p => p.Route == r) == 1, $"GET {r} has no entry in the access matrix: add one line for it to tests/Web/Matrix/Pages.cs, with the reach its use case promises."));
        Assert.All(Pages.All, p => Assert.True(routes.Contains(p.Route), $"{p.Route} is in the access matrix but is no route any more: take its line out of tests/Web/Matrix/Pages.cs."));
    }

    [Fact]
    public async Task Every_page_and_download_is_answered_as_rule_and_scope_say_and_shows_nothing_from_outside()
    {
        foreach (var line in matrix.Routes.Where(IsRead))
        {
            var page = Pages.All.Single(p => p.Route == line.Template);
            foreach (var visitor in app.Visitors)
            {
                // Who is stopped at the gate is stopped whatever is asked for: two divisions tell as much as twelve.
                var targets = matrix.AtTheGate(visitor, line) is null ? app.Planted.All : [app.Planted.At(World.Village), app.Planted.At(World.OtherVillage), app.Planted.At(World.Province)];
                foreach (var target in targets.DistinctBy(page.Address))
                    if (page.Address(target) is { } address) await matrix.AskAsync(visitor, line, page, target, address);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{matrix.Calls} calls");
        Assert.True(matrix.Findings.Count == 0, matrix.Report);
        LogTests.AssertClean(app);
    }

    [Fact]
    public async Task What_is_elsewhere_looks_like_what_is_nowhere()
    {
        var compared = 0;
        foreach (var line in matrix.Routes.Where(IsRead))
        {
            var page = Pages.All.Single(p => p.Route == line.Template);
            foreach (var visitor in app.Visitors.Where(v => matrix.AtTheGate(v, line) is null && v.Standing == Standing.Holder))
            {
                var target = app.Planted.At(World.OtherVillage);
                if (page.Absent is null || page.Address(target) is not { } foreign || page.Absent(target) is not { } absent) continue;
                var (one, other) = (await visitor.Browser.GetAsync(foreign), await visitor.Browser.GetAsync(absent));
                Assert.True(one.Status == other.Status, $"{visitor}: GET {foreign} gave {one.Status}, {absent} {other.Status}");
                Assert.Equal(Plain(one.Text, foreign), Plain(other.Text, absent));
                if (!foreign.StartsWith("/api", StringComparison.Ordinal) && !foreign.EndsWith(".xlsx", StringComparison.Ordinal) && !foreign.Contains("/files/", StringComparison.Ordinal))
                {
                    var token = await visitor.TokenAsync();
                    (one, other) = (await visitor.Browser.SendAsync(new Post(foreign, "edit", []).With(token, null)), await visitor.Browser.SendAsync(new Post(absent, "edit", []).With(token, null)));
                    Assert.True(one.Status == other.Status && (int)one.Status is 400 or 404, $"{visitor}: POST {foreign} gave {one.Status}, {absent} {other.Status}");
                    Assert.Equal(Plain(one.Text, foreign), Plain(other.Text, absent));
                }
                compared++;
            }
        }
        Assert.True(compared > 100, $"{compared} compared");
    }

    [Fact]
    public async Task Files_of_the_product_hold_no_data_and_are_there_for_all()
    {
        var stranger = app.Visitors.First(v => v.Standing == Standing.Stranger);
        foreach (var line in matrix.Routes.Where(l => Matrix.IsFile(l) && l.Method == "GET"))
        {
            var answer = await stranger.Browser.GetAsync(line.Template);
            await matrix.SearchAsync(stranger, answer, line.Template);
            Assert.Equal(200, (int)answer.Status);
        }
        Assert.Empty(matrix.Findings);
    }

    /// <summary>What differs between two views of the same page: the address itself, form tokens and request keys.</summary>
    internal static string Plain(string html, string address) =>
        Varying().Replace(html.Replace(System.Net.WebUtility.HtmlEncode(address), "", StringComparison.Ordinal).Replace(address, "", StringComparison.Ordinal)
            .Replace(Uri.EscapeDataString(address), "", StringComparison.Ordinal), "");

    [GeneratedRegex("""value="(CfDJ8[^"]*|[0-9a-f-]{32,36})"|"traceId":"[^"]*"|"instance":"[^"]*"|card-[0-9a-f]{12}|<!--.*?-->""", RegexOptions.Singleline)]
    private static partial Regex Varying();
}
