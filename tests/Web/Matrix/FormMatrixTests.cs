using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Pipeline;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Web.Matrix;

/// <summary>
/// Every form of every route that takes posts × every role × divisions: who may, does it, and leaves exactly the audit entries the act is
/// said to leave; who may not changes nothing and leaves none.
/// </summary>
public sealed class FormMatrixTests(MatrixApp app) : IClassFixture<MatrixApp>
{
    private static readonly string[] Numbers = ["13905591234", "13705591234", "13605591234"];

    private readonly Matrix matrix = new(app);

    private static bool IsWrite(RouteLine line) => line.Method is not ("GET" or "HEAD") && !Matrix.IsFile(line);

    [Fact]
    public void Every_route_that_takes_posts_says_which_forms_it_has()
    {
        var routes = matrix.Routes.Where(IsWrite).Select(l => l.Template).ToHashSet();
        var known = Forms.All.Select(f => f.Route).Concat(Forms.Formless).Concat(OwnFormTests.Routes).ToHashSet();
        Assert.True(routes.Count > 40, "The route table has been read.");
        Assert.All(routes, r => Assert.True(known.Contains(r), $"POST {r} has no entry in the access matrix: add its forms to tests/Web/Matrix/Forms.cs, or the page to Formless there."));
        Assert.All(known, r => Assert.True(routes.Contains(r), $"POST {r} is in the access matrix but is no route any more: take it out of tests/Web/Matrix/Forms.cs."));
    }

    [Fact]
    public async Task Every_form_is_answered_as_rule_and_scope_say_and_audited_exactly_once()
    {
        var successes = 0;
        foreach (var form in Forms.All)
        {
            var line = matrix.Routes.Single(l => l.Template == form.Route && IsWrite(l));
            Dictionary<Target, Post?> standing = [];
            foreach (var visitor in app.Visitors)
            {
                var gate = matrix.AtTheGate(visitor, line);
                foreach (var target in gate is null ? app.Planted.All : [app.Planted.At(World.Village), app.Planted.At(World.OtherVillage), app.Planted.At(World.Province)])
                {
                    var may = gate is null && form.Reach(visitor, target) && (form.Needs is null || matrix.Holds(visitor, form.Needs));
                    if (!may && !standing.ContainsKey(target)) standing[target] = await form.Prepare(app, target);
                    if ((may ? await form.Prepare(app, target) : standing[target]) is not { } post) continue;
                    if (may) successes++;
                    await JudgeAsync(form, line, visitor, target, post, gate, may);
                }
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{matrix.Calls} calls, {successes} successes");
        Assert.True(matrix.Findings.Count == 0, matrix.Report);
        Assert.True(successes > 2 * Forms.All.Count, $"{successes} successes");
        LogTests.AssertClean(app);
    }

    [Fact]
    public async Task A_form_without_its_token_with_another_ones_or_from_another_site_changes_nothing()
    {
        var stranger = app.Visitors.First(v => v.Standing == Standing.Holder && v.Place == World.Province);
        foreach (var form in Forms.All)
        {
            var line = matrix.Routes.Single(l => l.Template == form.Route && IsWrite(l));
            var (visitor, target, post) = await FirstAllowedAsync(form, line);
            var own = await visitor.TokenAsync();
            var foreign = visitor == stranger ? await app.Visitors.First(v => v.Role is Platform.Access.Role.Clerk).TokenAsync() : await stranger.TokenAsync();
            var before = await HeadAsync();
            await RefusedAsync(post.With(null, null), "without a token");
            await RefusedAsync(post.With(foreign, null), "with another one's token");
            await RefusedAsync(post.With(own[..^6] + "AAAAAA", null), "with a changed token");
            var elsewhere = post.With(own, null);
            elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
            await RefusedAsync(elsewhere, "from another site");
            Assert.True(before == await HeadAsync(), $"{form.Name} of {form.Route} was done without a right token");

            async Task RefusedAsync(HttpRequestMessage request, string how)
            {
                var answer = await visitor.Browser.SendAsync(request);
                Assert.True(answer.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden, $"{form.Name} of {form.Route} {how} by {visitor} in {target}: {answer.Status}");
            }
        }
    }

    [Fact]
    public async Task Pages_without_forms_take_no_posts()
    {
        var before = await HeadAsync();
        foreach (var route in Forms.Formless)
        {
            var page = Pages.All.Single(p => p.Route == route);
            foreach (var visitor in app.Visitors.Where(v => v.Standing == Standing.Holder))
            {
                var answer = await visitor.Browser.SendAsync(new Post(page.Address(app.Planted.At(World.Village)) ?? page.Address(app.Planted.At(World.Township))!, "add", []).With(await visitor.TokenAsync(), null));
                await matrix.SearchAsync(visitor, answer, "POST " + route);
                Assert.True((int)answer.Status is 400 or 403 or 404 or 405 or 302 || route.StartsWith("/error", StringComparison.Ordinal), $"POST {route} by {visitor}: {answer.Status}");
            }
        }
        Assert.Equal(before, await HeadAsync());
        Assert.Empty(matrix.Findings);
    }

    private async Task<(Visitor, Target, Post)> FirstAllowedAsync(Form form, RouteLine line)
    {
        foreach (var visitor in app.Visitors.Where(v => matrix.AtTheGate(v, line) is null && (form.Needs is null || matrix.Holds(v, form.Needs))))
        {
            foreach (var target in app.Planted.Targets.Where(t => form.Reach(visitor, t)))
                if (await form.Prepare(app, target) is { } post) return (visitor, target, post);
        }
        throw new InvalidOperationException($"Nobody may post {form.Name} of {form.Route}.");
    }

    private async Task JudgeAsync(Form form, RouteLine line, Visitor visitor, Target target, Post post, string? gate, bool may)
    {
        var before = await HeadAsync();
        var answer = await visitor.Browser.SendAsync(post.With(await visitor.TokenAsync(), Guid.CreateVersion7().ToString("N")));
        matrix.Count();
        var (what, outcome) = ($"{form.Name}: POST {post.Path} in {target}", Matrix.Outcome(answer));
        await matrix.SearchAsync(visitor, answer, what);
        var entries = await EntriesAsync(before);
        if (!may)
        {
            // Not to be seen, or seen but not to be changed: the page shows no such form (400), finds no such record (404), or the rules refuse (409).
            var fits = gate is not null ? outcome == gate : (int)answer.Status is 400 or 404 or 409;
            if (!fits) matrix.Findings.Add($"{what} by {visitor}: {outcome}, expected {gate ?? "a refusal"}");
            if (entries.Count > 0) matrix.Findings.Add($"{what} by {visitor}: refused, yet {string.Join(", ", entries.Select(e => e.Action))} was audited");
            return;
        }
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod) || outcome == "to /sign-in")
            matrix.Findings.Add($"{what} by {visitor}: {outcome}, expected success {string.Join(' ', (await answer.PageAsync()).QuerySelectorAll("[data-rule]").Select(e => e.TextContent.Trim()))}");
        if (entries.Count != form.Entries) matrix.Findings.Add($"{what} by {visitor}: {entries.Count} entries ({string.Join(", ", entries.Select(e => e.Action))}), expected {form.Entries}");
        if (entries.Count > 0 && entries.All(e => e.Action != form.Action)) matrix.Findings.Add($"{what} by {visitor}: audited as {entries[^1].Action}, expected {form.Action}");
        foreach (var entry in entries) matrix.Findings.AddRange(Wrong(form, entry, visitor, target).Select(w => $"{what} by {visitor}: {entry.Action} {w}"));
    }

    /// <summary>Who, from which post, where; ids instead of names where the entry names what was done to; no number and no secret anywhere.</summary>
    private static IEnumerable<string> Wrong(Form form, AuditEntry entry, Visitor visitor, Target target)
    {
        if (entry.Account != visitor.Account) yield return "names another account";
        if (entry.Posts != $"{visitor.Role}@{visitor.Place}") yield return $"names the posts {entry.Posts}";
        if (entry.Division != (form.OfNation ? 0 : target.Division.Value)) yield return $"belongs to {entry.Division}";
        if ((entry.Subject + entry.Action).Contains(target.Canary, StringComparison.OrdinalIgnoreCase)) yield return "names somebody as its subject";
        if (Numbers.Any(n => (entry.Changes + entry.Reason).Contains(n, StringComparison.Ordinal))) yield return "holds a telephone number";
        if (entry.Changes.Contains("password_hash", StringComparison.Ordinal) || entry.Changes.Contains("totp_secret", StringComparison.Ordinal)) yield return "holds a secret";
    }

    private Task<long> HeadAsync() => app.InsideAsync(async s => (await s.GetRequiredService<AuditChain>().HeadAsync(CancellationToken.None)).Sequence);

    private Task<List<AuditEntry>> EntriesAsync(long after) => app.InsideAsync(s =>
        s.GetRequiredService<AppDb>().Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence > after).OrderBy(e => e.Sequence).ToListAsync());
}
