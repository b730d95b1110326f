using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Storage;
using Yinling.Associations.Domain;
using Yinling.Associations.Surveys.Import;
using Yinling.Divisions.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Web.Surveys;

namespace Yinling.Web.Matrix;

/// <summary>
/// Every form that changes something, by its route. A route that takes posts and is neither here nor in <see cref="Formless"/> nor in
/// <see cref="OwnFormTests"/> fails the matrix: add a line for each of its forms.
/// </summary>
internal static class Forms
{
    private const string OfAssociation = "/associations/{County:int}/{Id:guid}";
    private const string Today = "2026-11-23";

    private static int number;

    /// <summary>Pages without a form of their own: whatever is posted to them is refused and changes nothing.</summary>
    public static readonly string[] Formless =
    [
        "/", "/account", "/accounts", "/associations", OfAssociation, OfAssociation + "/history", OfAssociation + "/home", OfAssociation + "/print", OfAssociation + "/rules", OfAssociation + "/books", OfAssociation + "/books/{BookName}", OfAssociation + "/disclosures", OfAssociation + "/reviews/ballot", OfAssociation + "/six", "/open/{Token}", OfAssociation + "/donations", OfAssociation + "/elections", OfAssociation + "/assets", OfAssociation + "/donations/{Record:guid}/receipt",
        "/audit",
        "/dev/components", "/dev/components/form", "/dev/components/list", "/dev/components/print", "/dev/components/roll-up",
        "/error/404", "/error/{Status:int}", "/figures", "/figures/{Code}", "/figures/{Code}/{IndicatorCode}", "/surveys", "/divisions", "/divisions/{Code}", "/divisions/changes",
        // Objections are for everybody, while something is on notice: AssessmentTests posts them.
        "/notices/{County:int}/{Campaign:guid}", "/assessments",
        "/standards", "/standards/{Key}/changes/{Other}", "/standards/{Key}/proposals/{Division}", "/standards/{Key}/proposals/{County:int}/{Id:guid}",
        "/forms", "/forms/burden", "/forms/templates", "/forms/designs", "/forms/designs/{Id:guid}/preview", "/forms/{Assignment:guid}/{Division}/board", "/forms/{Assignment:guid}/{Division}/print",
    ];

    public static readonly IReadOnlyList<Form> All =
    [
        new("/associations/new", "register", null, Reaches.Division, (_, t) => Of(t.Code.Length < 9 ? null : new("/associations/new", "register", [("Division", t.Code), ("Name", Fresh("新会"))])), "associations.register"),
        On("/edit", "edit", t => [("version", "0"), ("PartyBranch", "第一支部")], "associations.edit"),
        On("/edit", "rename", t => [("version", "0"), ("Name", Fresh("改名会")), ("From", Today)], "associations.rename"),
        On("/close", "close", t => [("version", "0"), ("ClosedOn", Today), ("Reason", "并村")], "associations.close", Reaches.Division),
        On("/officers/new", "appoint", t => [("Post", "Councillor"), ("PersonName", "汪理事"), ("Sex", "Male"), ("ConcurrentPost", "None"), ("TermFrom", Today), ("Phone", "13705591234")], "associations.officer.appoint"),
        Fact("officers/{Record:guid}/end", "end", t => $"/officers/{t.Officer}/end", t => [("version", "0"), ("EndedOn", Today)], "associations.officer.end"),
        Fact("officers/{Record:guid}/phone", "reveal", t => $"/officers/{t.Officer}/phone", t => [("Reason", "Contact")], "associations.phone.reveal"),
        Fact("officers/{Record:guid}/phone", "change", t => $"/officers/{t.Officer}/phone", t => [("version", "0"), ("Phone", "13605591234")], "associations.officer.phone", "associations.edit"),
        On("/places/new", "place", t => [("Purpose", "Activity"), ("Nature", "Shared"), ("Name", "活动室"), ("Indoor", "yes"), ("SquareMetres", "40"), ("From", Today)], "associations.place.add"),
        Fact("places/{Record:guid}/end", "end", t => $"/places/{t.Place}/end", t => [("version", "1"), ("To", Today)], "associations.place.end"),
        On("/registrations/new", "registration", t => [("Track", "Filed"), ("Number", "备〔2026〕1号"), ("Authority", "镇政府"), ("From", Today)], "associations.registration.add"),
        On("/members", "add", t => [("Name", "汪会员"), ("Sex", "Female"), ("JoinedOn", Today)], "associations.member.add", needs: "associations.edit"),
        On("/members", "count", t => [("Members", "30"), ("Women", "12"), ("AsOf", Today)], "associations.member.count", needs: "associations.edit"),
        Fact("members/{Record:guid}/leave", "leave", t => $"/members/{t.Member}/leave", t => [("version", "0"), ("Because", "Resigned"), ("LeftOn", Today)], "associations.member.leave"),
        On("/dues/set", "set", t => [("Year", "2026"), ("Amount", "20"), ("Day", Today)], "associations.dues.set"),
        Fact("dues", "pay", _ => "/dues?year=2026", t => [("Member", t.Member.ToString()), ("On", Today)], "associations.dues.pay", "associations.edit"),
        Fact("dues", t => $"letoff-{t.Member:N}", _ => "/dues?year=2026", t => [("Reason", "五保户")], "associations.dues.let-off", "associations.edit"),
        Fact("dues", t => $"withdraw-{t.LetOff:N}", _ => "/dues?year=2026", t => [], "associations.dues.withdraw", "associations.edit"),
        Fact("dues", t => $"reverse-{t.Paid:N}", _ => "/dues?year=2026", t => [("Reason", "记错了")], "associations.ledger.reverse", "associations.edit"),
        On("/activities", "add", t => [("Category", "MutualAid"), ("On", Today), ("People", "9")], "associations.activity.add", needs: "associations.edit"),
        Fact("activities", t => $"remove-{t.Activity:N}", _ => "/activities", t => [("Reason", "记错了")], "associations.activity.remove", "associations.edit"),
        Walked("/activities/log", "save", "?what=MutualAid&on=2026-11-20&people=9", "associations.activity.add"),
        Fact("activities/{Record:guid}/done", "undo", t => $"/activities/{t.Activity}/done", t => [("version", "0")], "associations.activity.remove"),
        Walked("/ledger/book", "save", "?kind=Donation", "associations.ledger.add", ("Amount", "80"), ("On", Today)),
        Fact("ledger/{Record:guid}/done", "undo", t => $"/ledger/{t.Entry}/done", t => [], "associations.ledger.reverse"),
        Walked("/ledger/close", "close", "", "associations.ledger.close", ("Month", "202610")),
        // Each office keeps its own number, not those of the offices below.
        new("/settings/contact", "contact", null, (visitor, target) => visitor.Own is null && visitor.Place == target.Code, ContactAsync, "associations.contact"),
        On("/ledger", "add", t => [("Kind", "Donation"), ("Amount", "100"), ("On", Today)], "associations.ledger.add", needs: "associations.edit"),
        Fact("ledger", t => $"reverse-{t.Entry:N}", _ => "/ledger", t => [("Reason", "记错了")], "associations.ledger.reverse", "associations.edit"),
        On("/donations/new", "donate", t => [("Kind", "Money"), ("Amount", "100"), ("On", Today)], "associations.donation.add"),
        Fact("donations/{Record:guid}", "spend", t => $"/donations/{t.Donation}", t => [("version", "0"), ("Amount", "1"), ("Purpose", "买瓦"), ("On", Today)], "associations.donation.spend", "associations.edit"),
        Fact("donations/{Record:guid}", "cancel", t => $"/donations/{t.GoodsGiven}", t => [("version", "0"), ("Reason", "记错了")], "associations.donation.cancel", "associations.edit"),
        On("/assets/new", "asset", t => [("Category", "Office"), ("Name", "桌子"), ("Count", "4"), ("AcquiredOn", Today), ("Condition", "Good")], "associations.asset.add"),
        Fact("assets/{Record:guid}", "keep", t => $"/assets/{t.Asset}", t => [("version", "0"), ("Condition", "NeedsRepair")], "associations.asset.keep", "associations.edit"),
        Fact("assets/{Record:guid}", "write-off", t => $"/assets/{t.Asset}", t => [("version", "0"), ("WrittenOffBecause", "坏了"), ("WrittenOffOn", Today)], "associations.asset.write-off", "associations.edit"),
        Fact("assets/stock-take", "take", t => "/assets/stock-take", t => [($"counted-{t.Asset:N}", "3")], "associations.asset.stock-take"),
        Fact("places/{Record:guid}", "equip", t => $"/places/{t.Place}", t => [("version", "1"), ("Uses", "DayCare"), ("Uses", "Chess"), ("Facilities", "Beds")], "associations.place.equip", "associations.edit"),
        Fact("day-care", "add", _ => "/day-care", t => [("Place", t.Place.ToString()), ("On", Today), ("People", "5")], "associations.day-care.add", "associations.edit"),
        Fact("day-care", t => $"remove-{t.DayCare:N}", _ => "/day-care?year=2026", t => [("Reason", "记错了")], "associations.day-care.remove", "associations.edit"),
        On("/plan", "adopt", t => [("Day", Today)], "associations.plan.adopt", needs: "associations.edit"),
        Fact("plan", "sum", _ => "/plan?year=2026", t => [("version", "0"), ("Summary", "都做了")], "associations.plan.sum", "associations.edit"),
        Fact("plan", "add", _ => "/plan?year=2026", t => [("Month", "9"), ("Category", "MutualAid"), ("Text", "慰问")], "associations.plan.item.add", "associations.edit"),
        Fact("plan", t => $"do-{t.PlanItem:N}", _ => "/plan?year=2026", t => [("Activity", t.Activity.ToString())], "associations.plan.item.do", "associations.edit"),
        Fact("plan", t => $"drop-{t.PlanItem:N}", _ => "/plan?year=2026", t => [], "associations.plan.item.remove", "associations.edit"),
        Fact("plan", t => $"undo-{t.DoneItem:N}", _ => "/plan?year=2026", t => [], "associations.plan.item.undo", "associations.edit"),
        On("/elections/new", "elect", t => [("Day", Today), ("Name-0", "汪新会长"), ("Post-0", "President"), ("Sex-0", "Male"), ("Concurrent-0", "None")], "associations.election.hold"),
        On("/brands", "add", t => [("Name", "诗会")], "associations.brand.add", needs: "associations.edit"),
        Fact("brands/{Record:guid}", "edit", t => $"/brands/{t.Brand}", t => [("version", "0"), ("Name", "新诗会")], "associations.brand.edit", "associations.edit"),
        Fact("activities/{Record:guid}/tags", "tag", t => $"/activities/{t.Activity}/tags", t => [("version", "0"), ("Platform", "Helping")], "associations.activity.tag"),
        On("/meetings", "add", t => [("Kind", "Regular"), ("On", Today), ("Topic", "讨论"), ("Present", "9")], "associations.meeting.add", needs: "associations.edit"),
        Fact("meetings/{Record:guid}", "resolution", t => $"/meetings/{t.Meeting}", t => [("Text", "同意"), ("Passed", "yes")], "associations.resolution.add", "associations.edit"),
        Fact("meetings/{Record:guid}", "remove", t => $"/meetings/{t.Meeting}", t => [("version", "0"), ("Reason", "记错了")], "associations.meeting.remove", "associations.edit"),
        On("/disclosures/new?kind=Affairs&quarter=2026-3", "post", t => [("PostedOn", Today), ("Place", "公开栏")], "associations.disclosure.post") with { Route = OfAssociation + "/disclosures/new" },
        Fact("disclosures/{Record:guid}", "share", t => $"/disclosures/{t.Disclosure}", t => [("version", "0")], "associations.disclosure.share", "associations.edit"),
        On("/reviews", "review", t => [("Subject", "Work"), ("Day", Today), ("Present", "9"), ("Satisfied", "7"), ("Mostly", "1"), ("Unsatisfied", "1"), ("Spoilt", "0")], "associations.review.add", needs: "associations.edit"),
        On("/charter", "adopt", t => [("Day", Today), ("Principles", "自愿")], "associations.charter.adopt", needs: "associations.edit"),
        On("/rules/Finance", "adopt", t => [("Day", Today), ("Text", "钱账分管")], "associations.internal-rule.adopt", needs: "associations.edit") with { Route = OfAssociation + "/rules/{KindName}" },
        Fact("charter/scans", "scan", _ => "/charter/scans", t => [("version", "0")], "associations.charter.scan", "associations.edit"),
        Fact("rules/{KindName}/scans", "scan", _ => "/rules/Study/scans", t => [], "associations.internal-rule.scan", "associations.edit") with { Prepare = ScanAsync },
        // Each line leaves the act of its own record and that it was typed in.
        On("/paper", "type", t => [("l1-Code", Line(Booklet.Members)), ("l1-Name", "汪会员"), ("l1-Sex", "Female"), ("l1-JoinedOn", Today)], "associations.paper.add") with { Entries = 2 },
        On("/paper/Goods", "type", t => [("l1-Code", Line(Booklet.Goods)), ("l1-Name", "桌子"), ("l1-Category", "Office"), ("l1-Count", "4"), ("l1-AcquiredOn", Today)], "associations.paper.add") with { Route = OfAssociation + "/paper/{BookName}", Entries = 2 },
        new("/settings/activity-rule", "rule", null, Reaches.Division, RuleAsync, "associations.rule"),

        OnChanges("confirm", ChangeKind.Rename, "divisions.confirm"),
        OnChanges("reject", ChangeKind.Rename, "divisions.reject"),
        OnChanges("choose-", ChangeKind.Move, "divisions.choose"),

        new("/surveys/new", "start", null, Reaches.Division, (_, t) => Of(new("/surveys/new", "start", [("division", t.Code), ("title", "摸底"), ("snapshotOn", Today), ("deadline", "2026-12-20"), ("answerer", "Township")])), "surveys.start"),
        new("/surveys/{Id:guid}", "end", "surveys.manage", Reaches.Division, async (app, t) => new($"/surveys/{await Planting.CampaignAsync(app, t, "摸底")}", "end", []), "surveys.end"),
        // The answer is kept as an import of one row, and taking that is an act of its own.
        new("/surveys/{Id:guid}/villages/{Code}", "answer", null, Reaches.Division, AnswerAsync, "surveys.answer", Entries: 2),
        new("/surveys/import", "upload", null, Reaches.Division, (app, t) => Of(t.Code.Length < 6 ? null : new("/surveys/import", "upload", [("division", t.Code)], File(app, t))), "surveys.check"),
        // Explaining the headers reads the table again: a check within.
        new("/surveys/imports/{Id:guid}", "headers", null, Reaches.Division, (app, t) => ImportAsync(app, t, "headers"), "surveys.headers", Entries: 2),
        new("/surveys/imports/{Id:guid}", "take", null, Reaches.Division, (app, t) => ImportAsync(app, t, "take"), "surveys.take"),
        new("/surveys/imports/{Id:guid}", "undo", null, Reaches.Division, (app, t) => ImportAsync(app, t, "undo"), "surveys.undo"),

        .. FormPosts.All,
        .. DesignPosts.All,
        .. StandardPosts.All,
        .. AssessmentPosts.All,

        new("/accounts/new", "add", null, Reaches.Division, (_, t) => Of(new("/accounts/new", "add", [("division", t.Code), ("role", "Viewer"), ("displayName", "新同志"), ("userName", Fresh("new"))])), "access.account-add"),
        OnAccount("give", t => [("division", t.Code), ("role", t.IsVillage ? "VillageClerk" : "Clerk")], "access.post-give"),
        OnAccount("reset", t => [], "access.password-reset"),
        OnAccount("unlock", t => [], "access.account-unlock"),
        OnAccount("disable", t => [("reason", "调离")], "access.account-disable"),
        OnAccount("enable", t => [], "access.account-enable"),
        new("/accounts/{Account:guid}/posts/{Post:guid}/end", "end", null, Reaches.Division, EndPostAsync, "access.post-end"),
    ];

    private static async Task<Post?> ScanAsync(MatrixApp app, Target t) => await AssociationAsync(app, t, records: true) is { } fresh
        ? new(Home(fresh) + "/rules/Study/scans", "scan", [], "%PDF-1.4 a rule on paper"u8.ToArray()) : null;

    private static string Line(Booklet book) => new PaperCode(book, 2026, 1).Text;

    private static string Fresh(string name) => name + Interlocked.Increment(ref number).ToString(CultureInfo.InvariantCulture) + "x";

    private static Task<Post?> Of(Post? post) => Task.FromResult(post);

    /// <summary>A form of a fresh association.</summary>
    private static Form On(string part, string handler, Func<Target, (string, string)[]> fields, string action, Reach? reach = null, string? needs = null) =>
        new(OfAssociation + part, handler, needs, reach ?? Reaches.Record, async (app, t) => await AssociationAsync(app, t, records: false) is { } fresh ? new(Home(fresh) + part, handler, fields(fresh)) : null, action);

    /// <summary>The last step of a form whose earlier answers stand in the address.</summary>
    private static Form Walked(string part, string handler, string query, string action, params (string, string)[] fields) =>
        new(OfAssociation + part, handler, null, Reaches.Record, async (app, t) => await AssociationAsync(app, t, records: false) is { } fresh ? new(Home(fresh) + part + query, handler, fields) : null, action);

    /// <summary>A form of a record of a fresh association.</summary>
    private static Form Fact(string route, Func<Target, string> handler, Func<Target, string> part, Func<Target, (string, string)[]> fields, string action, string? needs = null) =>
        new($"{OfAssociation}/{route}", action, needs, Reaches.Record, async (app, t) => await AssociationAsync(app, t, records: true) is { } fresh ? new(Home(fresh) + part(fresh), handler(fresh), fields(fresh)) : null, action);

    private static Form Fact(string route, string handler, Func<Target, string> part, Func<Target, (string, string)[]> fields, string action, string? needs = null) =>
        Fact(route, _ => handler, part, fields, action, needs);

    private static string Home(Target fresh) => $"/associations/{fresh.Association!.County}/{fresh.Association.Id}";

    /// <summary>A fresh association of the division; where it is the one of an association's head, the head's post moves along.</summary>
    private static async Task<Target?> AssociationAsync(MatrixApp app, Target target, bool records)
    {
        if (target.Association is null) return null;
        var fresh = target == app.Planted.Own ? target : new Target(target.Code, target.Canary, target.Above);
        fresh.Association = await Planting.AssociationAsync(app, target, Fresh(target.Canary));
        if (records) await Planting.RecordsAsync(app, fresh);
        if (target == app.Planted.Own)
            await app.InsideAsync(s => s.GetRequiredService<AppDb>().Posts.Where(p => p.Subject != null).ExecuteUpdateAsync(u => u.SetProperty(p => p.Subject, target.Association!.Id)));
        return fresh;
    }

    /// <summary>What is decided about an edition as a whole belongs to the nation.</summary>
    private static Form OnChanges(string handler, ChangeKind kind, string action) =>
        new("/divisions/changes/{Id:guid}", handler, null, Reaches.Division, (app, t) => ChangesAsync(app, t, handler, kind), action) { OfNation = kind == ChangeKind.Rename };

    private static async Task<Post?> ChangesAsync(MatrixApp app, Target target, string handler, ChangeKind kind)
    {
        if (target.Changes is null) return null;
        var (set, change) = await Planting.ChangesAsync(app, target, kind);
        return new($"/divisions/changes/{set}?kind={kind}", kind == ChangeKind.Move ? $"{handler}{change:N}" : handler, [("version", "0")]);
    }

    private static Form OnAccount(string handler, Func<Target, (string, string)[]> fields, string action) =>
        new("/accounts/{Id:guid}", handler, null, Reaches.Division, async (app, t) => t.Account is null ? null : new($"/accounts/{await AccountAsync(app, t, handler)}", handler, fields(t)), action);

    private static async Task<Guid> AccountAsync(MatrixApp app, Target target, string state = "")
    {
        var account = await People.AddAsync(app, Role.Viewer, target.Division, displayName: target.Canary);
        if (state == "enable") await People.ChangeAsync(app, account, a => a.Disable(app.Clock.UtcMoment));
        if (state == "unlock") await People.ChangeAsync(app, account, a => { for (var i = 0; i < 5; i++) a.Fail(app.Clock.UtcMoment); });
        return account;
    }

    private static async Task<Post?> ContactAsync(MatrixApp app, Target target)
    {
        if (target.Code.Length < 6) return null;
        var division = target.Division.Value;
        await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<OfficeContact>().Where(c => c.Division == division).ExecuteDeleteAsync());
        return new("/settings/contact", $"contact-{target.Code}", [("Name", "镇民政办"), ("Phone", "0559-7512345")]);
    }

    private static async Task<Post?> EndPostAsync(MatrixApp app, Target target)
    {
        if (target.Account is null) return null;
        var account = await AccountAsync(app, target);
        var post = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Posts.Where(p => p.Account == account).Select(p => p.Id).SingleAsync());
        return new($"/accounts/{account}/posts/{post}/end", "end", [("from", Today), ("reason", "换届")]);
    }

    /// <summary>A rule for one more day each time, in the future: no profile is made anew.</summary>
    private static Task<Post?> RuleAsync(MatrixApp app, Target target)
    {
        var from = new DateOnly(2027, 1, 1).AddDays(Interlocked.Increment(ref number)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Of(target.Code.Length != 2 ? null : new($"/settings/activity-rule?province={target.Code}&months=7&from={from}", "rule", [("province", target.Code), ("minMonths", "7"), ("validFrom", from), ("Reason", "会议")]));
    }

    private static async Task<Post?> AnswerAsync(MatrixApp app, Target target)
    {
        if (!target.IsVillage || target == app.Planted.Own) return null;
        var campaign = await Planting.CampaignAsync(app, target, "摸底");
        return new($"/surveys/{campaign}/villages/{target.Code}", "answer", [("exists", "是"), ("name", target.Canary + "协会")]);
    }

    private static byte[] File(MatrixApp app, Target target) =>
        BaselineFile.Workbook(["区划代码", "村(居)名称", "是否建会", "协会名称"], [target.Village, "", "是", app.Planted.At(target.Village).Canary + "协会"]);

    private static async Task<Post?> ImportAsync(MatrixApp app, Target target, string handler)
    {
        if (target.Import is null) return null;
        var id = await Planting.ImportAsync(app, target, handler == "headers" ? Fresh("不认识的列") : "remark");
        if (handler == "undo") await app.InsideAsync(s => s.GetRequiredService<TakeBaseline>().RunAsync(id, CancellationToken.None));
        return new($"/surveys/imports/{id}", handler, handler == "headers" ? [("header0", "不认识的列" + number.ToString(CultureInfo.InvariantCulture) + "x"), ("meaning0", "")] : []);
    }
}
