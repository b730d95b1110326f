using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Storage;

namespace Yinling.Statistics.Reporting;

/// <summary>Which units the board lists.</summary>
internal enum BoardPart
{
    All,

    /// <summary>Not submitted, or returned and not submitted again.</summary>
    Missing,

    /// <summary>Submitted and not yet accepted.</summary>
    Waiting,

    Accepted,

    /// <summary>Submitted after the last day, or not submitted and the day has passed.</summary>
    Late,
}

/// <param name="State">Null: not begun.</param>
internal sealed record BoardLine(DivisionUnit Unit, SubmissionState? State, DateTime? FirstSubmittedAt, bool IsLate);

/// <param name="Levels">Levels below the division that fill the form in.</param>
/// <param name="Complete">Units that have submitted ÷ units that have to.</param>
/// <param name="Timely">Units that submitted by the last day ÷ units that have to.</param>
/// <param name="Counts">How many units each part has.</param>
internal sealed record Board(
    FormDefinition Form, FormAssignment Assignment, DivisionUnit Unit, IReadOnlyList<DivisionLevel> Levels, DivisionLevel Level, Rate Complete, Rate Timely,
    IReadOnlyDictionary<BoardPart, int> Counts, IReadOnlyList<BoardLine> Lines);

/// <summary>Who has submitted and who has not, at any level below an office. The same number of queries for twenty units as for twenty thousand.</summary>
internal sealed class SubmissionBoard(FormDesk desk, Forms forms, IDivisionDirectory divisions, CurrentScope scope)
{
    public const int PageSize = 50;

    /// <param name="level">Null: directly below.</param>
    /// <returns>Null when there is nothing for the person to see, or that level does not fill the form in.</returns>
    public async Task<Board?> RunAsync(Guid assignmentId, DivisionCode division, DivisionLevel? level, BoardPart part, int page, CancellationToken ct)
    {
        if (await desk.FindAsync(assignmentId, division, ct) is not { } assignment || forms.Find(assignment.Form) is not { } form) return null;
        List<DivisionLevel> levels = [.. Enum.GetValues<DivisionLevel>().Where(l => l > division.Level && l <= form.LowestLevel)];
        var chosen = level ?? levels.FirstOrDefault();
        if ((level is not null && !levels.Contains(chosen)) || await divisions.FindAsync(division, ct) is not { } unit) return null;

        var (first, last) = (division.Range.First, division.Range.Last);
        var begun = await desk.Db.Submissions(scope.Value.For(StatisticsPermissions.Read)).AsNoTracking()
            .Where(s => s.Assignment == assignmentId && s.Level == chosen && s.Division >= first && s.Division <= last)
            .Select(s => new { s.Division, s.State, s.FirstSubmittedAt }).ToDictionaryAsync(s => s.Division, ct);
        List<BoardLine> all = [];
        if (levels.Count > 0) await AddAsync();
        var timely = all.Count(l => l is { FirstSubmittedAt: not null, IsLate: false });
        var counts = Enum.GetValues<BoardPart>().ToDictionary(p => p, p => all.Count(l => IsIn(l, p)));
        return new(form, assignment, unit, levels, chosen, new(all.Count - counts[BoardPart.Missing], all.Count), new(timely, all.Count), counts,
            [.. all.Where(l => IsIn(l, part)).Skip((page - 1) * PageSize).Take(PageSize)]);

        async Task AddAsync()
        {
            await foreach (var one in divisions.UnitsAsync(division.Range, chosen, ct))
            {
                var theirs = begun.GetValueOrDefault(one.Code.Value);
                var late = theirs?.FirstSubmittedAt is { } at ? at.BeijingDay > assignment.Deadline : assignment.IsLate(desk.Today);
                all.Add(new(one, theirs?.State, theirs?.FirstSubmittedAt, late));
            }
        }
    }

    private static bool IsIn(BoardLine line, BoardPart part) => part switch
    {
        BoardPart.Missing => line.State is not (SubmissionState.Submitted or SubmissionState.Accepted),
        BoardPart.Waiting => line.State == SubmissionState.Submitted,
        BoardPart.Accepted => line.State == SubmissionState.Accepted,
        BoardPart.Late => line.IsLate,
        _ => true,
    };
}
