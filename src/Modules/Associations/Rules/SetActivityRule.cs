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
    /// <param name="From">First day it holds; a day gone by makes the profiles anew at once.</param>
    internal sealed record Input(DivisionCode Province, DateOnly From, int MinMonths);

    /// <returns>The rule's id; null when the province is not the person's.</returns>
    /// <exception cref="RuleException">ASC-20; ASC-26 a rule begins on that day already.</exception>
    public async Task<Guid?> RunAsync(Input input, CancellationToken ct)
    {
        if (!desk.For(AssociationPermissions.SetRule).Covers(input.Province)) return null;
        var rule = new ActivityRule(desk.NewId(), input.Province, input.From, input.MinMonths);
        var act = new Act("associations.rule", input.Province.ToString(), input.Province);
        return await writer.RunAsync<Guid?>(act, async () =>
        {
            var (county, from, (first, last)) = (rule.County, rule.From, input.Province.Range);
            RuleException.ThrowIfAny(Problem.If(
                await desk.Db.Set<ActivityRule>().AnyAsync(r => r.County == county && r.From == from, ct),
                "ASC-26", "这一天已经设过规则。请换一个生效日期。", nameof(Input.From)));
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
