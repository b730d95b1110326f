using Yinling.Indicators.Contracts;

namespace Yinling.Statistics.Domain;

/// <summary>Something a form need not ask for: the system counts it, or another form asks for it already.</summary>
/// <param name="Indicator">Code to show it by; null when another form asks for it.</param>
/// <param name="Where">指标目录, or the form.</param>
internal sealed record HeldFact(string Name, string? Indicator, string Where);

/// <summary>Tells who designs a form what is held already under a like name. Source: domain.md P01 (重复填表).</summary>
internal static class HeldFacts
{
    private static readonly string[] Endings = ["人数", "个数", "次数", "总数", "数量", "金额", "情况", "数"];

    /// <param name="others">Forms in use; their typed columns are asked for already.</param>
    public static IReadOnlyList<HeldFact> Like(string heading, IEnumerable<Indicator> indicators, IEnumerable<FormDefinition> others) =>
    [
        .. indicators.OfType<ProfileIndicator>().Where(i => Alike(heading, i.Text.Name) || Alike(heading, i.Text.Heading)).Select(i => new HeldFact(i.Text.Name, i.Code, "指标目录")),
        .. from form in others
           from column in form.Columns
           where column.IsTyped && Alike(heading, column.Heading)
           select new HeldFact(column.Heading, null, $"{form.Number} {form.Title}"),
    ];

    /// <summary>At least half of the shorter name's neighbouring pairs of characters stand in the other.</summary>
    internal static bool Alike(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        return a.Count > 0 && b.Count > 0 && a.Intersect(b).Count() * 2 >= Math.Min(a.Count, b.Count);
    }

    private static HashSet<string> Pairs(string text)
    {
        var name = string.Concat(text.Where(char.IsLetterOrDigit));
        if (Array.Find(Endings, e => name.Length > e.Length + 1 && name.EndsWith(e, StringComparison.Ordinal)) is { } ending) name = name[..^ending.Length];
        return name.Length == 1 ? [name] : [.. Enumerable.Range(0, Math.Max(0, name.Length - 1)).Select(i => name.Substring(i, 2))];
    }
}
