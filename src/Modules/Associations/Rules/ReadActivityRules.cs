using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Auditing;

namespace Yinling.Associations.Rules;

/// <summary>A province's rule about regular activity: the one in force, its history, and what another one would change.</summary>
internal sealed class ReadActivityRules(AssociationDesk desk, IDivisionDirectory divisions)
{
    /// <summary>One rule and the act that set it.</summary>
    /// <param name="Set">Null when the act is not on record.</param>
    internal sealed record Line(ActivityRule Rule, AuditEntry? Set);

    /// <param name="Choices">Provinces the person may look at.</param>
    /// <param name="MaySet">Whether the province is the person's to decide for.</param>
    /// <param name="Since">First day of the rule in force; null while the default holds.</param>
    /// <param name="Active">Associations that count as regularly active now.</param>
    /// <param name="All">Associations that are open.</param>
    /// <param name="History">By first day, the latest first; rules yet to come on top.</param>
    internal sealed record Sheet(
        IReadOnlyList<DivisionUnit> Choices, DivisionUnit Province, bool MaySet, int MinMonths, DateOnly? Since, int Active, int All, IReadOnlyList<Line> History);

    /// <summary>What would be counted by another rule, by the activities of today.</summary>
    /// <param name="Gained">Would count from then on.</param>
    /// <param name="Lost">Would count no more.</param>
    internal sealed record Preview(DateOnly From, int MinMonths, int Active, int Gained, int Lost);

    /// <param name="asked">Null for the person's own province.</param>
    /// <returns>Null when the province is none, or not the person's to look at.</returns>
    public async Task<Sheet?> RunAsync(DivisionCode? asked, CancellationToken ct)
    {
        var grant = desk.For(AssociationPermissions.SetRule);
        var choices = (await divisions.ChildrenAsync(DivisionCode.Nation, ct)).Where(p => !grant.Below(p.Code).IsEmpty).ToList();
        if (choices.FirstOrDefault(p => asked is null || p.Code == asked) is not { } province) return null;

        var rules = await RulesAsync(province.Code, ct);
        var months = new ActivityRules(rules).MinMonths(province.Code.Value, desk.Today);
        var (subject, open) = (province.Code.ToString(), OpenIn(province.Code));
        var acts = await desk.Db.Set<AuditEntry>().AsNoTracking().Where(e => e.Action == SetActivityRule.Action && e.Subject == subject).ToListAsync(ct);
        return new(
            choices, province, grant.Covers(province.Code), months, rules.FirstOrDefault(r => r.From <= desk.Today)?.From,
            await open.CountAsync(p => p.RegularlyActive, ct), await open.CountAsync(ct),
            [.. rules.Select(r => new Line(r, acts.Find(e => e.Changes.Contains(r.Id.ToString(), StringComparison.Ordinal))))]);
    }

    /// <returns>Null when the province is not the person's to decide for.</returns>
    /// <exception cref="RuleException">ASC-20.</exception>
    public async Task<Preview?> PreviewAsync(DivisionCode province, DateOnly from, int minMonths, CancellationToken ct)
    {
        if (!desk.For(AssociationPermissions.SetRule).Covers(province)) return null;
        var rules = await RulesAsync(province, ct);
        var day = from > desk.Today ? from : desk.Today;
        var then = new ActivityRules([.. rules, new ActivityRule(desk.NewId(), province, from, minMonths)]).MinMonths(province.Value, day);
        var open = OpenIn(province);
        return new(
            from, minMonths, await open.CountAsync(p => p.ActiveMonths12 >= then, ct),
            await open.CountAsync(p => p.ActiveMonths12 >= then && !p.RegularlyActive, ct),
            await open.CountAsync(p => p.ActiveMonths12 < then && p.RegularlyActive, ct));
    }

    private Task<List<ActivityRule>> RulesAsync(DivisionCode province, CancellationToken ct) =>
        desk.Db.Set<ActivityRule>().AsNoTracking().Where(r => r.County == province.County).OrderByDescending(r => r.From).ToListAsync(ct);

    /// <summary>Counted over the whole province whoever asks: the rule is the province's, and nothing of any single association is told.</summary>
    private IQueryable<AssociationProfile> OpenIn(DivisionCode province)
    {
        var (first, last) = (province.Range.First, province.Range.Last);
        return desk.Db.Set<AssociationProfile>().Where(p => p.Division >= first && p.Division <= last);
    }
}
