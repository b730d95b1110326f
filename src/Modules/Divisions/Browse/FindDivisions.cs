using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Browse;

/// <summary>Finds units by name, code or initials in the part of the tree a person works in.</summary>
internal sealed class FindDivisions(AppDb db, IDivisionDirectory divisions, CurrentScope scope)
{
    /// <summary>More are not shown: a longer list is no answer to a search.</summary>
    public const int Most = 50;

    /// <param name="Path">Where it lies: 安徽省黄山市休宁县.</param>
    internal sealed record Found(DivisionCode Code, string Name, Setting? Setting, string Path);

    /// <param name="text">Digits: the beginning of a code; letters: the beginning of the pinyin initials; anything else: a part of the name.</param>
    /// <param name="within">Only below this unit; null for all the person may see.</param>
    /// <param name="level">One level; null for all five, the higher first.</param>
    public async Task<IReadOnlyList<Found>> RunAsync(string text, DivisionCode? within, DivisionLevel? level, CancellationToken ct)
    {
        text = text.Trim();
        if (text.Length == 0) return [];
        List<Division> found = [];
        var levels = level is { } one ? [one] : Enum.GetValues<DivisionLevel>().Where(l => l > DivisionLevel.Nation).ToArray();
        foreach (var each in levels)
        {
            if (found.Count < Most) found.AddRange(await Matching(text, within, each).OrderBy(d => d.Code).Take(Most - found.Count).ToListAsync(ct));
        }
        var above = await divisions.FindAsync([.. found.SelectMany(d => Ancestors(d.DivisionCode)).Distinct()], ct);
        return [.. found.Select(d => new Found(d.DivisionCode, d.Name, d.Setting, string.Concat(Ancestors(d.DivisionCode).Select(a => above.GetValueOrDefault(a)?.Name))))];
    }

    private IQueryable<Division> Matching(string text, DivisionCode? within, DivisionLevel level)
    {
        var units = db.Divisions.AsNoTracking().Where(d => d.Level == level && d.ValidTo == null).Within(scope.Value.For(DivisionPermissions.Read), d => d.Code);
        if (within is { } division) units = units.InDivision(division.Range, d => d.Code);
        if (text.All(char.IsAsciiDigit)) return units.InDivision(Beginning(text), d => d.Code);
        var initials = text.ToLowerInvariant();
        return text.All(char.IsAsciiLetter) ? units.Where(d => d.Initials.StartsWith(initials)) : units.Where(d => d.Name.Contains(text));
    }

    /// <summary>The codes that begin with these digits: 3410 → 341000000000 … 341099999999.</summary>
    internal static CodeRange Beginning(string digits)
    {
        if (digits.Length > 12) return new(-1, -1);
        var (first, last) = (digits.PadRight(12, '0'), digits.PadRight(12, '9'));
        return new(long.Parse(first, System.Globalization.CultureInfo.InvariantCulture), long.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IEnumerable<DivisionCode> Ancestors(DivisionCode code) => Enumerable.Range(1, Math.Max(0, (int)code.Level - 1)).Select(l => code.Ancestor((DivisionLevel)l));
}
