using Microsoft.EntityFrameworkCore;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Timeliness;

/// <summary>After every write: forms that were due follow what happened to their submission, in the same transaction.</summary>
internal sealed class KeepDueForms(AppDb db) : IBeforeCommit
{
    public async Task RunAsync(IReadOnlyCollection<object> changed, CancellationToken ct)
    {
        foreach (var group in changed.OfType<Submission>().Distinct().GroupBy(s => (s.County, s.Assignment)))
        {
            var (county, assignment) = group.Key;
            var (units, ids) = (group.Select(s => s.Division).ToArray(), group.Select(s => (Guid?)s.Id).ToArray());
            var rows = await db.Set<DueForm>()
                .Where(d => d.County == county && d.Assignment == assignment && (units.Contains(d.Division) || ids.Contains(d.Submission))).ToListAsync(ct);
            foreach (var submission in group)
            {
                var row = rows.Find(d => d.Submission == submission.Id) ?? rows.Find(d => d.Submission is null && d.DivisionCode == submission.DivisionCode);
                row?.Take(submission);
            }
        }
    }
}
