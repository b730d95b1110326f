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
internal sealed record FormColumn(
    string Key, string Heading, ColumnKind Kind, string? Note = null, string? Indicator = null, Setting? Setting = null,
    string? Numerator = null, string? Denominator = null, bool Optional = false, bool InFen = false)
{
    [JsonIgnore]
    public bool IsTyped => Kind is ColumnKind.Integer or ColumnKind.Percent or ColumnKind.Money or ColumnKind.Text or ColumnKind.YesNo;

    [JsonIgnore]
    public bool IsMoney => Kind == ColumnKind.Money || InFen;

    [JsonIgnore]
    public bool IsSummed => Kind is ColumnKind.Figure or ColumnKind.Integer or ColumnKind.Money;
}

/// <summary>The columns of <paramref name="Parts"/> together are not more than the column <paramref name="Whole"/>, in every row.</summary>
/// <param name="Text">登记数与备案数之和不超过建会数.</param>
internal sealed record FormCheck(IReadOnlyList<string> Parts, string Whole, string Text);

/// <summary>A statistical form as data: one row per unit directly below the unit that fills it in.</summary>
/// <param name="Number">表号.</param>
/// <param name="Version">Counted up when columns change; kept in every frozen copy.</param>
/// <param name="Issuer">制表机关.</param>
/// <param name="Approval">批准机关和文号; null when it has none.</param>
/// <param name="ValidUntil">有效期至; null without end.</param>
/// <param name="Unit">计量单位.</param>
/// <param name="LowestLevel">The lowest office that fills it in.</param>
/// <param name="Office">Code of the office that defined it; null when it came with the product.</param>
internal sealed record FormDefinition(
    string Number, int Version, string Title, string Issuer, string? Approval, DateOnly? ValidUntil, string Unit, DivisionLevel LowestLevel,
    IReadOnlyList<FormColumn> Columns, IReadOnlyList<FormCheck> Checks, string? Office = null)
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
                ColumnKind.Figure => column.Indicator is not null,
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

    public bool IsValidOn(DateOnly day) => ValidUntil is null || day <= ValidUntil;
}
