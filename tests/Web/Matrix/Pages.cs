using Yinling.Platform.Access;

namespace Yinling.Web.Matrix;

/// <summary>How a route that is read is asked for.</summary>
/// <param name="Route">As in the route table.</param>
/// <param name="Address">Address for a division's records; null where the division can have none.</param>
/// <param name="Absent">The same with an id nobody has; null for routes without ids.</param>
/// <param name="Expected">What those who pass get; null for 200.</param>
internal sealed record Page(string Route, Reach Reach, Func<Target, string?> Address, Func<Target, string?>? Absent = null, Func<Visitor, string>? Expected = null);

/// <summary>
/// Every route that is read, by its template: where its parameters come from and what it asks beyond its rule. A route that is missing here
/// fails the matrix: add one line, with the reach that its use case promises.
/// </summary>
internal static class Pages
{
    private static readonly Guid Nobody = Guid.Parse("019a0000-0000-7000-8000-00000000dead");

    public static readonly IReadOnlyList<Page> All =
    [
        // Associations.
        Listed("/associations", "", "?division={0}", "?q=kanari", "?state=closed"),
        Listed("/associations/export.xlsx", "", "?division={0}"),
        Listed("/associations/new", ""),
        Listed("/api/associations", "", "?division={0}"),
        .. OfAssociation("", "/activities", "/close", "/edit", "/history", "/ledger", "/members", "/print", "/activities/log", "/home", "/ledger/book", "/ledger/close", "/officers/new", "/places/new", "/registrations/new", "/meetings", "/charter", "/charter/scans", "/rules", "/books", "/paper", "/disclosures", "/disclosures/new", "/reviews", "/reviews/ballot", "/six", "/dues", "/dues/set", "/donations", "/donations/new", "/assets", "/assets/new", "/assets/stock-take", "/day-care", "/plan", "/brands", "/elections", "/elections/new"),
        OfRecord("brands/{Record:guid}", (t, id) => $"brands/{id ?? t.Brand}"),
        OfRecord("activities/{Record:guid}/tags", (t, id) => $"activities/{id ?? t.Activity}/tags"),
        OfRecord("places/{Record:guid}", (t, id) => $"places/{id ?? t.Place}"),
        OfRecord("assets/{Record:guid}", (t, id) => $"assets/{id ?? t.Asset}"),
        OfRecord("donations/{Record:guid}", (t, id) => $"donations/{id ?? t.Donation}"),
        OfRecord("donations/{Record:guid}/receipt", (t, id) => $"donations/{id ?? t.Donation}/receipt"),
        OfRecord("members/{Record:guid}/leave", (t, id) => $"members/{id ?? t.Member}/leave"),
        OfAssociation("/dues.xlsx").Single() with { Route = "/associations/{county:int}/{id:guid}/dues.xlsx" },
        OfRecord("officers/{Record:guid}/end", (t, id) => $"officers/{id ?? t.Officer}/end"),
        OfRecord("officers/{Record:guid}/phone", (t, id) => $"officers/{id ?? t.Officer}/phone"),
        OfRecord("meetings/{Record:guid}", (t, id) => $"meetings/{id ?? t.Meeting}"),
        OfRecord("disclosures/{Record:guid}", (t, id) => $"disclosures/{id ?? t.Disclosure}"),
        // The address is the key; one that nobody holds opens for nobody.
        new("/open/{Token}", Reaches.List, _ => "/open/AAAAAAAAAAAAAAAAAAAAAA", Expected: _ => "404"),
        OfRecord("books/{BookName}", (t, _) => "books/Meetings"),
        OfRecord("paper/{BookName}", (t, _) => "paper/Finance"),
        OfRecord("rules/{KindName}", (t, _) => "rules/Study"),
        OfRecord("rules/{KindName}/scans", (t, _) => "rules/Study/scans"),
        OfRecord("places/{Record:guid}/end", (t, id) => $"places/{id ?? t.Place}/end"),
        OfRecord("activities/{Record:guid}/done", (t, id) => $"activities/{id ?? t.Activity}/done"),
        OfRecord("ledger/{Record:guid}/done", (t, id) => $"ledger/{id ?? t.Entry}/done"),
        OfRecord("files/{file:guid}", (t, id) => $"files/{id ?? t.Photo}") with { Route = "/associations/{county:int}/{id:guid}/files/{file:guid}" },
        new("/api/associations/{county:int}/{id:guid}", Reaches.Record, t => Home(t) is { } home ? "/api" + home : null, t => $"/api/associations/{t.Division.County}/{Nobody}"),
        Listed("/settings/contact", ""),
        new("/settings/activity-rule", Reaches.OwnProvince, t => t.Code.Length == 2 ? $"/settings/activity-rule?province={t.Code}" : null, _ => "/settings/activity-rule?province=99"),

        // Figures.
        new("/figures", Reaches.List, _ => "/figures"),
        new("/figures/{Code}", Reaches.Figures, t => $"/figures/{t.Code}", _ => "/figures/999999"),
        new("/figures/{Code}/{IndicatorCode}", Reaches.Figures, t => $"/figures/{t.Code}/associations", _ => "/figures/999999/associations"),
        new("/figures/{code}/table.xlsx", Reaches.Figures, t => $"/figures/{t.Code}/table.xlsx", _ => "/figures/999999/table.xlsx"),
        new("/api/figures", Reaches.Figures, t => $"/api/figures?division={t.Code}&by=child", _ => "/api/figures?division=999999&by=child"),
        new("/api/figures/records", Reaches.Figures, t => $"/api/figures/records?division={t.Code}&indicator=associations", _ => "/api/figures/records?division=999999&indicator=associations"),

        // Divisions. The place of a village is no secret to the head of its association.
        Listed("/divisions", ""),
        new("/divisions/{Code}", Reaches.Figures, t => $"/divisions/{t.Code}", _ => "/divisions/99"),
        Listed("/divisions/changes", ""),
        new("/divisions/changes/{Id:guid}", Reaches.Division, t => t.Changes is { } id ? $"/divisions/changes/{id}?kind=Rename" : null, _ => $"/divisions/changes/{Nobody}?kind=Rename"),
        Listed("/api/divisions", "?q=341022", "?q=34&within={0}"),
        new("/api/divisions/{code}", Reaches.Figures, t => $"/api/divisions/{t.Code}", _ => "/api/divisions/99"),

        // Surveys.
        Listed("/surveys", ""),
        Listed("/surveys/new", ""),
        Listed("/surveys/import", ""),
        Listed("/surveys/template.xlsx", "?division={0}"),
        new("/surveys/{Id:guid}", Reaches.FromAbove, t => t.Campaign is { } id ? $"/surveys/{id}" : null, _ => $"/surveys/{Nobody}"),
        new("/surveys/{Id:guid}/villages/{Code}", Reaches.Division, t => t is { IsVillage: true, Campaign: not null } ? $"/surveys/{t.Campaign}/villages/{t.Code}" : null, t => $"/surveys/{Nobody}/villages/{t.Code}"),
        new("/surveys/imports/{Id:guid}", Reaches.Division, t => t.Import is { } id ? $"/surveys/imports/{id}" : null, _ => $"/surveys/imports/{Nobody}"),
        new("/surveys/imports/{id:guid}/refused.xlsx", Reaches.Division, t => t.Import is { } id ? $"/surveys/imports/{id}/refused.xlsx" : null, _ => $"/surveys/imports/{Nobody}/refused.xlsx"),

        // Statistical forms.
        Listed("/forms", ""),
        Listed("/forms/new", ""),
        Listed("/forms/burden", ""),
        Listed("/forms/templates", ""),
        new("/forms/templates/{Number}/{Division}", FormPosts.Own, t => t.Code.Length <= 6 ? $"/forms/templates/YL-05/{t.Code}" : null, _ => "/forms/templates/YL-05/999999"),
        OfForm("/local.xlsx").Single() with { Route = "/forms/{assignment:guid}/{division}/local.xlsx" },
        .. OfForm("", "/board", "/print"),
        Listed("/forms/designs", ""),
        new("/forms/designs/new", (visitor, _) => visitor.Own is null && visitor.Place.Length <= 6, _ => "/forms/designs/new"),
        .. OfDesign(Reaches.Division, "", "/preview"),
        .. OfDesign((visitor, target) => visitor.Own is null && visitor.Place == target.Code, "/head", "/figures", "/made", "/typed", "/check"),
        OfForm("/form.xlsx").Single() with { Route = "/forms/{assignment:guid}/{division}/form.xlsx" },

        // Standards. What an office drafts is for itself and those above it; the shipped ones are for all.
        Listed("/standards", ""),
        new("/standards/new", (visitor, _) => visitor.Own is null && visitor.Place.Length <= 6, _ => "/standards/new"),
        new("/standards/import", (visitor, _) => visitor.Own is null && visitor.Place.Length <= 6, _ => "/standards/import"),
        .. OfStandard(Reaches.Division, "/standards/{Key}", "", "/changes/{Other}"),
        .. OfStandard(Reaches.Division, "/standards/{key}", "/standard.xlsx", "/standard.json"),
        .. OfStandard((visitor, target) => visitor.Own is null && visitor.Place == target.Code, "/standards/{Key}", "/head", "/domains", "/lines", "/items/{Item}"),
        Listed("/assessments", ""),
        new("/assessments/new", (visitor, _) => visitor.Own is null && visitor.Place.Length == 6, _ => "/assessments/new"),
        // That a county assesses is known in the county; what an association scores is a record of it.
        new("/assessments/{County:int}/{Campaign:guid}", (visitor, target) => visitor.Covers(target.Code) || visitor.Place.StartsWith(target.Code, StringComparison.Ordinal), t => t is { Code.Length: 6, Assessing: { } id } ? $"/assessments/{t.Code}/{id}" : null, t => $"/assessments/{t.Code}/{Nobody}"),
        new("/assessments/{County:int}/{Campaign:guid}/{Id:guid}", Reaches.Record, t => AssessmentPosts.AddressOf(t), t => AssessmentPosts.AddressOf(t, Nobody)),
        new("/assessments/{County:int}/{Campaign:guid}/{Id:guid}/score", (visitor, target) => visitor.MaySee(target) && visitor.Role is Role.VillageClerk or Role.AssociationHead, t => AssessmentPosts.AddressOf(t) is { } address ? address + "/score" : null, t => AssessmentPosts.AddressOf(t, Nobody) + "/score"),
        new("/notices/{County:int}/{Campaign:guid}", Reaches.List, t => $"/notices/{t.Division.County}/{t.Assessing ?? Nobody}", Expected: _ => "404"),
        new("/standards/{Key}/proposals/{Division}", Reaches.Division, t => $"/standards/default-100/proposals/{t.Code}", t => $"/standards/{Nobody}/proposals/{t.Code}"),
        new("/standards/{Key}/proposals/{County:int}/{Id:guid}", Reaches.Record, t => t.Association is { } which ? $"/standards/default-100/proposals/{which.County}/{which.Id}" : null, t => $"/standards/default-100/proposals/{t.Division.County}/{Nobody}"),

        // Accounts and the audit.
        Listed("/accounts", "", "?division={0}", "?q=kanari"),
        Listed("/accounts/new", "", "?unit={0}"),
        new("/accounts/{Id:guid}", Reaches.Division, t => t.Account is { } id ? $"/accounts/{id}" : null, _ => $"/accounts/{Nobody}"),
        new("/accounts/{Account:guid}/posts/{Post:guid}/end", Reaches.Division, t => t.Account is { } id ? $"/accounts/{id}/posts/{t.Post}/end" : null, t => $"/accounts/{Nobody}/posts/{t.Post}/end"),
        Listed("/audit", "", "?action=associations.", "?action=surveys."),

        // One's own, and what is open to all.
        new("/", Reaches.List, _ => "/", Expected: v => v.Own is null ? "200" : "to " + Home(v.Own) + "/home"),
        Listed("/account", ""),
        Listed("/account/password", ""),
        Listed("/account/sessions", ""),
        Listed("/account/tokens", ""),
        Listed("/account/totp", ""),
        Listed("/openapi/{documentName}.json", "") with { Address = _ => "/openapi/v1.json" },
        new("/sign-in", Reaches.List, _ => "/sign-in", Expected: v => v.Standing == Standing.Stranger ? "200" : "to /"),
        new("/sign-in/code", Reaches.List, _ => "/sign-in/code", Expected: _ => "to /sign-in"),
        Listed("/healthz/live", ""),
        Listed("/healthz/ready", ""),
        Listed("/error/404", ""),
        Listed("/error/{Status:int}", "") with { Address = _ => "/error/500" },
        Listed("/dev/components", ""),
        Listed("/dev/components/form", ""),
        Listed("/dev/components/list", ""),
        Listed("/dev/components/print", ""),
        Listed("/dev/components/roll-up", ""),
    ];

    /// <summary>Opens for everybody its rule lets pass; asked for with each of the queries in turn, a different one for each division.</summary>
    private static Page Listed(string route, params string[] queries) => new(route, Reaches.List, t =>
        route + string.Format(System.Globalization.CultureInfo.InvariantCulture, queries[t.Canary[6] % queries.Length], t.Code));

    private static string? Home(Target target) => target.Association is { } which ? $"/associations/{which.County}/{which.Id}" : null;

    private static IEnumerable<Page> OfAssociation(params string[] parts) => parts.Select(part => new Page(
        "/associations/{County:int}/{Id:guid}" + part, Reaches.Record, t => Home(t) is { } home ? home + part : null, t => $"/associations/{t.Division.County}/{Nobody}{part}"));

    private static IEnumerable<Page> OfForm(params string[] parts) => parts.Select(part => new Page(
        "/forms/{Assignment:guid}/{Division}" + part, Reaches.Division, t => t.Form is { } id ? $"/forms/{id}/{t.Code}{part}" : null, t => $"/forms/{Nobody}/{t.Code}{part}"));

    private static IEnumerable<Page> OfDesign(Reach reach, params string[] parts) => parts.Select(part => new Page(
        "/forms/designs/{Id:guid}" + part, reach, t => t.Design is { } id ? $"/forms/designs/{id}{part}" : null, _ => $"/forms/designs/{Nobody}{part}"));

    private static IEnumerable<Page> OfStandard(Reach reach, string route, params string[] parts) => parts.Select(part => new Page(
        route + part, reach, t => t.Standard is { } id ? $"/standards/{id}{Filled(part)}" : null, _ => $"/standards/{Nobody}{Filled(part)}"));

    private static string Filled(string part) => part.Replace("{Other}", "default-100", StringComparison.Ordinal).Replace("{Item}", "new", StringComparison.Ordinal);

    private static Page OfRecord(string route, Func<Target, Guid?, string> part) => new(
        "/associations/{County:int}/{Id:guid}/" + route, Reaches.Record, t => Home(t) is { } home ? $"{home}/{part(t, null)}" : null,
        t => Home(t) is { } home ? $"{home}/{part(t, Nobody)}" : null);
}
