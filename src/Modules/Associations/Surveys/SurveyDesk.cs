using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Associations.Surveys;

/// <summary>The surveys a person has to do with: those of the divisions below, and those of the offices above that cover their own.</summary>
internal sealed class SurveyDesk(AppDb db, CurrentScope scope, IDivisionDirectory divisions)
{
    /// <summary>Progress of one unit directly below the division looked at.</summary>
    internal sealed record UnitProgress(DivisionUnit Unit, int Villages, int Answered, int WithAssociation)
    {
        public Rate Rate => new(Answered, Villages);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<SurveyCampaign>> ListAsync(CancellationToken ct)
    {
        var below = await db.Surveys(scope.Value.For(SurveyPermissions.Read)).AsNoTracking().ToListAsync(ct);
        var codes = Above().Select(a => a.Value).Distinct().ToArray();
        var above = await db.Set<SurveyCampaign>().AsNoTracking().Where(c => codes.Contains(c.Division)).ToListAsync(ct);
        return [.. below.Concat(above.Where(Covers)).DistinctBy(c => c.Id).OrderByDescending(c => c.SnapshotOn).ThenByDescending(c => c.Id)];
    }

    /// <returns>Tracked; null when there is none or it does not concern the person.</returns>
    public async Task<SurveyCampaign?> FindAsync(Guid id, CancellationToken ct)
    {
        var campaign = await db.Set<SurveyCampaign>().FirstOrDefaultAsync(c => c.Id == id, ct);
        return campaign is not null && (scope.Value.For(SurveyPermissions.Read).Allows(campaign.Division) || Covers(campaign)) ? campaign : null;
    }

    /// <summary>The part of a survey the person may answer: their own division within it; null for none.</summary>
    public DivisionCode? AnswerDivision(SurveyCampaign campaign)
    {
        foreach (var division in HeldFor(SurveyPermissions.Answer))
        {
            if (division.Contains(campaign.DivisionCode)) return campaign.DivisionCode;
            if (campaign.DivisionCode.Contains(division)) return division;
        }
        return null;
    }

    /// <summary>The part of a survey the person sees.</summary>
    public DivisionCode SeenDivision(SurveyCampaign campaign) =>
        HeldFor(SurveyPermissions.Read).Select(d => d.Contains(campaign.DivisionCode) ? campaign.DivisionCode : d).Where(campaign.DivisionCode.Contains)
            .DefaultIfEmpty(campaign.DivisionCode).MinBy(d => d.Level);

    /// <summary>Divisions for which the person may start a survey or import: the top of each post.</summary>
    public IReadOnlyList<DivisionCode> HeldFor(Permission permission) => scope.Value.IsSystem
        ? [DivisionCode.Nation]
        : [.. scope.Value.Posts.Where(p => p.Subject is null && permission.HeldBy(p.Role)).Select(p => p.Division).Distinct()];

    public bool May(Permission permission, DivisionCode division) => scope.Value.May(permission, division);

    /// <summary>How far the units directly below a division are. Three queries, whatever the number of units.</summary>
    public async Task<IReadOnlyList<UnitProgress>> ProgressAsync(SurveyCampaign campaign, DivisionCode division, CancellationToken ct)
    {
        if (division.ChildLevel is not { } level) return [];
        var size = DivisionCode.SizeOf(level);
        Dictionary<long, int> villages = [];
        await foreach (var unit in divisions.UnitsAsync(division.Range, DivisionLevel.Village, ct))
            villages[unit.Code.Value / size] = villages.GetValueOrDefault(unit.Code.Value / size) + 1;
        var (id, first, last) = (campaign.Id, division.Range.First, division.Range.Last);
        var answered = await db.Set<SurveyAnswer>().Where(a => a.Campaign == id && a.Division >= first && a.Division <= last)
            .GroupBy(a => a.Division / size).Select(g => new { g.Key, Count = g.Count(), With = g.Count(a => a.HasAssociation) }).ToDictionaryAsync(g => g.Key, ct);
        var children = await divisions.ChildrenAsync(division, ct);
        return [.. from child in children
                   let key = child.Code.Value / size
                   where villages.ContainsKey(key)
                   select new UnitProgress(child, villages[key], answered.GetValueOrDefault(key)?.Count ?? 0, answered.GetValueOrDefault(key)?.With ?? 0)];
    }

    private IEnumerable<DivisionCode> Above() => HeldFor(SurveyPermissions.Read).SelectMany(d => Enumerable.Range(0, (int)d.Level + 1).Select(level => d.Ancestor((DivisionLevel)level)));

    private bool Covers(SurveyCampaign campaign) => HeldFor(SurveyPermissions.Read).Any(campaign.DivisionCode.Contains);
}
