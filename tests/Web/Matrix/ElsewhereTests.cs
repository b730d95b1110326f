using Yinling.Statistics.Domain;

namespace Yinling.Web.Matrix;

/// <summary>Counts, sums, orders and choices tell as much as names: what happens where somebody does not reach changes nothing of what they see.</summary>
public sealed class ElsewhereTests(MatrixApp app) : IClassFixture<MatrixApp>
{
    /// <summary>The rule of regular activity is the province's, and its page counts the whole province so that its head sees what a change would do.</summary>
    private static readonly string[] OfTheProvince = ["/settings/activity-rule"];

    [Fact]
    public async Task What_happens_elsewhere_changes_nothing_here()
    {
        var matrix = new Matrix(app);
        var before = await ReadAsync(matrix);
        Assert.True(before.Count > 200, $"{before.Count} pages read");
        foreach (var code in new[] { World.SiblingTownship, "341022105201", World.OtherTownship, World.OtherVillage })
        {
            var target = app.Planted.At(code);
            var fresh = new Target(code, target.Canary, target.Above);
            fresh.Association = await Planting.AssociationAsync(app, target, target.Canary + "又一个");
            await Planting.RecordsAsync(app, fresh);
            await People.AddAsync(app, Platform.Access.Role.Clerk, target.Division);
            await Planting.CampaignAsync(app, target, target.Above);
            await Planting.ImportAsync(app, target, "remark");
            if (target.Form is { } form) await FormPosts.TakeAsync(app, target, form, target.Division, FormAct.Check);
        }
        var after = await ReadAsync(matrix);
        Assert.Equal(before.Keys, after.Keys);
        Assert.All(before, page => Assert.Equal(page.Value, after[page.Key]));
    }

    [Fact]
    public async Task What_happens_here_does_change_what_is_seen()
    {
        var matrix = new Matrix(app);
        // Three pages tell whether the comparison above would notice; all of them would only take longer.
        string[] routes = ["/associations", "/figures/{Code}", "/api/figures"];
        var before = await ReadAsync(matrix, routes);
        var own = app.Planted.At(World.Village);
        await Planting.AssociationAsync(app, own, own.Canary + "第二个");
        var after = await ReadAsync(matrix, routes);
        foreach (var route in new[] { "/associations", "/figures/341022104", "/api/figures?division=341022104&by=child" })
            Assert.NotEqual(before.Single(p => p.Key == $"Clerk@{World.Township} {route}").Value, after[$"Clerk@{World.Township} {route}"]);
    }

    /// <summary>All pages of the own township and its first village, by everybody with a post below the township or in it.</summary>
    private async Task<SortedDictionary<string, string>> ReadAsync(Matrix matrix, string[]? only = null)
    {
        SortedDictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (var visitor in app.Visitors.Where(v => v.Standing == Standing.Holder && v.Place.StartsWith(World.Township, StringComparison.Ordinal)))
        {
            foreach (var page in Pages.All.Where(p => (only is null || only.Contains(p.Route)) && !OfTheProvince.Contains(p.Route) && !p.Route.EndsWith(".xlsx", StringComparison.Ordinal)))
            {
                var line = matrix.Routes.Single(l => l.Method == "GET" && l.Template == page.Route);
                if (line.Rule is "open" || matrix.AtTheGate(visitor, line) is not null) continue;
                foreach (var target in new[] { app.Planted.At(World.Township), app.Planted.At(World.Village) })
                    if (page.Address(target) is { } address) read[$"{visitor} {address}"] = Seen(await visitor.Browser.GetAsync(address), address);
            }
        }
        return read;
    }

    /// <summary>What stands on the page, or where it leads: the body of a redirect is nobody's to read, and may be empty or begun.</summary>
    private static string Seen(Answer answer, string address) => answer.Location ?? AccessMatrixTests.Plain(answer.Text, address);
}
