using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Pipeline;
using Yinling.Platform.Access;

namespace Yinling.Web.Matrix;

/// <summary>Judges answers: the status that the rule and the permission table give, and no canary from outside the visitor's reach.</summary>
internal sealed partial class Matrix(MatrixApp app)
{
    private readonly PermissionCatalogue permissions = app.Services.GetRequiredService<PermissionCatalogue>();

    public List<string> Findings { get; } = [];

    public int Calls { get; private set; }

    /// <summary>Some findings of each kind of question, so that one mistake does not hide another.</summary>
    public string Report => $"{Calls} calls, {Findings.Count} findings\n" + string.Join('\n', Findings.GroupBy(f => f.Split('/', ':')[0]).SelectMany(g => g.Take(8)).Take(80));

    public void Count() => Calls++;

    /// <summary>The routes really mapped. Files of the product (style sheets, scripts, icons) are told by their ending.</summary>
    public IReadOnlyList<RouteLine> Routes => app.Services.GetRequiredService<RouteTable>().Lines;

    public static bool IsFile(RouteLine line) => line.Rule == "open" && line.Method is "GET" or "HEAD" && FileEnding().IsMatch(line.Template);

    public bool Holds(Visitor visitor, string permission) => visitor is { Standing: Standing.Holder, Role: { } role } && permissions.Get(permission).Roles.Contains(role);

    /// <summary>What the rule says to this visitor before anything of the route runs; null when it lets pass.</summary>
    public string? AtTheGate(Visitor visitor, RouteLine line)
    {
        var api = line.Template.StartsWith("/api", StringComparison.Ordinal);
        if (line.Rule == "open") return null;
        if (visitor.Standing == Standing.Stranger) return api ? "401" : "to /sign-in";
        if (visitor.Standing == Standing.Beginner && line.Template != "/account/password") return api ? "403" : "to /account/password";
        return line.Rule == "signed-in" || Holds(visitor, line.Rule!) ? null : "403";
    }

    public static string Outcome(Answer answer) => answer.Status is HttpStatusCode.Redirect or HttpStatusCode.RedirectMethod
        ? "to " + answer.Location!.Split('?')[0]
        : ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public async Task<Answer> AskAsync(Visitor visitor, RouteLine line, Page page, Target target, string address)
    {
        var answer = await visitor.Browser.GetAsync(address);
        Calls++;
        var expected = AtTheGate(visitor, line) ?? (page.Reach(visitor, target) || line.Rule is "open" or "signed-in" ? page.Expected?.Invoke(visitor) ?? "200" : "404");
        var outcome = Outcome(answer);
        if (outcome != expected) Findings.Add($"{line.Method} {address} by {visitor}: {outcome}, expected {expected}");
        await SearchAsync(visitor, answer, $"{line.Method} {address}");
        return answer;
    }

    /// <summary>Searches all that was received: headers, cookies, body, and what is packed in it. Whoever is refused receives no canary at all.</summary>
    public async Task SearchAsync(Visitor visitor, Answer answer, string what)
    {
        var received = await ReceivedAsync(answer);
        if (!received.Contains("kanari", StringComparison.OrdinalIgnoreCase) && !received.Contains("obenher", StringComparison.OrdinalIgnoreCase)) return;
        var refused = (int)answer.Status is 401 or 403 or 404;
        foreach (var target in app.Planted.All)
        {
            if (received.Contains(target.Canary, StringComparison.OrdinalIgnoreCase) && (refused || !visitor.MaySee(target))) Findings.Add($"{what} by {visitor}: shows {target}'s {target.Canary}");
            if (received.Contains(target.Above, StringComparison.OrdinalIgnoreCase) && (refused || !visitor.MaySeeFromAbove(target))) Findings.Add($"{what} by {visitor}: shows {target}'s {target.Above}");
        }
    }

    private static async Task<string> ReceivedAsync(Answer answer)
    {
        var headers = string.Join('\n', answer.Message.Headers.Concat(answer.Message.Content.Headers).Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
        var bytes = await answer.Message.Content.ReadAsByteArrayAsync();
        if (bytes is not [(byte)'P', (byte)'K', ..]) return Uri.UnescapeDataString(headers) + answer.Text;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        List<string> parts = [headers];
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            parts.Add(entry.FullName + await reader.ReadToEndAsync());
        }
        return string.Join('\n', parts);
    }

    [GeneratedRegex(@"\.(css|js|mjs|svg|png|ico|woff2|webmanifest|json|txt|gz|br|map)$")]
    private static partial Regex FileEnding();
}
