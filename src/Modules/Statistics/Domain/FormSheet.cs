using System.Text.Json.Serialization;
using Yinling.Kernel;

namespace Yinling.Statistics.Domain;

/// <summary>Where a cell's value comes from.</summary>
internal enum CellSource
{
    /// <summary>Nothing there yet.</summary>
    Blank,

    /// <summary>Made from records as they are now.</summary>
    Live,

    /// <summary>From what the unit of the row has submitted.</summary>
    Reported,

    /// <summary>Made from other cells of the row.</summary>
    Computed,

    Typed,

    /// <summary>Typed over what the system had made, with a reason.</summary>
    Overridden,
}

/// <summary>One cell.</summary>
/// <param name="Value">Heads, fen, percent, 1 or 0 for yes or no; of a rate the numerator. Null when blank or a text.</param>
/// <param name="Of">Denominator of a rate; of yes or no added up, how many answered.</param>
/// <param name="Derived">What the system had made, beneath an override.</param>
/// <param name="Definition">Version of the indicator's definition it was counted by.</param>
/// <param name="Was">The text the system had made, beneath an override.</param>
/// <param name="Touched">It, or a cell it was made from at any level below, was typed over.</param>
internal sealed record FormCell(
    string Column, long? Value, CellSource Source, long? Of = null, string? Text = null, long? Derived = null, string? Reason = null,
    int? Definition = null, bool Touched = false, string? Was = null)
{
    public bool IsBlank => Value is null && string.IsNullOrEmpty(Text);
}

/// <summary>One row: a unit directly below, the unit itself for what belongs to none of them (本级), or a subject of the unit.</summary>
/// <param name="Code">Padded code.</param>
/// <param name="IsOwn">本级.</param>
/// <param name="IsReported">Its figures are those the unit has submitted.</param>
/// <param name="Subject">Null for a unit.</param>
internal sealed record SheetRow(long Code, DivisionLevel Level, string Name, bool IsOwn, bool IsReported, IReadOnlyList<FormCell> Cells, Guid? Subject = null)
{
    [JsonIgnore]
    public RowKey Key => new(Code, Subject ?? Guid.Empty);

    public FormCell Cell(string column) => Cells.First(c => c.Column == column);
}

/// <summary>What is known about a row before the form is made.</summary>
/// <param name="Figures">By column key; figure columns only.</param>
/// <param name="Reported">Total row of what the unit has submitted; null when it has not.</param>
/// <param name="Given">By column key; given columns only, without those no record speaks of.</param>
internal sealed record RowFacts(
    long Code, DivisionLevel Level, string Name, bool IsOwn, IReadOnlyDictionary<string, long> Figures, SheetRow? Reported,
    Guid? Subject = null, IReadOnlyDictionary<string, FormCell>? Given = null)
{
    public RowKey Key => new(Code, Subject ?? Guid.Empty);
}

/// <summary>A form filled in for one unit. Sums are made from the rows and rates from the sums, so the parent is always the sum of its children.</summary>
internal sealed record FormSheet(IReadOnlyList<SheetRow> Rows, SheetRow Total)
{
    /// <summary>Cells of the whole form, without the total.</summary>
    public int CellCount => Rows.Sum(r => r.Cells.Count);

    /// <summary>Cells nobody has to type.</summary>
    public int FilledBySystem => Rows.Sum(r => r.Cells.Count(c => c.Source is CellSource.Live or CellSource.Reported or CellSource.Computed));

    /// <param name="definitions">Version of each figure column's indicator.</param>
    public static FormSheet Make(
        FormDefinition form, string totalName, long totalCode, DivisionLevel totalLevel, IReadOnlyList<RowFacts> facts, IReadOnlyList<FormEntry> entries,
        IReadOnlyDictionary<string, int> definitions)
    {
        var typed = entries.ToDictionary(e => (e.Key, e.Column));
        List<SheetRow> rows = [.. facts.Select(f => Row(form, f, typed, definitions))];
        List<FormCell> total = [];
        foreach (var column in form.Columns) total.Add(column.IsSummed ? Sum(column, rows, definitions) : Made(column, total));
        return new(rows, new(totalCode, totalLevel, totalName, false, false, total));
    }

    private static SheetRow Row(FormDefinition form, RowFacts facts, Dictionary<(RowKey, string), FormEntry> typed, IReadOnlyDictionary<string, int> definitions)
    {
        List<FormCell> cells = [];
        foreach (var column in form.Columns)
        {
            var entry = typed.GetValueOrDefault((facts.Key, column.Key));
            cells.Add(column switch
            {
                { Kind: ColumnKind.Figure } => Figure(column, facts, entry, definitions.GetValueOrDefault(column.Key)),
                { Given: true } => Given(column, facts, entry),
                { IsTyped: true } => Typed(column, facts, entry),
                _ => Made(column, cells),
            });
        }
        return new(facts.Code, facts.Level, facts.Name, facts.IsOwn, facts.Reported is not null, cells, facts.Subject);
    }

    private static FormCell Figure(FormColumn column, RowFacts facts, FormEntry? entry, int definition)
    {
        var below = facts.Reported?.Cell(column.Key);
        var derived = below?.Value ?? facts.Figures.GetValueOrDefault(column.Key);
        return entry is { Value: { } over }
            ? new(column.Key, over, CellSource.Overridden, Derived: derived, Reason: entry.Reason, Definition: definition, Touched: true)
            : new(column.Key, derived, below is null ? CellSource.Live : CellSource.Reported, Definition: below?.Definition ?? definition, Touched: below?.Touched ?? false);
    }

    private static FormCell Given(FormColumn column, RowFacts facts, FormEntry? entry)
    {
        var below = column.IsSummed ? facts.Reported?.Cell(column.Key) : null;
        var made = below is { Value: { } value } ? new(column.Key, value, CellSource.Reported, Of: below.Of, Touched: below.Touched)
            : facts.Reported is null && facts.Given?.GetValueOrDefault(column.Key) is { } given ? given
            : new FormCell(column.Key, null, CellSource.Blank);
        return entry is null
            ? made
            : made with { Value = entry.Value, Text = entry.Text, Source = CellSource.Overridden, Derived = made.Value, Was = made.Text, Reason = entry.Reason, Touched = true };
    }

    private static FormCell Typed(FormColumn column, RowFacts facts, FormEntry? entry)
    {
        if (entry is not null) return new(column.Key, entry.Value, CellSource.Typed, Text: entry.Text);
        return column.IsSummed && facts.Reported?.Cell(column.Key) is { Value: { } value } below
            ? new(column.Key, value, CellSource.Reported, Of: below.Of, Touched: below.Touched)
            : new(column.Key, null, CellSource.Blank);
    }

    private static FormCell Made(FormColumn column, List<FormCell> before)
    {
        var (upper, lower) = (before.Find(c => c.Column == column.Numerator), before.Find(c => c.Column == column.Denominator));
        var touched = upper?.Touched == true || lower?.Touched == true;
        if (upper?.Value is not { } value || lower?.Value is not { } under) return new(column.Key, null, CellSource.Blank);
        return column.Kind switch
        {
            ColumnKind.Rate => new(column.Key, value, CellSource.Computed, Of: under, Touched: touched),
            ColumnKind.Exceeds when upper.Of is { } whole => new(column.Key, new Rate(value, whole).Exceeds((int)under) ? 1 : 0, CellSource.Computed, Touched: touched),
            _ => new(column.Key, null, CellSource.Blank),
        };
    }

    private static FormCell Sum(FormColumn column, List<SheetRow> rows, IReadOnlyDictionary<string, int> definitions)
    {
        var cells = rows.ConvertAll(r => r.Cell(column.Key));
        long? value = column.Kind != ColumnKind.Figure && cells.TrueForAll(c => c.Value is null) ? null : cells.Sum(c => c.Value ?? 0);
        long? answered = column.Kind == ColumnKind.YesNo && value is not null ? cells.Sum(c => c.Of ?? (c.Value is null ? 0 : 1)) : null;
        return new(column.Key, value, value is null ? CellSource.Blank : CellSource.Computed, Of: answered,
            Definition: column.Kind == ColumnKind.Figure ? definitions.GetValueOrDefault(column.Key) : null, Touched: cells.Exists(c => c.Touched));
    }
}
