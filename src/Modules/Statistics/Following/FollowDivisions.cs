using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Following;

/// <summary>
/// Forms go where their unit goes, with the same number, their acts and what was typed; frozen copies stay as they were written. Rows are
/// keyed by county, so nothing follows a unit into another county: no such move is proposed. Unscoped: the tree changes for everyone.
/// </summary>
internal sealed class FollowDivisions(AppDb db) : IHandle<DivisionsChanged>
{
    public async Task HandleAsync(DivisionsChanged happened, CancellationToken ct)
    {
        foreach (var move in happened.Moves.Where(m => m.From.County == m.To.County && m.From != m.To))
        {
            await MoveFormsAsync(move, ct);
            await MoveDueAsync(move, ct);
            await MoveRowsAsync(move, ct);
        }
    }

    /// <summary>Where two units become one and both had begun the same form, the older one's stays under the old code, as history.</summary>
    private async Task MoveFormsAsync(DivisionMove move, CancellationToken ct)
    {
        var (county, from, to, level) = (move.From.County, move.From.Value, move.To.Value, move.From.Level);
        var taken = db.Set<Submission>().Where(s => s.County == county && s.Division == to && s.Level == level).Select(s => s.Assignment);
        var here = await db.Set<Submission>().Where(s => s.County == county && s.Division == from && s.Level == level && !taken.Contains(s.Assignment)).ToListAsync(ct);
        foreach (var submission in here) submission.Follow(move.To);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Forms that were due count where the unit is now, unless the unit it became was due the same form.</summary>
    private Task<int> MoveDueAsync(DivisionMove move, CancellationToken ct)
    {
        var (county, from, to, before, after) = (move.From.County, move.From.Value, move.To.Value, move.From.Level, move.To.Level);
        var due = db.Set<DueForm>();
        return due
            .Where(d => d.County == county && d.Division == from && d.Level == before
                && !due.Any(o => o.County == county && o.Assignment == d.Assignment && o.Division == to && o.Level == after))
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Division, to).SetProperty(d => d.Level, after), ct);
    }

    /// <summary>What was typed into the unit's row of forms above it, and of its subjects in their own.</summary>
    private Task<int> MoveRowsAsync(DivisionMove move, CancellationToken ct)
    {
        var (county, from, to) = (move.From.County, move.From.Value, move.To.Value);
        var entries = db.Set<FormEntry>();
        var forms = db.Set<Submission>().Where(s => s.County == county && s.Level < move.From.Level).Select(s => s.Id);
        return entries
            .Where(e => e.County == county && e.Row == from && forms.Contains(e.Submission)
                && !entries.Any(o => o.County == county && o.Submission == e.Submission && o.Row == to && o.Subject == e.Subject && o.Column == e.Column))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Row, to), ct);
    }
}
