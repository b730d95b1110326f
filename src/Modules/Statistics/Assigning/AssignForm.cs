using Yinling.Kernel;
using Yinling.Platform.Writing;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Assigning;

/// <summary>Asks the offices of a division for a form.</summary>
internal sealed class AssignForm(FormDesk desk, Forms forms, Writer writer)
{
    internal sealed record Input(DivisionCode Division, string Form, Month From, Month To, DateOnly SnapshotOn, DateOnly Deadline, int LeadDays);

    /// <returns>The new assignment's id; null when the division is not the person's own office.</returns>
    /// <exception cref="RuleException">STA-09, STA-10, STA-11, STA-13, STA-14, STA-20.</exception>
    public async Task<Guid?> RunAsync(Input input, CancellationToken ct)
    {
        var held = desk.HeldFor(StatisticsPermissions.Assign);
        if (!held.Contains(input.Division) && !held.Contains(DivisionCode.Nation)) return null;
        var assignment = new FormAssignment(
            Guid.CreateVersion7(), input.Division, await forms.GetAsync(input.Form, ct), input.From, input.To, input.SnapshotOn, input.Deadline, input.LeadDays, desk.Today);
        return await writer.RunAsync(new Act("statistics.assign", assignment.Id.ToString(), input.Division), () =>
        {
            desk.Db.Add(assignment);
            return Task.FromResult(assignment.Id);
        }, ct);
    }
}
