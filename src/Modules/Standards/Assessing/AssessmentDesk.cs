using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Assessing;

/// <summary>The assessments the person of the request may see, and what they may do with them: where every use case begins.</summary>
internal sealed class AssessmentDesk(AppDb db, CurrentScope scope, IAssociationDirectory names, TimeProvider clock)
{
    public AppDb Db => db;
    public DateOnly Today => clock.BeijingToday;
    public DateTime Now => clock.UtcMoment;
    public Assessor Person => new(scope.Value.Account, scope.Value.Name);

    public static Guid NewId() => Guid.CreateVersion7();

    /// <summary>Counties whose assessments the person runs.</summary>
    public IReadOnlyList<DivisionCode> Offices =>
        [.. scope.Value.Posts.Where(p => p.Subject is null && AssessmentPermissions.Run.HeldBy(p.Role) && p.Division.Level == DivisionLevel.County).Select(p => p.Division).Distinct()];

    /// <summary>Everybody in a county reads that an assessment is under way there; whose, only within the own division.</summary>
    public IQueryable<AssessmentCampaign> Campaigns()
    {
        var grant = scope.Value.For(AssessmentPermissions.Read);
        var counties = scope.Value.Posts.Where(p => AssessmentPermissions.Read.HeldBy(p.Role) && p.Division.Level >= DivisionLevel.County).Select(p => p.Division.County).Distinct().ToArray();
        var below = db.Set<AssessmentCampaign>().Within(grant, c => c.Division);
        return db.Set<AssessmentCampaign>().Where(c => counties.Contains(c.County) || below.Any(b => b.County == c.County && b.Id == c.Id));
    }

    public IQueryable<Assessment> Assessments() => db.Set<Assessment>().Within(scope.Value.For(AssessmentPermissions.Read), a => a.Division, a => a.Association);

    public Task<AssessmentCampaign?> FindCampaignAsync(int county, Guid id, CancellationToken ct) => Campaigns().AsNoTracking().FirstOrDefaultAsync(c => c.County == county && c.Id == id, ct);

    public bool MayRun(AssessmentCampaign campaign) => Offices.Contains(campaign.Office);

    public bool MayDecide(AssessmentCampaign campaign) => scope.Value.Posts.Any(p => p.Subject is null && AssessmentPermissions.Decide.HeldBy(p.Role) && p.Division == campaign.Office);

    /// <summary>Whether a post of the person's is of the office that takes the step.</summary>
    public bool May(AssessmentAct act, Assessment assessment)
    {
        if (AssessmentSteps.Find(act, assessment.State) is not { } rule) return false;
        var permission = act switch
        {
            AssessmentAct.Submit => AssessmentPermissions.ScoreOwn,
            AssessmentAct.Post or AssessmentAct.Uphold => AssessmentPermissions.Run,
            AssessmentAct.Decide => AssessmentPermissions.Decide,
            _ => AssessmentPermissions.Accept,
        };
        var unit = assessment.Division;
        return scope.Value.Posts.Any(p => permission.HeldBy(p.Role)
            && (p.Subject is { } own ? own == assessment.Association : p.Division.Level == rule.By && p.Division.Range.Contains(unit)));
    }

    /// <summary>The stage whose answers the person may type now; null for none.</summary>
    public ScoreStage? Typing(Assessment assessment) =>
        May(AssessmentAct.Submit, assessment) ? ScoreStage.Own : May(AssessmentAct.Verify, assessment) ? ScoreStage.Township : May(AssessmentAct.Accept, assessment) ? ScoreStage.County : null;

    public Task<IReadOnlyDictionary<Guid, Subject>> NamesAsync(IEnumerable<Assessment> assessments, CancellationToken ct) => names.FindAsync([.. assessments.Select(a => new AssociationRef(a.County, a.Association))], ct);
}
