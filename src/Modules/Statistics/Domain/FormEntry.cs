using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Statistics.Domain;

/// <summary>A typed cell, or a value typed over what the system made.</summary>
internal sealed class FormEntry : IBusinessRow
{
    /// <summary>A population of the nation in fen of one yuan each would still fit.</summary>
    private const long Most = 1_000_000_000_000;

    private FormEntry() { }  // EF Core

    /// <param name="value">Null takes the entry away; that is the caller's to do.</param>
    /// <exception cref="RuleException">STA-04 a value that cannot be; STA-05 an override without a reason.</exception>
    public FormEntry(Guid id, Submission submission, RowKey row, FormColumn column, long? value, string? text, string? reason)
    {
        (Id, County, Submission, Row, Subject, Column) = (id, submission.County, submission.Id, row.Code, row.Subject, column.Key);
        Change(column, value, text, reason);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }
    public Guid Submission { get; private set; }

    /// <summary>Padded code of the row's unit.</summary>
    public long Row { get; private set; }

    /// <summary>Of a row that stands for a subject of the unit; empty otherwise.</summary>
    public Guid Subject { get; private set; }

    /// <summary>Key of the column.</summary>
    public string Column { get; private set; } = "";

    /// <summary>In the units of the column; null for texts.</summary>
    public long? Value { get; private set; }

    public string? Text { get; private set; }

    /// <summary>Why the system's figure was typed over; null for cells that are typed anyway.</summary>
    public string? Reason { get; private set; }

    public RowKey Key => new(Row, Subject);

    /// <inheritdoc cref="FormEntry(Guid, Submission, RowKey, FormColumn, long?, string?, string?)"/>
    public void Change(FormColumn column, long? value, string? text, string? reason)
    {
        var why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        RuleException.ThrowIfAny(
        [
            .. Problem.If(value is < 0 or > Most || (column.Kind == ColumnKind.Percent && value > 100) || text?.Length > 200, "STA-04",
                $"“{column.Heading}”填得不对：数目不能小于 0，百分比不超过 100，文字不超过 200 个字。", column.Key),
            .. Problem.If(column.IsDerived && why is null or { Length: > 200 }, "STA-05", "改系统填的数要写明原因，不超过 200 个字。上级看得到。", "reason"),
        ]);
        (Value, Text, Reason) = (value, text, why);
    }
}
