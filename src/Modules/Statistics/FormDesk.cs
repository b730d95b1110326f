using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Storage;

namespace Yinling.Statistics;

/// <summary>The forms a person has to do with, and what their posts let them do: in their own office, and for the offices below.</summary>
internal sealed class FormDesk(AppDb db, CurrentScope scope, TimeProvider clock)
{
    public AppDb Db => db;
    public DateOnly Today => clock.BeijingToday;
    public DateTime Now => clock.UtcMoment;
    public Guid? Account => scope.Value.Account;
    public string Name => scope.Value.Name;

    /// <summary>Newest deadline first: asked by offices within the person's divisions, or by an office above that covers them.</summary>
    public async Task<IReadOnlyList<FormAssignment>> AssignmentsAsync(CancellationToken ct)
    {
        var below = await db.Assignments(scope.Value.For(StatisticsPermissions.Read)).AsNoTracking().ToListAsync(ct);
        var held = HeldFor(StatisticsPermissions.Read);
        var codes = held.SelectMany(d => Enumerable.Range(0, (int)d.Level + 1).Select(level => d.Ancestor((DivisionLevel)level).Value)).Distinct().ToArray();
        var above = await db.Set<FormAssignment>().AsNoTracking().Where(a => codes.Contains(a.Division)).ToListAsync(ct);
        return [.. below.Concat(above.Where(a => held.Any(a.DivisionCode.Contains))).DistinctBy(a => a.Id).OrderByDescending(a => a.Deadline).ThenByDescending(a => a.Id)];
    }

    /// <summary>The unit whose form of an assignment the person meets first: their own, or the asking office when they stand above it.</summary>
    public DivisionCode? PlaceIn(FormAssignment assignment) => HeldFor(StatisticsPermissions.Read)
        .Select(d => d.Contains(assignment.DivisionCode) ? assignment.DivisionCode : d).Where(assignment.DivisionCode.Contains)
        .Select(d => (DivisionCode?)d).MinBy(d => d!.Value.Level);

    /// <returns>Null when there is no such assignment, the unit does not lie in it, or it is not the person's to see.</returns>
    public async Task<FormAssignment?> FindAsync(Guid id, DivisionCode division, CancellationToken ct)
    {
        if (!scope.Value.May(StatisticsPermissions.Read, division)) return null;
        // The office that asks may stand above the person; what they see of it is the form of their own unit.
        var assignment = await db.Set<FormAssignment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, ct);
        return assignment is not null && assignment.DivisionCode.Contains(division) ? assignment : null;
    }

    /// <returns>Tracked; null when the unit has not begun.</returns>
    public Task<Submission?> SubmissionAsync(FormAssignment assignment, DivisionCode division, CancellationToken ct)
    {
        var (id, code, level, county) = (assignment.Id, division.Value, division.Level, division.County);
        return db.Submissions(scope.Value.For(StatisticsPermissions.Read)).FirstOrDefaultAsync(s => s.County == county && s.Assignment == id && s.Division == code && s.Level == level, ct);
    }

    /// <summary>Forms of the units one level below.</summary>
    public async Task<IReadOnlyList<Submission>> BelowAsync(Guid assignment, DivisionCode division, bool tracked, CancellationToken ct)
    {
        if (division.ChildLevel is not { } level) return [];
        var (first, last) = (division.Range.First, division.Range.Last);
        var rows = db.Submissions(scope.Value.For(StatisticsPermissions.Read)).Where(s => s.Assignment == assignment && s.Level == level && s.Division >= first && s.Division <= last);
        return await (tracked ? rows : rows.AsNoTracking()).OrderBy(s => s.Division).ToListAsync(ct);
    }

    /// <summary>Whether the person's posts let them do it: at the unit itself, or at a level above it.</summary>
    public bool May(FormAct act, DivisionCode division)
    {
        if (SubmissionSteps.Of(act, division.Level) is not { } rule) return false;
        return scope.Value.Posts.Any(p => p.Subject is null && rule.Permission.HeldBy(p.Role)
            && (rule.Office == ActingOffice.Own ? p.Division == division : p.Division.Level < division.Level && p.Division.Contains(division)));
    }

    public IReadOnlyList<DivisionCode> HeldFor(Permission permission) => scope.Value.IsSystem
        ? [DivisionCode.Nation]
        : [.. scope.Value.Posts.Where(p => p.Subject is null && permission.HeldBy(p.Role)).Select(p => p.Division).Distinct()];

    public bool MayRead(DivisionCode division) => scope.Value.May(StatisticsPermissions.Read, division);

    /// <summary>The version that was shown must be the one stored; 0 and no row yet is the first save.</summary>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public static void Expect(Submission? submission, int shown)
    {
        if ((submission?.Version ?? -1) != shown) throw new StaleException();
    }
}
