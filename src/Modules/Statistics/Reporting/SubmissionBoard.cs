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

/// <summary>
/// Who has submitted and who has not, at any level below an office. Counts come from sums, a page from one page of units, so that forty
/// thousand townships cost little more than twenty.
/// </summary>
internal sealed class SubmissionBoard(FormDesk desk, Forms forms, IDivisionDirectory divisions, CurrentScope scope)
{
    public const int PageSize = 50;

    /// <param name="level">Null: directly below.</param>
    /// <returns>Null when there is nothing for the person to see, or that level does not fill the form in.</returns>
    public async Task<Board?> RunAsync(Guid assignmentId, DivisionCode division, DivisionLevel? level, BoardPart part, int page, CancellationToken ct)
    {
        if (await desk.FindAsync(assignmentId, division, ct) is not { } assignment || await forms.FindAsync(assignment.Form, ct) is not { } form) return null;
        List<DivisionLevel> levels = [.. Enum.GetValues<DivisionLevel>().Where(l => l > division.Level && l <= form.LowestLevel)];
        var chosen = level ?? levels.FirstOrDefault();
        if ((level is not null && !levels.Contains(chosen)) || await divisions.FindAsync(division, ct) is not { } unit) return null;
        var listing = levels.Count == 0 ? Listing.Nothing : await ListAsync(assignment, division.Range, chosen, part, (page - 1) * PageSize, ct);
        var counts = listing.Counts;
        return new(form, assignment, unit, levels, chosen,
            new(counts[BoardPart.All] - counts[BoardPart.Missing], counts[BoardPart.All]), new(listing.Timely, counts[BoardPart.All]), counts, listing.Lines);
    }

    private async Task<Listing> ListAsync(FormAssignment assignment, CodeRange range, DivisionLevel level, BoardPart part, int skip, CancellationToken ct)
    {
        var (id, first, last) = (assignment.Id, range.First, range.Last);
        var begun = desk.Db.Submissions(scope.Value.For(StatisticsPermissions.Read)).AsNoTracking()
            .Where(s => s.Assignment == id && s.Level == level && s.Division >= first && s.Division <= last);
        // Units that ended since keep their forms, but nobody waits for them any more.
        var ended = (await divisions.EndedAsync(range, level, ct)).Select(c => c.Value).ToArray();
        if (ended.Length > 0) begun = begun.Where(s => !ended.Contains(s.Division));

        var midnight = assignment.Deadline.AddDays(1).BeijingMidnight;
        var sums = await begun.GroupBy(s => new { s.State, Late = s.FirstSubmittedAt != null && s.FirstSubmittedAt >= midnight, Ever = s.FirstSubmittedAt != null })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        int Sum(Func<SubmissionState, bool, bool, bool> counts) => sums.Where(s => counts(s.Key.State, s.Key.Late, s.Key.Ever)).Sum(s => s.Count);

        var all = await divisions.CountAsync(range, level, ct);
        var (waiting, accepted) = (Sum((state, _, _) => state == SubmissionState.Submitted), Sum((state, _, _) => state == SubmissionState.Accepted));
        var (ever, late) = (Sum((_, _, ever) => ever), Sum((_, late, ever) => ever && late));
        var over = assignment.IsLate(desk.Today);
        Dictionary<BoardPart, int> counts = new()
        {
            [BoardPart.All] = all,
            [BoardPart.Missing] = all - waiting - accepted,
            [BoardPart.Waiting] = waiting,
            [BoardPart.Accepted] = accepted,
            [BoardPart.Late] = late + (over ? all - ever : 0),
        };
        var units = part switch
        {
            BoardPart.All => await divisions.PageAsync(range, level, skip, PageSize, ct),
            BoardPart.Waiting => await WithAsync(begun.Where(s => s.State == SubmissionState.Submitted)),
            BoardPart.Accepted => await WithAsync(begun.Where(s => s.State == SubmissionState.Accepted)),
            BoardPart.Missing => await WithoutAsync(begun.Where(s => s.State == SubmissionState.Submitted || s.State == SubmissionState.Accepted)),
            BoardPart.Late when over => await WithoutAsync(begun.Where(s => s.FirstSubmittedAt != null && s.FirstSubmittedAt < midnight)),
            _ => await WithAsync(begun.Where(s => s.FirstSubmittedAt >= midnight)),
        };
        var codes = units.Select(u => u.Code.Value).ToArray();
        var theirs = await begun.Where(s => codes.Contains(s.Division)).Select(s => new { s.Division, s.State, s.FirstSubmittedAt }).ToDictionaryAsync(s => s.Division, ct);
        return new(counts, ever - late,
        [
            .. from unit in units
               let one = theirs.GetValueOrDefault(unit.Code.Value)
               select new BoardLine(unit, one?.State, one?.FirstSubmittedAt, one?.FirstSubmittedAt is { } at ? at >= midnight : over),
        ]);

        async Task<IReadOnlyList<DivisionUnit>> WithAsync(IQueryable<Submission> wanted)
        {
            var page = await wanted.OrderBy(s => s.Division).Select(s => s.Division).Skip(skip).Take(PageSize).ToListAsync(ct);
            var found = await divisions.FindAsync(page.ConvertAll(c => new DivisionCode(c, level)), ct);
            return [.. found.Values.OrderBy(u => u.Code.Value)];
        }

        // Reads on until the page is full: the units left out are known, those left are not stored anywhere.
        async Task<IReadOnlyList<DivisionUnit>> WithoutAsync(IQueryable<Submission> unwanted)
        {
            var done = (await unwanted.Select(s => s.Division).ToListAsync(ct)).ToHashSet();
            List<DivisionUnit> page = [];
            var passed = 0;
            await foreach (var unit in divisions.UnitsAsync(range, level, ct))
            {
                if (done.Contains(unit.Code.Value) || passed++ < skip) continue;
                page.Add(unit);
                if (page.Count == PageSize) break;
            }
            return page;
        }
    }

    /// <param name="Timely">Units that submitted by the last day.</param>
    private sealed record Listing(IReadOnlyDictionary<BoardPart, int> Counts, int Timely, IReadOnlyList<BoardLine> Lines)
    {
        public static Listing Nothing => new(Enum.GetValues<BoardPart>().ToDictionary(p => p, _ => 0), 0, []);
    }
}
