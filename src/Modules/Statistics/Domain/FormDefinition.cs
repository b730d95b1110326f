using System.Text.Json;
using System.Text.Json.Serialization;
using Yinling.Kernel;

namespace Yinling.Statistics.Domain;

/// <summary>What stands in a column.</summary>
internal enum ColumnKind
{
    /// <summary>A count, sum or flow of the catalogue; filled by the system.</summary>
    Figure,

    /// <summary>One column over another, made anew in every row and in the total; never summed.</summary>
    Rate,

    /// <summary>Whether a rate is strictly more than a whole percentage typed in another column (超过).</summary>
    Exceeds,

    /// <summary>A whole number typed where no fact exists; summed.</summary>
    Integer,

    /// <summary>A whole percentage typed, such as a target; not summed.</summary>
    Percent,

    /// <summary>Money typed in yuan, kept in fen; summed.</summary>
    Money,

    Text,

    /// <summary>Yes or no; summed as how many say yes.</summary>
    YesNo,
}

/// <summary>One column of a form.</summary>
/// <param name="Key">Stable within the form; kept in frozen copies.</param>
/// <param name="Note">口径, shown below the form.</param>
/// <param name="Indicator">Of a figure: what it shows. Of a rate: the ratio of the catalogue that explains it, if there is one.</param>
/// <param name="Setting">Rural or urban only; null for both.</param>
/// <param name="Numerator">Of a rate or a comparison: key of the column above the line, or of the rate compared.</param>
/// <param name="Denominator">Of a rate: key of the column below the line. Of a comparison: key of the percentage.</param>
/// <param name="Optional">A typed cell that may stay empty.</param>
/// <param name="InFen">A figure kept in fen and shown in yuan.</param>
/// <param name="Given">Filled from the records of the row's subject, by the module that gives the rows.</param>
/// <param name="Unsummed">A number that means nothing when added up, such as a score.</param>
/// <param name="Rounded">Stated in whole 万: only such figures are compared with tolerance.</param>
/// <param name="Synonyms">What other offices call it in their own tables; null for nothing else.</param>
/// <param name="Least">The least a cell may say, in every row; null for no bound beyond 0.</param>
/// <param name="Most">The most a cell may say, in every row of a subject or unit; null for none.</param>
internal sealed record FormColumn(
    string Key, string Heading, ColumnKind Kind, string? Note = null, string? Indicator = null, Setting? Setting = null,
    string? Numerator = null, string? Denominator = null, bool Optional = false, bool InFen = false,
    bool Given = false, bool Unsummed = false, bool Rounded = false, long? Least = null, long? Most = null,
    IReadOnlyList<string>? Synonyms = null)
{
    [JsonIgnore]
    public bool IsTyped => !Given && Kind is ColumnKind.Integer or ColumnKind.Percent or ColumnKind.Money or ColumnKind.Text or ColumnKind.YesNo;

    [JsonIgnore]
    public bool IsMoney => Kind == ColumnKind.Money || InFen;

    [JsonIgnore]
    public bool IsSummed => !Unsummed && Kind is ColumnKind.Figure or ColumnKind.Integer or ColumnKind.Money or ColumnKind.YesNo;

    /// <summary>Made by the system from records; typed over only with a reason.</summary>
    [JsonIgnore]
    public bool IsDerived => Given || Kind == ColumnKind.Figure;
}

/// <summary>The columns of <paramref name="Parts"/> together are not more than the column <paramref name="Whole"/>, in every row.</summary>
/// <param name="Text">登记数与备案数之和不超过建会数.</param>
/// <param name="Exact">They are exactly the whole; only columns stated in 万 leave half a unit each.</param>
internal sealed record FormCheck(IReadOnlyList<string> Parts, string Whole, string Text, bool Exact = false);

/// <summary>A total that must be the same in another form of the same unit and period.</summary>
/// <param name="Form">表号 of the other form.</param>
/// <param name="Theirs">Key of its column.</param>
internal sealed record FormTie(string Mine, string Form, string Theirs);

/// <summary>A statistical form as data: one row per unit directly below the unit that fills it in, or per subject at the lowest.</summary>
/// <param name="Number">表号.</param>
/// <param name="Version">Counted up when columns change; kept in every frozen copy.</param>
/// <param name="Issuer">制表机关.</param>
/// <param name="Approval">批准机关和文号; null when it has none.</param>
/// <param name="ValidUntil">有效期至; null without end.</param>
/// <param name="Unit">计量单位.</param>
/// <param name="LowestLevel">The lowest office that fills it in.</param>
/// <param name="Office">Code of the office that defined it; null when it came with the product.</param>
/// <param name="PerSubject">At the lowest level one row per subject, such as an association; above it one row per unit.</param>
/// <param name="Ties">What must agree with other forms; null for nothing.</param>
internal sealed record FormDefinition(
    string Number, int Version, string Title, string Issuer, string? Approval, DateOnly? ValidUntil, string Unit, DivisionLevel LowestLevel,
    IReadOnlyList<FormColumn> Columns, IReadOnlyList<FormCheck> Checks, string? Office = null,
    bool PerSubject = false, IReadOnlyList<FormTie>? Ties = null)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Names the form in assignments and files: YL-05, or 341022/JC-01/2 for the second edition of what an office defined.</summary>
    [JsonIgnore]
    public string Key => Office is null ? Number : $"{Office}/{Number}/{Version}";

    /// <summary>Indicators to ask for.</summary>
    [JsonIgnore]
    public IEnumerable<FormColumn> Figures => Columns.Where(c => c.Kind == ColumnKind.Figure);

    /// <exception cref="InvalidOperationException">Not a definition: columns that name no column, a key twice. Our own mistake.</exception>
    public static FormDefinition Read(string json)
    {
        var form = JsonSerializer.Deserialize<FormDefinition>(json, Options) ?? throw new InvalidOperationException("A form is empty.");
        var place = form.Columns.Select((c, at) => (c.Key, at)).ToDictionary(c => c.Key, c => c.at);
        foreach (var (column, at) in form.Columns.Select((c, at) => (c, at)))
        {
            var fits = column.Kind switch
            {
                ColumnKind.Figure => column.Indicator is not null && !form.PerSubject && !column.Given,
                ColumnKind.Rate or ColumnKind.Exceeds => Earlier(column.Numerator, at) && Earlier(column.Denominator, at),
                _ => true,
            };
            if (!fits) throw new InvalidOperationException($"Column {column.Key} of {form.Number} names no indicator, or no column before it.");
        }
        if (form.Checks.SelectMany(c => c.Parts.Append(c.Whole)).FirstOrDefault(k => !place.ContainsKey(k)) is { } unknown)
            throw new InvalidOperationException($"A check of {form.Number} names {unknown}, which is no column.");
        return form;

        bool Earlier(string? key, int at) => key is not null && place.TryGetValue(key, out var other) && other < at;
    }

    public string Write() => JsonSerializer.Serialize(this, Options);

    public FormColumn Column(string key) => Columns.First(c => c.Key == key);

    /// <summary>Whether people may put something there: where rows are subjects, what is typed of one is typed in its own row only.</summary>
    public bool TakesAt(SheetRow row, FormColumn column) => !PerSubject || row.Subject is not null || (column.IsDerived && column.IsSummed);

    /// <summary>Columns that can hold anything: above the subjects, what is said of one alone stands nowhere.</summary>
    public IEnumerable<FormColumn> ColumnsAt(FormSheet sheet) =>
        Columns.Where(c => !PerSubject || c.IsSummed || c.Numerator is not null || sheet.Rows.Count == 0 || sheet.Rows.Any(r => r.Subject is not null || !r.Cell(c.Key).IsBlank));

    public bool IsValidOn(DateOnly day) => ValidUntil is null || day <= ValidUntil;
}
