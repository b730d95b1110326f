using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Standards;
using Yinling.Standards.Domain;

namespace Yinling.Web.Matrix;

/// <summary>The posts of assessments, each for one that is at the right step. Deciding is a county head's, who is no visitor: AssessmentTests posts it.</summary>
internal static class AssessmentPosts
{
    private const string Route = "/assessments/{County:int}/{Campaign:guid}";

    private static readonly DateOnly Day = new(2026, 11, 23);

    private static readonly Reach County = (visitor, target) => visitor.Own is null && visitor.Place.Length == 6 && visitor.Covers(target.Code);
    private static readonly Reach Office = (visitor, target) => visitor.Own is null && visitor.Place == target.Code;
    private static readonly Reach Township = (visitor, target) => visitor.Own is null && visitor.Place.Length == 9 && visitor.Covers(target.Code);
    private static readonly Reach Village = (visitor, target) => visitor.Own is not null ? visitor.MaySee(target) : visitor.Place.Length == 12 && visitor.Covers(target.Code);

    public static IEnumerable<Form> All =>
    [
        new("/assessments/new", "begin", null, Office, (_, t) => Task.FromResult(t.Code.Length != 6 ? null : new Post("/assessments/new", "begin", [("office", t.Code), ("name", "评定"), ("standard", "default-100"), ("from", "2026-11-23"), ("selfUntil", "2026-12-23"), ("until", "2027-01-23")])), "assessments.begin"),
        new(Route, "invite", "assessments.run", Office, (_, t) => Task.FromResult(t is { Code.Length: 6, Assessing: { } id } ? new Post($"/assessments/{t.Code}/{id}", "invite", []) : null), "assessments.invite"),
        new(Route, "post", "assessments.run", Office, async (app, t) => t is { Code.Length: 6, Assessing: not null } && await AtAsync(app, app.Planted?.All.FirstOrDefault(v => v.IsVillage && v.Code.StartsWith(t.Code, StringComparison.Ordinal)) ?? t, AssessmentState.Accepted) is { } address
            ? new(address[..address.LastIndexOf('/')], "post", []) : null, "assessments.post"),
        On("", "return", "assessments.accept", Township, AssessmentState.Submitted, "assessments.return", ("why", "请补照片")),
        On("", "countersign", "assessments.accept", County, AssessmentState.Countersigning, "assessments.countersign"),
        new(Route + "/{Id:guid}", "reply", "assessments.run", County, ReplyAsync, "assessments.reply"),
        On("/score", "answers", "assessments.own", Village, AssessmentState.Scoring, "assessments.save", ("version", "-1"), ("a-i4", "0")),
        On("/score?page=8", "finish", "assessments.accept", Township, AssessmentState.Submitted, "assessments.verify", ("version", "-1")) with { Route = Route + "/{Id:guid}/score" },
    ];

    /// <summary>Of the association of the division; null where it has none.</summary>
    public static string? AddressOf(Target target, Guid? other = null) => target is { Assessing: { } campaign, Assessment: { } id } ? $"/assessments/{target.Division.County}/{campaign}/{other ?? id}" : null;

    /// <summary>One assessment of each county that has associations, with all of them in it.</summary>
    public static Task PlantAsync(MatrixApp app, IReadOnlyList<Target> targets) => app.InsideAsync(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        foreach (var group in targets.Where(t => t.Association is not null).GroupBy(t => t.Division.County).ToList())
        {
            var campaign = NewCampaign(s, group.Key);
            db.Add(campaign);
            foreach (var target in targets.Where(t => t.Code.Length >= 6 && t.Division.County == group.Key)) target.Assessing = campaign.Id;
            foreach (var target in group)
            {
                var one = new Assessment(Guid.CreateVersion7(), campaign, target.Association!.Id, target.Division.Value);
                db.Add(one);
                target.Assessment = one.Id;
            }
        }
        await db.SaveChangesAsync();
    });

    private static AssessmentCampaign NewCampaign(IServiceProvider services, int county) =>
        new(Guid.CreateVersion7(), new(county * 1_000_000L, DivisionLevel.County), "评定", services.GetRequiredService<ShippedStandards>().All[0].Definition, Day, Day, Day);

    private static Form On(string part, string name, string needs, Reach reach, AssessmentState state, string action, params (string, string)[] fields) =>
        new(Route + "/{Id:guid}" + part, name, needs, reach, async (app, t) => await AtAsync(app, t, state) is { } address ? new(address + part, name, fields) : null, action);

    private static async Task<Post?> ReplyAsync(MatrixApp app, Target t)
    {
        if (await AtAsync(app, t, AssessmentState.OnNotice) is not { } address) return null;
        var objection = Guid.CreateVersion7();
        await app.InsideAsync(async s =>
        {
            var db = s.GetRequiredService<AppDb>();
            var id = Guid.Parse(address.Split('/')[^1]);
            db.Add(new Objection(objection, await db.Set<Assessment>().SingleAsync(a => a.Id == id), "没有活动室", null, 0, Day, app.Clock.UtcMoment));
            await db.SaveChangesAsync();
        });
        return new(address, $"reply-{objection}", [("upheld", "no"), ("answer", "看过了")]);
    }

    /// <summary>A fresh campaign with the division's association at a step, its sheets filled in; null where it has none.</summary>
    private static Task<string?> AtAsync(MatrixApp app, Target t, AssessmentState state) => t.Association is not { } which ? Task.FromResult<string?>(null) : app.InsideAsync(async s =>
    {
        var (db, now) = (s.GetRequiredService<AppDb>(), app.Clock.UtcMoment);
        var campaign = NewCampaign(s, t.Division.County);
        var one = new Assessment(Guid.CreateVersion7(), campaign, which.Id, t.Division.Value);
        if (state >= AssessmentState.Submitted)
        {
            // All that the indicators say is nothing; what the records decide gives no points.
            var standard = campaign.Standard;
            var known = s.GetRequiredService<StandardShelf>().KnownFor(standard);
            var proposal = ScoreProposal.Of(standard, known, Silent);
            Answers answers = new([.. proposal.Items.Select(i => i.Item.IsWhollyBound ? Scoring.FromRecords(i) : new ItemAnswer(i.Item.Key, [0], "台账"))], [], []);
            one.Submit(Id(), Person("村里"), standard.Total(answers), FrozenFigures.Write(known.Values, Silent), Day, now);
            db.Add(new ScoreSheet(Id(), one, ScoreStage.Own, answers));
        }
        if (state >= AssessmentState.Verified) one.Verify(Id(), Person("镇里"), new(80_00), now);
        if (state >= AssessmentState.Countersigning) one.Accept(Id(), Person("甲"), new(80_00), false, ["甲", "乙"], now);
        if (state >= AssessmentState.Accepted) one.Countersign(Id(), Person("乙"), now);
        if (state >= AssessmentState.OnNotice) one.Post(Id(), Person("甲"), Day, 7, now);
        db.AddRange(campaign, one);
        await db.SaveChangesAsync();
        return (string?)$"/assessments/{t.Division.County}/{campaign.Id}/{one.Id}";
    });

    private static (long Numerator, long? Denominator) Silent(Yinling.Indicators.Contracts.Indicator indicator) => (0, indicator is Yinling.Indicators.Contracts.RatioIndicator ? 0 : null);

    private static Assessor Person(string name) => new(Guid.CreateVersion7(), name);

    private static Guid Id() => Guid.CreateVersion7();
}
