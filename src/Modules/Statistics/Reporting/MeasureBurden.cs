using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Storage;

namespace Yinling.Statistics.Reporting;

/// <summary>What one form of one office cost the units below in typing, in the month it was due.</summary>
/// <param name="Office">Name of the office that asked.</param>
/// <param name="Units">Units that have begun to fill it in.</param>
/// <param name="Typed">Cells typed in all of them, overrides included.</param>
internal sealed record BurdenLine(string Office, Month Month, FormDefinition Form, int Units, int Typed)
{
    /// <summary>Cells per unit in tenths, rounded half up; null without units.</summary>
    public long? TenthsPerUnit => Units == 0 ? null : ((Typed * 20L) + Units) / (Units * 2L);
}

/// <summary>How much people type for forms, by the office that asks for them. The same few queries always.</summary>
internal sealed class MeasureBurden(FormDesk desk, Forms forms, IDivisionDirectory divisions, CurrentScope scope)
{
    private const int Months = 12;

    /// <summary>Forms due in the eleven months before, in this one and later; newest first, what the person's divisions typed for them.</summary>
    public async Task<IReadOnlyList<BurdenLine>> RunAsync(CancellationToken ct)
    {
        var since = Month.Of(desk.Today).Add(1 - Months).FirstDay;
        var assignments = (await desk.AssignmentsAsync(ct)).Where(a => a.Deadline >= since).ToList();
        var known = await forms.FindAsync(assignments.Select(a => a.Form), ct);
        assignments.RemoveAll(a => !known.ContainsKey(a.Form));
        if (assignments.Count == 0) return [];
        var ids = assignments.ConvertAll(a => a.Id).ToArray();
        var seen = desk.Db.Submissions(scope.Value.For(StatisticsPermissions.Read)).Where(s => ids.Contains(s.Assignment));
        var units = await seen.GroupBy(s => s.Assignment).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var typed = await (from s in seen
                           join e in desk.Db.Set<FormEntry>() on new { s.County, s.Id } equals new { e.County, Id = e.Submission }
                           group e by s.Assignment into g
                           select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var offices = await divisions.FindAsync([.. assignments.Select(a => a.DivisionCode).Distinct()], ct);
        return [.. assignments.Select(a => new BurdenLine(
            offices.GetValueOrDefault(a.DivisionCode)?.Name ?? a.DivisionCode.ToString(), Month.Of(a.Deadline), known[a.Form],
            units.GetValueOrDefault(a.Id), typed.GetValueOrDefault(a.Id)))];
    }
}
