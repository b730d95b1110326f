using System.Text.Json;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Browser;

/// <summary>Every page of the route table, with real records, seen in light, dark and high contrast, in three sizes of text, wide and on a phone.</summary>
public sealed class EveryPageTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    /// <summary>Each page is seen wide and on a phone; over the pages every size, theme and contrast comes up at both.</summary>
    private static readonly (string Size, string Theme, string Contrast)[] Wide = [("std", "light", "normal"), ("lg", "dark", "normal"), ("xl", "light", "high")];

    private static readonly (string Size, string Theme, string Contrast)[] Phone = [("xl", "light", "normal"), ("std", "dark", "normal"), ("lg", "light", "high")];

    /// <summary>Who opens it, and where its parameters come from: a path, or "page ~ pattern" for the first link on that page that looks so.</summary>
    private static readonly Dictionary<string, (string User, string Where)> Recipes = new()
    {
        ["/"] = ("demo.county", "/"), ["/account"] = ("demo.county", "/account"), ["/account/password"] = ("demo.county", "/account/password"),
        ["/account/sessions"] = ("demo.county", "/account/sessions"), ["/account/tokens"] = ("demo.county", "/account/tokens"), ["/account/totp"] = ("demo.county", "/account/totp"),
        ["/accounts"] = ("demo.security", "/accounts"), ["/accounts/new"] = ("demo.security", "/accounts/new"),
        ["/accounts/{Id:guid}"] = ("demo.security", "/accounts ~ /accounts/[0-9a-f-]{36}$"),
        ["/accounts/{Account:guid}/posts/{Post:guid}/end"] = ("demo.security", "/accounts ~ /accounts/[0-9a-f-]{36}$ ~ /end$"),
        ["/associations"] = ("demo.county", "/associations"), ["/associations/new"] = ("demo.county", "/associations/new"),
        ["/associations/{County:int}/{Id:guid}"] = ("demo.county", Association()),
        ["/associations/{County:int}/{Id:guid}/activities"] = ("demo.county", Association("/activities$")), ["/associations/{County:int}/{Id:guid}/close"] = ("demo.county", Association("/close$")),
        ["/associations/{County:int}/{Id:guid}/edit"] = ("demo.county", Association("/edit$")), ["/associations/{County:int}/{Id:guid}/history"] = ("demo.county", Association("/history$")),
        ["/associations/{County:int}/{Id:guid}/ledger"] = ("demo.county", Association("/ledger$")), ["/associations/{County:int}/{Id:guid}/members"] = ("demo.county", Association("/members$")),
        ["/associations/{County:int}/{Id:guid}/officers/new"] = ("demo.county", Association("/officers/new$")), ["/associations/{County:int}/{Id:guid}/officers/{Record:guid}/end"] = ("demo.county", Association("/officers/.*/end$")),
        ["/associations/{County:int}/{Id:guid}/officers/{Record:guid}/phone"] = ("demo.county", Association("/phone$")),
        ["/associations/{County:int}/{Id:guid}/places/new"] = ("demo.county", Association("/places/new$")), ["/associations/{County:int}/{Id:guid}/places/{Record:guid}/end"] = ("demo.county", Association("/places/.*/end$")),
        ["/associations/{County:int}/{Id:guid}/print"] = ("demo.county", Association("/print$")), ["/associations/{County:int}/{Id:guid}/registrations/new"] = ("demo.county", Association("/registrations/new$")),
        ["/audit"] = ("demo.auditor", "/audit"),
        ["/dev/components"] = ("demo.county", "/dev/components"), ["/dev/components/form"] = ("demo.county", "/dev/components/form"), ["/dev/components/list"] = ("demo.county", "/dev/components/list"),
        ["/dev/components/print"] = ("demo.county", "/dev/components/print"), ["/dev/components/roll-up"] = ("demo.county", "/dev/components/roll-up"),
        ["/divisions"] = ("demo.county", "/divisions"), ["/divisions/{Code}"] = ("demo.county", "/divisions/341022?q=lx"),
        ["/divisions/changes"] = ("demo.system", "/divisions/changes"), ["/divisions/changes/{Id:guid}"] = ("demo.system", "/divisions/changes ~ /divisions/changes/[0-9a-f-]{36}$"),
        ["/error/404"] = ("demo.county", "/error/404"), ["/error/{Status:int}"] = ("demo.county", "/error/500"),
        ["/figures"] = ("demo.province", "/figures"), ["/figures/{Code}"] = ("demo.county", "/figures/341022?setting=split"),
        ["/figures/{Code}/{IndicatorCode}"] = ("demo.county", "/figures/341022104/associations.funded.rate?side=near"),
        ["/settings/activity-rule"] = ("demo.province-head", "/settings/activity-rule"),
        ["/sign-in"] = ("", "/sign-in"), ["/sign-in/code"] = ("", "/sign-in/code"),
        ["/surveys"] = ("demo.county", "/surveys"), ["/surveys/new"] = ("demo.county-head", "/surveys/new"), ["/surveys/import"] = ("demo.township", "/surveys/import"),
        ["/surveys/{Id:guid}"] = ("demo.township", "/surveys ~ /surveys/[0-9a-f-]{36}$"),
        ["/surveys/{Id:guid}/villages/{Code}"] = ("demo.township", "/surveys ~ /surveys/[0-9a-f-]{36}$ ~ /villages/[0-9]{12}$"),
        ["/surveys/imports/{Id:guid}"] = ("demo.township", "upload"),
    };

    [Fact]
    public async Task Every_page_is_accessible_and_fits_the_screen()
    {
        await PrepareEditionAsync();
        var pages = await PagesAsync();
        Assert.True(pages.Except(Recipes.Keys).ToList() is { Count: 0 } unknown, $"Say in {nameof(Recipes)} who opens these pages and with which record: {string.Join(", ", pages.Except(Recipes.Keys))}");
        Dictionary<string, IPage> signedIn = [];
        List<string> wrong = [];
        foreach (var (at, (template, (user, where))) in Recipes.Where(r => pages.Contains(r.Key)).Index())
        {
            if (!signedIn.TryGetValue(user, out var page)) signedIn[user] = page = user.Length == 0 ? await demo.OpenAsync() : await demo.SignInAsync(user);
            wrong.AddRange((await LookAsync(page, template, await FindAsync(page, where), at % 3)).Select(w => $"{template}: {w}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    private static string Association(string? link = null) => "/associations?division=341022104 ~ /associations/341022/[0-9a-f-]{36}$" + (link is null ? "" : " ~ " + link);

    /// <summary>GET pages: no downloads, no API, no probes.</summary>
    private async Task<IReadOnlyList<string>> PagesAsync() =>
    [
        .. JsonDocument.Parse(await demo.VerbAsync("routes", "--json")).RootElement.EnumerateArray()
            .Where(r => r.GetProperty("method").GetString() == "GET").Select(r => r.GetProperty("template").GetString()!).Distinct()
            .Where(t => !Regex.IsMatch(t, @"^/(_|api/|healthz/|openapi/)|\.(xlsx|css|js|png|svg|ico|json)(\.gz)?$")),
    ];

    private async Task<string> FindAsync(IPage page, string where)
    {
        if (where == "upload") return await UploadAsync(page);
        var steps = where.Split(" ~ ");
        return await FollowAsync(page, steps[0], steps[1..]) ?? throw new InvalidOperationException($"No link leads along {where}.");
    }

    /// <summary>The first way along links that look so; when one leads nowhere, the next.</summary>
    private async Task<string?> FollowAsync(IPage page, string at, string[] patterns)
    {
        if (patterns is not [var pattern, .. var rest]) return at;
        await page.GotoAsync(demo.Address + at);
        var links = await page.Locator("main a[href]").EvaluateAllAsync<string[]>("links => links.map(l => l.getAttribute('href'))");
        foreach (var link in links.Where(l => Regex.IsMatch(l, pattern)).Distinct())
        {
            if (await FollowAsync(page, link, rest) is { } found) return found;
        }
        return null;
    }

    private async Task<IReadOnlyList<string>> LookAsync(IPage page, string template, string path, int mode)
    {
        List<string> wrong = [];
        foreach (var (width, (size, theme, contrast)) in new[] { (1440, Wide[mode]), (390, Phone[mode]) })
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await page.GotoAsync(demo.Address + path) is { Status: >= 400 } answer && !template.StartsWith("/error", StringComparison.Ordinal)) return [$"{path} gave {answer.Status}"];
            await page.EvaluateAsync("([size, theme, contrast]) => Object.assign(document.documentElement.dataset, { size, theme, contrast })", new[] { size, theme, contrast });
            var seen = $"{width} {size} {theme} {contrast}";
            var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
            wrong.AddRange(result.Violations.SelectMany(v => v.Nodes.Take(3).Select(n => $"{seen}: {v.Id} {n.Html}")));
            if (await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")) wrong.Add($"{seen}: wider than the screen");
        }
        if (await page.Locator("h1").CountAsync() != 1) wrong.Add("not exactly one h1");
        if ((await page.TitleAsync()).Length < 3) wrong.Add("no title");
        if (await page.Locator("html").GetAttributeAsync("lang") != "zh-CN") wrong.Add("the language is not said");
        return wrong;
    }

    private async Task<string> UploadAsync(IPage page)
    {
        var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            workbook.BeginSheet("摸底", [new("村名"), new("是否建会"), new("会员数"), new("女会员")]);
            workbook.Row([SheetValue.Of("芳口村"), SheetValue.Of("是"), SheetValue.Of("60"), SheetValue.Of("20")]);
            workbook.Row([SheetValue.Of("临溪村"), SheetValue.Of("是"), SheetValue.Of("20"), SheetValue.Of("60")]);
        }
        await page.GotoAsync(demo.Address + "/surveys/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "摸底.xlsx", MimeType = "application/octet-stream", Buffer = file.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并检查" }).ClickAsync();
        return new Uri(page.Url).PathAndQuery;
    }

    /// <summary>A later edition of 东临溪镇 without its last village: a set of changes to look at.</summary>
    private async Task PrepareEditionAsync()
    {
        var page = await demo.SignInAsync("demo.province");
        var town = JsonDocument.Parse(await (await page.APIRequest.GetAsync(demo.Address + "/api/divisions/341022104")).TextAsync()).RootElement;
        var folder = Directory.CreateTempSubdirectory("yinling_edition_");
        string Line(JsonElement unit) => $"{unit.GetProperty("code").GetString()},{unit.GetProperty("name").GetString()}";
        var path = town.GetProperty("path").EnumerateArray().Select(Line).ToList();
        foreach (var (name, lines) in new[] { "provinces", "cities", "areas", "streets" }.Zip(path.Select(p => new[] { p })).Append(("villages", [.. town.GetProperty("children").EnumerateArray().SkipLast(1).Select(Line)])))
            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, name + ".csv"), ["code,name", .. lines]);
        await demo.VerbAsync("divisions", "import", "--from", folder.FullName, "--edition", "2024-06-30", "--below", "341022104");
        folder.Delete(recursive: true);
    }
}
