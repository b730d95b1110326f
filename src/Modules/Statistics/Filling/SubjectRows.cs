using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Filling;

/// <summary>Rows of a form that stands on subjects: one per subject where it is filled in first, one per unit with their sums above.</summary>
internal sealed class SubjectRows(IEnumerable<IFormRows> sources, FormDesk desk, IDivisionDirectory divisions)
{
    internal sealed record Read(DivisionUnit Unit, IReadOnlyList<RowFacts> Rows, IReadOnlyList<DivisionUnit> Children);

    public IFormRows? SourceOf(FormDefinition form) => sources.FirstOrDefault(s => s.Form == form.Number);

    /// <param name="reported">Totals of what the units below have submitted, by padded code.</param>
    /// <returns>Null when there was no such unit on that day.</returns>
    public async Task<Read?> ReadAsync(
        FormDefinition form, DivisionCode division, DateOnly day, Month from, Month to, IReadOnlyDictionary<long, SheetRow> reported, CancellationToken ct)
    {
        DateOnly? asOf = day < desk.Today ? day : null;
        if (await divisions.FindAsync(division, ct, asOf) is not { } unit) return null;
        // Above the county there are too many subjects to go through for a page: what the units have submitted stands alone.
        var given = division.Level >= DivisionLevel.County && SourceOf(form) is { } source ? await source.ReadAsync(division, day, from, to, ct) : [];
        if (division.Level == form.LowestLevel)
            return new(unit, [.. given.Select(g => new RowFacts(g.Unit.Value, g.Unit.Level, g.Name, false, None, null, g.Subject, Cells(form, g)))], []);

        var children = await divisions.ChildrenAsync(division, ct, asOf);
        var byChild = division.ChildLevel is { } level ? given.ToLookup(g => g.Unit.Ancestor(level).Value) : null;
        return new(unit, [.. children.Select(c => new RowFacts(
            c.Code.Value, c.Code.Level, c.Name, false, None, reported.GetValueOrDefault(c.Code.Value), null,
            division.Level >= DivisionLevel.County && byChild is not null ? Sums(form, [.. byChild[c.Code.Value]]) : null))], children);
    }

    private static readonly IReadOnlyDictionary<string, long> None = new Dictionary<string, long>();

    private static Dictionary<string, FormCell> Cells(FormDefinition form, FormSubjectRow row) =>
        (from column in form.Columns
         where column.Given && row.Facts.ContainsKey(column.Key)
         let fact = row.Facts[column.Key]
         where fact.Value is not null || !string.IsNullOrEmpty(fact.Text)
         select new FormCell(column.Key, fact.Value, CellSource.Live, Text: fact.Text)).ToDictionary(c => c.Column);

    private static Dictionary<string, FormCell> Sums(FormDefinition form, IReadOnlyList<FormSubjectRow> rows) =>
        (from column in form.Columns
         where column.Given && column.IsSummed
         let said = rows.Where(r => r.Facts.ContainsKey(column.Key)).Select(r => r.Facts[column.Key].Value).OfType<long>().ToList()
         where rows.Count == 0 || said.Count > 0
         select new FormCell(column.Key, said.Sum(), CellSource.Live, Of: column.Kind == ColumnKind.YesNo ? said.Count : null)).ToDictionary(c => c.Column);
}
