using System.Globalization;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Editing;

/// <summary>Reads fields of a form one after the other and remembers all that cannot be read.</summary>
/// <param name="posted">What was typed under a name; null for nothing.</param>
internal sealed class FieldReader(Func<string, string?> posted)
{
    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public string Text(string name, int most, string what)
    {
        var text = posted(name)?.Trim() ?? "";
        if (text.Length == 0 || text.Length > most) problems.Add(new("STD-19", $"请填{what}，不超过 {most} 个字。", name));
        return text;
    }

    /// <returns>Null when it was left empty.</returns>
    public Hundredths? MaybePoints(string name, string what)
    {
        var text = CellText.Normalise(posted(name) ?? "").Trim();
        if (text.Length == 0) return null;
        if (Hundredths.TryParse(text, out var number)) return number;
        problems.Add(new("STD-19", $"{what}要填数，最多两位小数，如 4 或 1.5。", name));
        return null;
    }

    public Hundredths Points(string name, string what)
    {
        var before = problems.Count;
        if (MaybePoints(name, what) is { } number) return number;
        if (problems.Count == before) problems.Add(new("STD-19", $"请填{what}。", name));
        return default;
    }

    public int Whole(string name, string what)
    {
        if (int.TryParse(CellText.Normalise(posted(name) ?? "").Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        problems.Add(new("STD-19", $"{what}要填一个整数。", name));
        return 0;
    }

    /// <summary>A line of a list that was left empty is no line.</summary>
    public bool IsEmpty(params string[] names) => names.All(n => string.IsNullOrWhiteSpace(posted(n)));

    public void Refuse(string text, string name) => problems.Add(new("STD-19", text, name));
}
