using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Browse;

/// <summary>Finds units by name, code or initials in the part of the tree a person works in.</summary>
internal sealed class FindDivisions(AppDb db, IDivisionDirectory divisions, CurrentScope scope) : IDivisionSearch
{
    /// <summary>More are not shown: a longer list is no answer to a search.</summary>
    public const int Most = 50;

    private const int MostSuggestions = 200;

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
            if (found.Count < Most) found.AddRange(await Matching(text, within, each).Take(Most - found.Count).ToListAsync(ct));
        }
        var above = await divisions.FindAsync([.. found.SelectMany(d => Ancestors(d.DivisionCode)).Distinct()], ct);
        return [.. found.Select(d => new Found(d.DivisionCode, d.Name, d.Setting, string.Concat(Ancestors(d.DivisionCode).Select(a => above.GetValueOrDefault(a)?.Name))))];
    }

    /// <summary>Whether more than a province is searched, where villages are found by the beginning of their names only.</summary>
    public bool IsWide(DivisionCode? within) => Reach(within).Ranges.Sum(r => r.Last - r.First + 1) > DivisionCode.SizeOf(DivisionLevel.Province);

    public async Task<DivisionPick> PickAsync(string? typed, string? chosen, DivisionLevel? level, CancellationToken ct)
    {
        typed = string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
        var suggestions = scope.Value.Home is { ChildLevel: not null } home
            ? (await divisions.ChildrenAsync(home, ct)).Where(u => level is null || u.Code.Level == level).Take(MostSuggestions).ToList() : [];
        if (!DivisionCode.TryParse(chosen, out var code) && !DivisionCode.TryParse(typed, out code))
        {
            var found = typed is null ? [] : await RunAsync(typed, null, level, ct);
            var exact = found.Where(f => f.Name == typed).ToList();
            if ((exact.Count == 1 ? exact[0] : found.Count == 1 ? found[0] : null) is not { } one)
                return new(typed, null, [.. found.Select(f => new DivisionCandidate(f.Code, f.Path + f.Name))], suggestions);
            code = one.Code;
        }
        var known = (level is null || code.Level == level) && Reach(null).Covers(code) ? await divisions.FindAsync(code, ct) : null;
        return new(typed, known, [], suggestions);
    }

    private IQueryable<Division> Matching(string text, DivisionCode? within, DivisionLevel level) =>
        db.Divisions.AsNoTracking().Where(d => d.Level == level && d.ValidTo == null).Within(Reach(within), d => d.Code).Matching(text, level, IsWide(within));

    private Grant Reach(DivisionCode? within) => within is { } division ? DivisionReach.Of(scope.Value).Below(division) : DivisionReach.Of(scope.Value);

    /// <summary>The codes that begin with these digits: 3410 → 341000000000 … 341099999999.</summary>
    internal static CodeRange Beginning(string digits)
    {
        if (digits.Length > 12) return new(-1, -1);
        var (first, last) = (digits.PadRight(12, '0'), digits.PadRight(12, '9'));
        return new(long.Parse(first, System.Globalization.CultureInfo.InvariantCulture), long.Parse(last, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static IEnumerable<DivisionCode> Ancestors(DivisionCode code) => Enumerable.Range(1, Math.Max(0, (int)code.Level - 1)).Select(l => code.Ancestor((DivisionLevel)l));
}
