using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Meetings;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Plans;

/// <summary>Begins a year's plan, adopted at a meeting, and sums the year up at its end (成效).</summary>
internal sealed class AdoptPlan(AssociationDesk desk, ReadMeeting meetings, Writer writer)
{
    /// <param name="Day">Only when the meeting is not in the book.</param>
    internal sealed record Input(int Year, Guid? Meeting, DateOnly? Day);

    /// <returns>The record's id; null, here and below, when there is none or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-47, ASC-48, ASC-66, ASC-67.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "plan.adopt"), async () =>
        {
            var plan = new AnnualPlan(desk.NewId(), association, input.Year, await meetings.AdoptionAsync(association, input.Meeting, input.Day, ct), desk.Today);
            if (await desk.Db.FactsOf<AnnualPlan>(association).AnyAsync(p => p.Year == input.Year, ct)) throw new RuleException([AnnualPlan.Planned]);
            desk.Db.Add(plan);
            return plan.Id;
        }, ct);
    }

    /// <exception cref="RuleException">ASC-05, ASC-18.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> SumAsync(AssociationRef which, int year, string? summary, int version, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.Db.FactsOf<AnnualPlan>(association).FirstOrDefaultAsync(p => p.Year == year, ct) is not { } plan) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "plan.sum"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(plan, version);
            plan.Sum(summary);
            return Task.FromResult<Guid?>(plan.Id);
        }, ct);
    }
}
