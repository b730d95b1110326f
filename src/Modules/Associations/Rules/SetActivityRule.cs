using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Profiles;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Rules;

/// <summary>Sets for a province from which day on how many active months count as regularly active.</summary>
internal sealed class SetActivityRule(AssociationDesk desk, ProfileRebuild rebuild, Writer writer)
{
    /// <summary>As the audit names it.</summary>
    internal const string Action = "associations.rule";

    /// <param name="From">First day it holds; a day gone by makes the profiles anew at once.</param>
    /// <param name="Reason">What it rests on: the notice that says so.</param>
    internal sealed record Input(DivisionCode Province, DateOnly From, int MinMonths, string Reason);

    /// <returns>The rule's id; null when the province is not the person's.</returns>
    /// <exception cref="RuleException">ASC-20; ASC-26 a rule begins on that day already; ASC-18.</exception>
    public async Task<Guid?> RunAsync(Input input, CancellationToken ct)
    {
        if (!desk.For(AssociationPermissions.SetRule).Covers(input.Province)) return null;
        var rule = new ActivityRule(desk.NewId(), input.Province, input.From, input.MinMonths);
        RuleException.ThrowIfAny(Checks.Text(input.Reason, 200, "依据", nameof(Input.Reason)));
        var act = new Act(Action, input.Province.ToString(), input.Province, input.Reason.Trim());
        return await writer.RunAsync<Guid?>(act, async () =>
        {
            var (county, from, (first, last)) = (rule.County, rule.From, input.Province.Range);
            if (await desk.Db.Set<ActivityRule>().AnyAsync(r => r.County == county && r.From == from, ct)) throw new RuleException([ActivityRule.DayTaken]);
            desk.Db.Add(rule);
            await desk.Db.SaveChangesAsync(ct);
            if (from <= desk.Today)
            {
                await rebuild.RunAsync(input.Province.Range, ct);
            }
            else
            {
                await desk.Db.Set<AssociationProfile>()
                    .Where(p => p.Division >= first && p.Division <= last && (p.NextChangeOn == null || p.NextChangeOn > from))
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.NextChangeOn, (DateOnly?)from), ct);
            }
            return rule.Id;
        }, ct);
    }
}
