using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Timeliness;

/// <summary>Once a deadline has passed: writes down every unit that had to submit, with what it has submitted. Once for each form assigned.</summary>
/// <remarks>Runs as the installation itself: whose forms were due is no matter of who asks.</remarks>
internal sealed class CallDueForms(AppDb db, Forms forms, IDivisionDirectory divisions, Writer writer, TimeProvider clock) : ITick
{
    /// <summary>Before figures of months are kept.</summary>
    public int Order => -10;

    public async Task<string> RunAsync(CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var passed = await db.Set<FormAssignment>().AsNoTracking().Where(a => a.Deadline < today && a.CalledOn == null).OrderBy(a => a.Deadline).ThenBy(a => a.Id).ToListAsync(ct);
        var called = 0L;
        foreach (var assignment in passed) called += await CallAsync(assignment, today, ct);
        return $"{called} forms of units were due.";
    }

    private Task<long> CallAsync(FormAssignment passed, DateOnly today, CancellationToken ct) =>
        writer.RunAsync(new Act("statistics.call", passed.Id.ToString(), passed.DivisionCode, Detail: passed.Form), async () =>
        {
            var (county, id) = (passed.County, passed.Id);
            var assignment = await db.Set<FormAssignment>().SingleAsync(a => a.County == county && a.Id == id, ct);
            if (assignment.CalledOn is not null) return 0L;
            assignment.Call(today);
            if (await forms.FindAsync(assignment.Form, ct) is not { } form) return 0L;

            var begun = await db.Set<Submission>().AsNoTracking().Where(s => s.Assignment == id).ToDictionaryAsync(s => s.DivisionCode, ct);
            var due = 0L;
            foreach (var level in Enum.GetValues<DivisionLevel>().Where(l => l > assignment.Level && l <= form.LowestLevel))
            {
                List<DueForm> rows = [];
                await foreach (var unit in divisions.UnitsAsync(assignment.DivisionCode.Range, level, ct))
                    rows.Add(new(Guid.CreateVersion7(), assignment, unit, begun.GetValueOrDefault(unit.Code)));
                due += await db.BulkInsertAsync(rows, ct);
            }
            return due;
        }, ct);
}
