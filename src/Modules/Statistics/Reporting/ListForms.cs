using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Platform.Access;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Storage;

namespace Yinling.Statistics.Reporting;

/// <summary>One assignment as a person meets it.</summary>
/// <param name="Place">The unit whose form they open.</param>
/// <param name="Own">State of that form; null before it was begun.</param>
/// <param name="Below">How many units directly below have to fill it in.</param>
/// <param name="Waiting">Of these: submitted and not yet accepted.</param>
/// <param name="Accepted">Of these: accepted.</param>
internal sealed record FormLine(FormAssignment Assignment, FormDefinition Form, DivisionUnit Place, SubmissionState? Own, int Below, int Waiting, int Accepted)
{
    public string Href => $"/forms/{Assignment.Id}/{Place.Code}";
}

/// <summary>The forms a person has to do with. A constant number of queries, however many assignments and units there are.</summary>
internal sealed class ListForms(FormDesk desk, Forms forms, IDivisionDirectory divisions, CurrentScope scope)
{
    public async Task<IReadOnlyList<FormLine>> RunAsync(CancellationToken ct)
    {
        var assignments = await desk.AssignmentsAsync(ct);
        var known = await forms.FindAsync(assignments.Select(a => a.Form), ct);
        var met = (from assignment in assignments
                   let form = known.GetValueOrDefault(assignment.Form)
                   let place = desk.PlaceIn(assignment)
                   where form is not null && place is not null && place.Value.Level <= form.LowestLevel
                   select (assignment, form, Place: place.Value)).ToList();
        if (met.Count == 0) return [];
        var places = met.Select(m => m.Place).Distinct().ToList();
        var units = await divisions.FindAsync(places, ct);
        var children = await divisions.ChildCountsAsync(places, ct);

        var ids = met.Select(m => m.assignment.Id).ToArray();
        var codes = places.Select(p => p.Value).ToArray();
        var seen = desk.Db.Submissions(scope.Value.For(StatisticsPermissions.Read)).Where(s => ids.Contains(s.Assignment));
        var own = await seen.Where(s => codes.Contains(s.Division)).Select(s => new { s.Assignment, s.Division, s.Level, s.State }).ToListAsync(ct);
        var below = await seen.GroupBy(s => new { s.Assignment, s.Level, s.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return [.. from m in met
                   where units.ContainsKey(m.Place)
                   let level = m.Place.Level < m.form.LowestLevel ? m.Place.ChildLevel : null
                   select new FormLine(
                       m.assignment, m.form, units[m.Place],
                       own.Find(o => o.Assignment == m.assignment.Id && o.Division == m.Place.Value && o.Level == m.Place.Level)?.State,
                       level is null ? 0 : children.GetValueOrDefault(m.Place),
                       below.Where(b => b.Key.Assignment == m.assignment.Id && b.Key.Level == level && b.Key.State == SubmissionState.Submitted).Sum(b => b.Count),
                       below.Where(b => b.Key.Assignment == m.assignment.Id && b.Key.Level == level && b.Key.State == SubmissionState.Accepted).Sum(b => b.Count))];
    }
}
