using Yinling.Divisions.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Divisions.Browse;

/// <summary>
/// Which units fit what was typed, in the order of the index that finds them. Codes and initials from their beginning; names by any part over the
/// codes of a province or less, and villages of more than that by the beginning, found through their initials: both databases can use that index.
/// </summary>
internal static class DivisionMatch
{
    /// <summary>A single character begins too many of the nation's villages.</summary>
    private const int ShortestBeginning = 2;

    /// <param name="wide">More than a province is searched.</param>
    public static IQueryable<Division> Matching(this IQueryable<Division> units, string text, DivisionLevel level, bool wide)
    {
        if (text.All(char.IsAsciiDigit)) return units.InDivision(FindDivisions.Beginning(text), d => d.Code).OrderBy(d => d.Code);
        if (text.All(char.IsAsciiLetter)) return units.WithInitials(text.ToLowerInvariant());
        if (!wide || level != DivisionLevel.Village) return units.Where(d => d.Name.Contains(text)).OrderBy(d => d.Code);

        // The last character may be read otherwise with what follows it.
        var beginning = Pinyin.Initials(text.Length > ShortestBeginning ? text[..^1] : text);
        return text.Length < ShortestBeginning || beginning.Length == 0
            ? units.Where(d => false).OrderBy(d => d.Code)
            : units.Where(d => d.Name.StartsWith(text)).WithInitials(beginning);
    }

#pragma warning disable CA1309 // Not run here: the database compares, by its index, which it cannot use for LIKE.
    private static IQueryable<Division> WithInitials(this IQueryable<Division> units, string beginning)
    {
        units = units.Where(d => string.Compare(d.Initials, beginning) >= 0);
        if (End(beginning) is { } end) units = units.Where(d => string.Compare(d.Initials, end) < 0);
        return units.OrderBy(d => d.Initials).ThenBy(d => d.Code);
    }
#pragma warning restore CA1309

    /// <summary>The first initials that no longer begin so: dm for dl. Null when there are none.</summary>
    private static string? End(string beginning)
    {
        var stem = beginning.TrimEnd('z');
        if (stem.Length == 0) return null;
        var next = stem[^1] == '9' ? 'a' : (char)(stem[^1] + 1);
        return stem[..^1] + next;
    }
}
