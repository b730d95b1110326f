using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Browser;

/// <summary>Every page of the route table, with real records, seen in light, dark and high contrast, in three sizes of text, wide and on a phone.</summary>
public sealed class EveryPageTests(RunningDemo demo) : IClassFixture<RunningDemo>
{
    /// <summary>Who opens it, and where its parameters come from: a path, or "page ~ pattern" for the first link on that page that looks so.</summary>
    private static readonly Dictionary<string, (string User, string Where)> Recipes = new()
    {
        ["/"] = ("demo.county", "/"),
        ["/account"] = ("demo.county", "/account"),
        ["/account/password"] = ("demo.county", "/account/password"),
        ["/account/sessions"] = ("demo.county", "/account/sessions"),
        ["/account/tokens"] = ("demo.county", "/account/tokens"),
        ["/account/totp"] = ("demo.county", "/account/totp"),
        ["/accounts"] = ("demo.security", "/accounts"),
        ["/accounts/new"] = ("demo.security", "/accounts/new"),
        ["/accounts/{Id:guid}"] = ("demo.security", "/accounts ~ /accounts/[0-9a-f-]{36}$"),
        ["/accounts/{Account:guid}/posts/{Post:guid}/end"] = ("demo.security", "/accounts ~ /accounts/[0-9a-f-]{36}$ ~ /end$"),
        ["/associations"] = ("demo.county", "/associations"),
        ["/associations/new"] = ("demo.county", "/associations/new"),
        ["/associations/{County:int}/{Id:guid}"] = ("demo.county", Association()),
        ["/associations/{County:int}/{Id:guid}/activities"] = ("demo.county", Association("/activities$")),
        ["/associations/{County:int}/{Id:guid}/close"] = ("demo.county", Association("/close$")),
        ["/associations/{County:int}/{Id:guid}/edit"] = ("demo.county", Association("/edit$")),
        ["/associations/{County:int}/{Id:guid}/history"] = ("demo.county", Association("/history$")),
        ["/associations/{County:int}/{Id:guid}/ledger"] = ("demo.county", Association("/ledger$")),
        ["/associations/{County:int}/{Id:guid}/members"] = ("demo.county", Association("/members$")),
        ["/associations/{County:int}/{Id:guid}/members/{Record:guid}/leave"] = ("demo.president", "head /members ~ /members/.*/leave$"),
        ["/associations/{County:int}/{Id:guid}/dues"] = ("demo.president", "head /dues"),
        ["/associations/{County:int}/{Id:guid}/dues/set"] = ("demo.president", "head /dues/set"),
        ["/associations/{County:int}/{Id:guid}/donations"] = ("demo.president", "head /donations"),
        ["/associations/{County:int}/{Id:guid}/donations/new"] = ("demo.president", "head /donations/new"),
        ["/associations/{County:int}/{Id:guid}/donations/{Record:guid}"] = ("demo.president", "head /donations ~ /donations/[0-9a-f-]{36}$"),
        ["/associations/{County:int}/{Id:guid}/donations/{Record:guid}/receipt"] = ("demo.president", "head /donations ~ /receipt$"),
        ["/associations/{County:int}/{Id:guid}/assets"] = ("demo.president", "head /assets"),
        ["/associations/{County:int}/{Id:guid}/assets/new"] = ("demo.president", "head /assets/new"),
        ["/associations/{County:int}/{Id:guid}/assets/stock-take"] = ("demo.president", "head /assets/stock-take"),
        ["/associations/{County:int}/{Id:guid}/assets/{Record:guid}"] = ("demo.president", "head /assets ~ /assets/[0-9a-f-]{36}$"),
        ["/associations/{County:int}/{Id:guid}/places/{Record:guid}"] = ("demo.township", Association("/places/[0-9a-f-]{36}$")),
        ["/associations/{County:int}/{Id:guid}/day-care"] = ("demo.president", "head /day-care"),
        ["/associations/{County:int}/{Id:guid}/plan"] = ("demo.president", "head /plan"),
        ["/associations/{County:int}/{Id:guid}/elections"] = ("demo.president", "head /elections"),
        ["/associations/{County:int}/{Id:guid}/elections/new"] = ("demo.president", "head /elections/new"),
        ["/associations/{County:int}/{Id:guid}/brands"] = ("demo.president", "head /brands"),
        ["/associations/{County:int}/{Id:guid}/brands/{Record:guid}"] = ("demo.president", "head /brands ~ /brands/[0-9a-f-]{36}$"),
        ["/associations/{County:int}/{Id:guid}/activities/{Record:guid}/tags"] = ("demo.president", "head /activities ~ /tags$"),
        ["/associations/{County:int}/{Id:guid}/officers/new"] = ("demo.county", Association("/officers/new$")),
        ["/associations/{County:int}/{Id:guid}/officers/{Record:guid}/end"] = ("demo.county", Association("/officers/.*/end$")),
        ["/associations/{County:int}/{Id:guid}/officers/{Record:guid}/phone"] = ("demo.county", Association("/phone$")),
        ["/associations/{County:int}/{Id:guid}/places/new"] = ("demo.county", Association("/places/new$")),
        ["/associations/{County:int}/{Id:guid}/places/{Record:guid}/end"] = ("demo.county", Association("/places/.*/end$")),
        ["/associations/{County:int}/{Id:guid}/print"] = ("demo.county", Association("/print$")),
        ["/associations/{County:int}/{Id:guid}/registrations/new"] = ("demo.county", Association("/registrations/new$")),
        ["/associations/{County:int}/{Id:guid}/meetings"] = ("demo.township", Association("/meetings$")),
        ["/associations/{County:int}/{Id:guid}/charter"] = ("demo.township", Association("/charter$")),
        ["/associations/{County:int}/{Id:guid}/meetings/{Record:guid}"] = ("demo.township", Association("/meetings$ ~ /meetings/[0-9a-f-]{36}$")),
        ["/associations/{County:int}/{Id:guid}/disclosures"] = ("demo.township", Association("/disclosures$")),
        ["/associations/{County:int}/{Id:guid}/disclosures/new"] = ("demo.township", Association("/disclosures$ ~ /disclosures/new")),
        ["/associations/{County:int}/{Id:guid}/disclosures/{Record:guid}"] = ("demo.township", Association("/disclosures$ ~ /disclosures/[0-9a-f-]{36}$")),
        ["/open/{Token}"] = ("demo.township", Association("/disclosures$ ~ /disclosures/[0-9a-f-]{36}$ ~ ^/open/")),
        ["/associations/{County:int}/{Id:guid}/reviews"] = ("demo.township", Association("/reviews$")),
        ["/associations/{County:int}/{Id:guid}/reviews/ballot"] = ("demo.township", Association("/reviews$ ~ /ballot$")),
        ["/associations/{County:int}/{Id:guid}/six"] = ("demo.township", Association("/six$")),
        ["/associations/{County:int}/{Id:guid}/books"] = ("demo.township", Association("/books$")),
        ["/associations/{County:int}/{Id:guid}/books/{BookName}"] = ("demo.township", Association("/books$ ~ /books/Finance")),
        ["/associations/{County:int}/{Id:guid}/paper"] = ("demo.township", Association("/books$ ~ /paper/Members$")),
        ["/associations/{County:int}/{Id:guid}/paper/{BookName}"] = ("demo.township", Association("/books$ ~ /books/Finance ~ /paper/Finance$")),
        ["/associations/{County:int}/{Id:guid}/rules"] = ("demo.township", Association("/rules$")),
        ["/associations/{County:int}/{Id:guid}/charter/scans"] = ("demo.township", Association("/charter$ ~ /charter/scans$")),
        ["/associations/{County:int}/{Id:guid}/rules/{KindName}/scans"] = ("demo.township", Association("/rules$ ~ /rules/[A-Z][A-Za-z]+$ ~ /scans$")),
        ["/associations/{County:int}/{Id:guid}/rules/{KindName}"] = ("demo.township", Association("/rules$ ~ /rules/Study$")),
        ["/associations/{County:int}/{Id:guid}/home"] = ("demo.president", "head /home"),
        ["/associations/{County:int}/{Id:guid}/activities/log"] = ("demo.president", "head /activities/log"),
        ["/associations/{County:int}/{Id:guid}/activities/{Record:guid}/done"] = ("demo.president", "head activity"),
        ["/associations/{County:int}/{Id:guid}/ledger/{Record:guid}/done"] = ("demo.president", "head money"),
        ["/associations/{County:int}/{Id:guid}/ledger/book"] = ("demo.president", "head /ledger/book"),
        ["/associations/{County:int}/{Id:guid}/ledger/close"] = ("demo.president", "head /ledger/close"),
        ["/settings/contact"] = ("demo.township", "/settings/contact"),
        ["/audit"] = ("demo.auditor", "/audit"),
        ["/dev/components"] = ("demo.county", "/dev/components"),
        ["/dev/components/form"] = ("demo.county", "/dev/components/form"),
        ["/dev/components/list"] = ("demo.county", "/dev/components/list"),
        ["/dev/components/print"] = ("demo.county", "/dev/components/print"),
        ["/dev/components/roll-up"] = ("demo.county", "/dev/components/roll-up"),
        ["/divisions"] = ("demo.county", "/divisions"),
        ["/divisions/{Code}"] = ("demo.county", "/divisions/341022?q=lx"),
        ["/divisions/changes"] = ("demo.system", "/divisions/changes"),
        ["/divisions/changes/{Id:guid}"] = ("demo.system", "/divisions/changes ~ /divisions/changes/[0-9a-f-]{36}$"),
        ["/error/404"] = ("demo.county", "/error/404"),
        ["/error/{Status:int}"] = ("demo.county", "/error/500"),
        ["/figures"] = ("demo.province", "/figures"),
        ["/figures/{Code}"] = ("demo.county", "/figures/341022?setting=split"),
        ["/figures/{Code}/{IndicatorCode}"] = ("demo.county", "/figures/341022104/associations.funded.rate?side=near"),
        ["/forms"] = ("demo.county", "/forms"),
        ["/forms/new"] = ("demo.county", "/forms/new"),
        ["/forms/templates"] = ("demo.county", "/forms/templates"),
        ["/forms/templates/{Number}/{Division}"] = ("demo.county", "/forms/templates/YL-04/341022"),
        ["/forms/burden"] = ("demo.county", "/forms/burden"),
        ["/forms/designs"] = ("demo.county", "/forms/designs"),
        ["/forms/designs/new"] = ("demo.county", "/forms/designs/new"),
        ["/forms/designs/{Id:guid}"] = ("demo.county", Design()),
        ["/forms/designs/{Id:guid}/preview"] = ("demo.county", Design("/preview$")),
        ["/forms/designs/{Id:guid}/head"] = ("demo.county", Design("/head$")),
        ["/forms/designs/{Id:guid}/figures"] = ("demo.county", Design("/figures$")),
        ["/forms/designs/{Id:guid}/made"] = ("demo.county", Design("/made$")),
        ["/forms/designs/{Id:guid}/typed"] = ("demo.county", Design("/typed$")),
        ["/forms/designs/{Id:guid}/check"] = ("demo.county", Design("/check$")),
        ["/forms/{Assignment:guid}/{Division}/board"] = ("demo.county", "/forms ~ /forms/[0-9a-f-]{36}/341022$ ~ /board$"),
        ["/forms/{Assignment:guid}/{Division}"] = ("demo.township", "/forms ~ /forms/[0-9a-f-]{36}/341022104$"),
        ["/forms/{Assignment:guid}/{Division}/print"] = ("demo.township", "/forms ~ /forms/[0-9a-f-]{36}/341022104$ ~ /print$"),
        ["/standards"] = ("demo.county", "/standards"),
        ["/standards/new"] = ("demo.county", "/standards/new"),
        ["/standards/import"] = ("demo.county", "/standards/import"),
        ["/standards/{Key}"] = ("demo.county", Draft()),
        ["/standards/{Key}/head"] = ("demo.county", Draft("/head$")),
        ["/standards/{Key}/domains"] = ("demo.county", Draft("/domains$")),
        ["/standards/{Key}/lines"] = ("demo.county", Draft("/lines$")),
        ["/standards/{Key}/items/{Item}"] = ("demo.county", Draft("/items/i1$")),
        ["/standards/{Key}/changes/{Other}"] = ("demo.county", Draft("/changes/")),
        ["/standards/{Key}/proposals/{Division}"] = ("demo.township", "/standards/default-100/proposals/341022104"),
        ["/standards/{Key}/proposals/{County:int}/{Id:guid}"] = ("demo.township", "/standards/default-100/proposals/341022104 ~ /proposals/341022/[0-9a-f-]{36}$"),
        ["/assessments"] = ("demo.county", "/assessments"),
        ["/assessments/new"] = ("demo.county", "/assessments/new"),
        ["/assessments/{County:int}/{Campaign:guid}"] = ("demo.county", "/assessments ~ /assessments/341022/[0-9a-f-]{36}$"),
        ["/assessments/{County:int}/{Campaign:guid}/{Id:guid}"] = ("demo.county", "/assessments ~ /assessments/341022/[0-9a-f-]{36}$ ~ /assessments/341022/[0-9a-f-]{36}/[0-9a-f-]{36}$"),
        ["/assessments/{County:int}/{Campaign:guid}/{Id:guid}/score"] = ("demo.president", "/assessments ~ /assessments/341022/[0-9a-f-]{36}$ ~ /assessments/341022/[0-9a-f-]{36}/[0-9a-f-]{36}$ ~ /score$"),
        ["/notices/{County:int}/{Campaign:guid}"] = ("demo.county", "/assessments ~ /assessments/341022/[0-9a-f-]{36}$ ~ /notices/"),
        ["/settings/activity-rule"] = ("demo.province-head", "/settings/activity-rule"),
        ["/sign-in"] = ("", "/sign-in"),
        ["/surveys"] = ("demo.county", "/surveys"),
        ["/surveys/new"] = ("demo.county-head", "/surveys/new"),
        ["/surveys/import"] = ("demo.township", "/surveys/import"),
        ["/surveys/{Id:guid}"] = ("demo.township", "/surveys ~ /surveys/[0-9a-f-]{36}$"),
        ["/surveys/{Id:guid}/villages/{Code}"] = ("demo.township", "/surveys ~ /surveys/[0-9a-f-]{36}$ ~ /villages/[0-9]{12}$"),
        ["/surveys/imports/{Id:guid}"] = ("demo.township", "upload"),
    };

    [Fact]
    public async Task Every_page_is_accessible_and_fits_the_screen_in_every_mode()
    {
        await PrepareEditionAsync();
        var pages = await PagesAsync();
        Assert.True(pages.Except(Recipes.Keys).ToList() is { Count: 0 } unknown, $"Say in {nameof(Recipes)} who opens these pages and with which record: {string.Join(", ", pages.Except(Recipes.Keys))}");
        Dictionary<string, IPage> signedIn = [];
        List<string> wrong = [];
        foreach (var (template, (user, where)) in Recipes.Where(r => pages.Contains(r.Key)))
        {
            if (!signedIn.TryGetValue(user, out var page))
            {
                signedIn[user] = page = user.Length == 0 ? await demo.OpenAsync() : await demo.SignInAsync(user);
                page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal)) wrong.Add($"{page.Url} console: {message.Text}"); };
            }
            var path = await FindAsync(page, where);
            var answer = await page.GotoAsync(demo.Address + path);
            if (answer is { Status: >= 400 } && !template.StartsWith("/error", StringComparison.Ordinal)) wrong.Add($"{template}: {path} gave {answer.Status}");
            else if (new Uri(page.Url).PathAndQuery != path) wrong.Add($"{template}: {path} led to {page.Url}");
            else wrong.AddRange((await Looking.LookAsync(page)).Select(w => $"{template}: {w}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    [Fact]
    public async Task A_page_with_refused_or_stale_input_is_accessible_in_every_mode()
    {
        List<string> wrong = [];
        var page = await demo.SignInAsync("demo.township");
        var association = (await FindAsync(page, Association()))!;

        await page.GotoAsync(demo.Address + association + "/edit");
        await page.Locator("input[name=FoundedOn]").EvaluateAsync("i => { i.type = 'text'; i.value = '昨天'; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.Locator("#errs")).ToBeFocusedAsync();
        wrong.AddRange((await Looking.LookAsync(page)).Select(w => $"refused: {w}"));

        await page.GotoAsync(demo.Address + association + "/edit");
        var other = await demo.SignInAsync("demo.township");
        await other.GotoAsync(demo.Address + association + "/edit");
        await other.GetByLabel("与村(居)委会的关系").FillAsync("村党支部领导，村委会指导");
        await other.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await page.GetByLabel("领导的党组织").FillAsync("村党支部");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Assertions.Expect(page.GetByText("别人刚改过")).ToBeVisibleAsync();
        wrong.AddRange((await Looking.LookAsync(page)).Select(w => $"stale: {w}"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(60)));
    }

    /// <summary>The county's draft of the next edition.</summary>
    private static string Draft(string part = "") => "/standards ~ /standards/[0-9a-f-]{36}$" + (part.Length > 0 ? " ~ " + part : "");

    private static string Design(string? link = null) => "/forms/designs ~ /forms/designs/[0-9a-f-]{36}$" + (link is null ? "" : " ~ " + link);

    private static string Association(string? link = null) => "/associations?division=341022104 ~ /associations/341022/[0-9a-f-]{36}$" + (link is null ? "" : " ~ " + link);

    /// <summary>GET pages: no downloads, no API, no probes; the page for the code opens only after a password, <see cref="UseTests"/> looks at it.</summary>
    private async Task<IReadOnlyList<string>> PagesAsync() =>
    [
        .. JsonDocument.Parse(await demo.VerbAsync("routes", "--json")).RootElement.EnumerateArray()
            .Where(r => r.GetProperty("method").GetString() == "GET").Select(r => r.GetProperty("template").GetString()!).Distinct()
            .Where(t => !Regex.IsMatch(t, @"^/(_|api/|healthz/|openapi/)|^/sign-in/code$|/files/\{|\.(xlsx|css|js|png|svg|ico|json)(\.gz)?$")),
    ];

    private async Task<string> FindAsync(IPage page, string where)
    {
        if (where == "upload") return await UploadAsync(page);
        if (where.StartsWith("head ", StringComparison.Ordinal))
        {
            string[] own = where[5..].Split(" ~ ");
            var from = await HeadAsync(page, own[0]);
            return await FollowAsync(page, from, own[1..]) ?? throw new InvalidOperationException($"No link leads along {where}.");
        }
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

    /// <summary>A page of the one association whose head is signed in; "activity" and "money" record one first.</summary>
    private async Task<string> HeadAsync(IPage page, string part)
    {
        await page.GotoAsync(demo.Address + "/");
        var home = new Uri(page.Url).AbsolutePath[..^"/home".Length];
        if (part.StartsWith('/')) return home + part;
        await page.GotoAsync(demo.Address + home + (part == "activity" ? "/activities/log?what=CultureAndSport" : "/ledger/book?kind=Donation"));
        await page.GetByLabel(part == "activity" ? "来了多少人" : "金额").FillAsync("26");
        if (part == "activity") await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "记下来" }).ClickAsync();
        return new Uri(page.Url).AbsolutePath;
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
