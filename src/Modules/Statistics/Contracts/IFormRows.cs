using Yinling.Kernel;

namespace Yinling.Statistics.Contracts;

/// <summary>
/// Gives the rows of a form that has one row per subject, such as one per association. Implemented by the module that keeps the subjects;
/// Statistics knows no subject by name. The caller has checked that the person may read forms of the division.
/// </summary>
public interface IFormRows
{
    /// <summary>表号 of the form.</summary>
    string Form { get; }

    /// <summary>All subjects of a division, in the order they stand on paper.</summary>
    /// <param name="day">The day stocks hold for; today or earlier.</param>
    /// <param name="from">First month of flows.</param>
    /// <param name="to">Last month of flows.</param>
    Task<IReadOnlyList<FormSubjectRow>> ReadAsync(DivisionCode division, DateOnly day, Month from, Month to, CancellationToken ct);

    /// <summary>The page where the subject's records are.</summary>
    string Address(DivisionCode unit, Guid subject);
}

/// <summary>One subject with what its records say.</summary>
/// <param name="Unit">The unit it belongs to.</param>
/// <param name="Facts">By column key; a column without one has no record and stays blank.</param>
public sealed record FormSubjectRow(Guid Subject, DivisionCode Unit, string Name, IReadOnlyDictionary<string, FormFact> Facts);

/// <summary>What records say in one cell.</summary>
/// <param name="Value">Heads, times, fen, 1 or 0 for yes or no; null for a text.</param>
public readonly record struct FormFact(long? Value, string? Text = null)
{
    public static implicit operator FormFact(long value) => new(value);

    public static implicit operator FormFact(bool value) => new(value ? 1 : 0);

    public static FormFact Of(string text) => new(null, text);
}
