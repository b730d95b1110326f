using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Storage;

namespace Yinling.Statistics.Filling;

/// <summary>A form as it stands for one unit.</summary>
/// <param name="Sheet">What counts: the frozen copy once declared filled in, otherwise made live.</param>
/// <param name="Live">Made now from records, to stand beside the frozen; the same object as the sheet while filling in.</param>
/// <param name="Frozen">Null while filling in.</param>
/// <param name="Before">Total of the period before; null for none.</param>
/// <param name="Day">The day stocks hold for in the sheet.</param>
/// <param name="LiveDay">The day stocks hold for beside it.</param>
internal sealed record OpenedForm(
    FormDefinition Form, FormAssignment? Assignment, DivisionUnit Unit, Submission? Submission, FormSheet Sheet, FormSheet Live, FrozenForm? Frozen,
    SheetRow? Before, DateOnly Day, DateOnly LiveDay, IReadOnlyList<DivisionUnit> Children, IReadOnlyList<Submission> Below)
{
    /// <summary>What stops it from being declared filled in.</summary>
    public IReadOnlyList<Problem> Problems(string? note) => SheetChecks.Of(Form, Sheet, Before, note, Ties);

    /// <summary>Cells that can hold anything, without the total.</summary>
    public int CellCount => Sheet.Rows.Count * Form.ColumnsAt(Sheet).Count();

    /// <summary>The same totals in other forms of the unit that have been declared filled in.</summary>
    public IReadOnlyList<TieLine> Ties { get; init; } = [];

    /// <summary>Who knows the pages of the rows' subjects; null when rows are units.</summary>
    public IFormRows? Source { get; init; }
}

/// <summary>Makes the form of one unit: figures for itself and the units below, what those have submitted, and what was typed.</summary>
internal sealed class OpenForm(FormDesk desk, Forms forms, IFigures figures, SubjectRows subjects, ReadTies ties)
{
    /// <returns>Null when there is nothing for the person to see.</returns>
    public async Task<OpenedForm?> RunAsync(Guid assignmentId, DivisionCode division, CancellationToken ct)
    {
        if (await desk.FindAsync(assignmentId, division, ct) is not { } assignment || await forms.FindAsync(assignment.Form, ct) is not { } form || division.Level > form.LowestLevel) return null;
        var submission = await desk.SubmissionAsync(assignment, division, ct);
        var day = assignment.SnapshotOn < desk.Today ? assignment.SnapshotOn : desk.Today;
        if (await MakeAsync(form, division, new(assignment.From), new(assignment.To), day, assignment, submission, ct) is not { } made) return null;

        var frozen = submission is { ShowsCopy: true } ? (await CopyAsync(submission, submission.Copy, ct))?.Open() : null;
        var before = await BeforeAsync(assignment, division, ct);
        var sheet = frozen?.Sheet ?? made.Sheet;
        return new(form, assignment, made.Unit, submission, sheet, made.Sheet, frozen, before, frozen?.Day ?? day, day, made.Children, made.Below)
        {
            Ties = await ties.RunAsync(form, assignment, division, sheet.Total, ct),
            Source = subjects.SourceOf(form),
        };
    }

    /// <summary>A form without an assignment: what it would be for a period, with nothing typed. For the command line.</summary>
    public async Task<OpenedForm?> PreviewAsync(FormDefinition form, DivisionCode division, Month from, Month to, CancellationToken ct)
    {
        var day = to.LastDay < desk.Today ? to.LastDay : desk.Today;
        return desk.MayRead(division) && division.Level <= form.LowestLevel && await MakeAsync(form, division, from, to, day, null, null, ct) is { } made
            ? new(form, null, made.Unit, null, made.Sheet, made.Sheet, null, null, day, day, made.Children, made.Below)
            : null;
    }

    public Task<FrozenCopy?> CopyAsync(Submission submission, int number, CancellationToken ct)
    {
        var (county, id) = (submission.County, submission.Id);
        return desk.Db.Set<FrozenCopy>().AsNoTracking().FirstOrDefaultAsync(c => c.County == county && c.Submission == id && c.Number == number, ct);
    }

    private async Task<Made?> MakeAsync(
        FormDefinition form, DivisionCode division, Month from, Month to, DateOnly day, FormAssignment? assignment, Submission? submission, CancellationToken ct)
    {
        IReadOnlyList<Submission> below = assignment is null ? [] : await desk.BelowAsync(assignment.Id, division, tracked: false, ct);
        var reported = await ReportedAsync(below, ct);
        var entries = submission is null ? [] : await desk.Db.EntriesOf(submission).AsNoTracking().ToListAsync(ct);
        if (form.PerSubject)
        {
            return await subjects.ReadAsync(form, division, day, from, to, reported, ct) is { } read
                ? new(read.Unit, FormSheet.Make(form, "合计", division.Value, division.Level, read.Rows, entries, new Dictionary<string, int>()), read.Children, below)
                : null;
        }

        var codes = form.Figures.Select(c => c.Indicator!).Distinct().ToList();
        if (await figures.AskAsync(new(division, codes, ByChild: true, day, from, to), ct) is not { } sheet) return null;
        var versions = sheet.Indicators.ToDictionary(i => i.Code, i => i.Text.Version);
        // A unit whose only subjects are its own has no row but its own; a village has that row even when it counts nothing.
        var lines = division.ChildLevel is null ? [sheet.Rows[0]] : sheet.Rows.Skip(1);
        var rows = lines.Select(r => new RowFacts(
            r.Unit.Code.Value, r.Unit.Code.Level, r.Kind == FigureRowKind.OwnLevel ? $"{r.Unit.Name}本级" : r.Unit.Name, r.Kind != FigureRowKind.Child,
            form.Figures.ToDictionary(c => c.Key, c => r.Get(c.Indicator!, c.Setting).Numerator),
            r.Kind == FigureRowKind.Child ? reported.GetValueOrDefault(r.Unit.Code.Value) : null)).ToList();
        var made = FormSheet.Make(form, "合计", division.Value, division.Level, rows, entries, form.Figures.ToDictionary(c => c.Key, c => versions[c.Indicator!]));
        return new(sheet.Unit, made, [.. sheet.Rows.Where(r => r.Kind == FigureRowKind.Child).Select(r => r.Unit)], below);
    }

    /// <summary>Total rows of what the units below have submitted, by padded code. One query.</summary>
    private async Task<Dictionary<long, SheetRow>> ReportedAsync(IReadOnlyList<Submission> below, CancellationToken ct)
    {
        var wanted = below.Where(s => s.ReportedCopy is not null).ToDictionary(s => s.Id);
        if (wanted.Count == 0) return [];
        var ids = wanted.Keys.ToArray();
        var copies = await desk.Db.Set<FrozenCopy>().AsNoTracking().Where(c => ids.Contains(c.Submission)).ToListAsync(ct);
        return copies.Where(c => wanted[c.Submission].ReportedCopy == c.Number).ToDictionary(c => wanted[c.Submission].Division, c => c.Open().Sheet.Total);
    }

    /// <summary>Total of the same form of the unit for the latest period before. The unit was reached through the desk.</summary>
    private async Task<SheetRow?> BeforeAsync(FormAssignment assignment, DivisionCode division, CancellationToken ct)
    {
        var (form, begins, county, code, level) = (assignment.Form, assignment.From, division.County, division.Value, division.Level);
        var last = await (from a in desk.Db.Set<FormAssignment>()
                          join s in desk.Db.Set<Submission>() on a.Id equals s.Assignment
                          where a.Form == form && a.To < begins && s.County == county && s.Division == code && s.Level == level && s.ReportedCopy != null
                          orderby a.To descending
                          select s).AsNoTracking().FirstOrDefaultAsync(ct);
        return last?.ReportedCopy is { } number && await CopyAsync(last, number, ct) is { } copy ? copy.Open().Sheet.Total : null;
    }

    private sealed record Made(DivisionUnit Unit, FormSheet Sheet, IReadOnlyList<DivisionUnit> Children, IReadOnlyList<Submission> Below);
}
