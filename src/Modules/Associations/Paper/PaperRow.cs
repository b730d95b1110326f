using System.Globalization;
using Yinling.Associations.Domain;
using Yinling.Associations.Pages;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Associations.Paper;

/// <summary>One line of a paper book as somebody typed it.</summary>
/// <param name="cells">By the names of the book's columns.</param>
internal sealed class PaperRow(PaperCode code, IReadOnlyDictionary<string, string> cells)
{
    /// <returns>Trimmed; null when blank.</returns>
    public string? Text(string name) => cells.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A day; written without its year (6-10, 6月10日, 0610) it lies in the year of the book.</summary>
    /// <returns>Null when blank.</returns>
    /// <exception cref="RuleException">ASC-30.</exception>
    public DateOnly? Day(string name, string label)
    {
        var text = Text(name);
        return CellText.TryReadDate(WithYear(text), out var day) ? day : TypedText.Day(text, name, label);
    }

    /// <exception cref="RuleException">ASC-30, ASC-31.</exception>
    public DateOnly RequiredDay(string name, string label) => Day(name, label) ?? throw TypedText.Missing(name, label);

    /// <exception cref="RuleException">ASC-32.</exception>
    public int? Number(string name, string label) => TypedText.Number(Text(name), name, label);

    /// <returns>Null when blank.</returns>
    /// <exception cref="RuleException">ASC-36.</exception>
    public Money? Money(string name) => Text(name) is { } text ? TypedText.Money(text, name) : null;

    /// <exception cref="RuleException">ASC-33.</exception>
    public T Choice<T>(string name, string label) where T : struct, Enum => TypedText.Choice<T>(Text(name), name, label);

    private string WithYear(string? text)
    {
        var year = code.Year.ToString("D4", CultureInfo.InvariantCulture);
        var plain = CellText.Normalise(text).Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length == 4 && plain.All(char.IsAsciiDigit)) return year + plain;
        var parts = plain.TrimEnd('日', '号').Split(['月', '-', '.', '/'], StringSplitOptions.RemoveEmptyEntries);
        return parts is [{ Length: <= 2 } month, { Length: <= 2 } date] ? $"{year}-{month}-{date}" : "";
    }
}
