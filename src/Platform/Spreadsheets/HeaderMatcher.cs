namespace Yinling.Platform.Spreadsheets;

/// <summary>A column some import expects.</summary>
public sealed record ExpectedColumn(string Key, string Title, IReadOnlyList<string> Synonyms);

/// <summary>A header found on the sheet.</summary>
/// <param name="Index">Column from 0.</param>
/// <param name="Key">Which expected column it is; null when nobody knows; empty when the person said to leave it out.</param>
public sealed record MatchedHeader(int Index, string Text, string? Key);

/// <summary>Where the header stands and what each of its columns is.</summary>
/// <param name="LastRow">The header's last row; the data begins below.</param>
public sealed record HeaderMatch(int LastRow, IReadOnlyList<MatchedHeader> Headers)
{
    public IReadOnlyDictionary<string, int> Columns { get; } = Headers.Where(h => !string.IsNullOrEmpty(h.Key)).GroupBy(h => h.Key!).ToDictionary(g => g.Key, g => g.First().Index);

    /// <summary>Headers nobody knows: the person is asked once.</summary>
    public IReadOnlyList<MatchedHeader> Unknown => [.. Headers.Where(h => h.Key is null)];
}

/// <summary>Finds the header of a clerk's own table in its first rows and recognises its columns by name and synonym, however they are spelt.</summary>
public static class HeaderMatcher
{
    private const int RowsLookedAt = 12;

    /// <param name="firstRows">The first rows of the sheet.</param>
    /// <param name="merged">Merged blocks, so that a two-line header gives each column its group's name.</param>
    /// <param name="remembered">What people have said before: normalised header → key, empty for "leave out".</param>
    /// <returns>Null when no row looks like a header (fewer than two known columns).</returns>
    public static HeaderMatch? Match(
        IReadOnlyList<SheetRow> firstRows, IReadOnlyList<MergedRange> merged, IReadOnlyList<ExpectedColumn> expected, IReadOnlyDictionary<string, string> remembered)
    {
        var keys = new Dictionary<string, string>();
        foreach (var column in expected)
            foreach (var name in column.Synonyms.Prepend(column.Title)) keys.TryAdd(Normalise(name), column.Key);

        HeaderMatch? best = null;
        foreach (var row in firstRows.Take(RowsLookedAt))
        {
            var two = firstRows.FirstOrDefault(r => r.Number == row.Number + 1);
            foreach (var match in new[] { Single(row, keys, remembered), two is null ? null : Double(row, two, merged, keys, remembered) })
                if (match is not null && match.Columns.Count >= 2 && match.Columns.Count > (best?.Columns.Count ?? 0)) best = match;
        }
        return best;
    }

    /// <summary>Case, blanks, brackets with their units and punctuation do not matter: 年经费(元) is 年经费.</summary>
    public static string Normalise(string header)
    {
        var plain = CellText.Normalise(header);
        foreach (var unit in new[] { "(元)", "(万元)", "(人)", "(个)", "(㎡)", "(平方米)", "(次)", "(月)", "(岁)", "(周岁)" })
            plain = plain.Replace(unit, "", StringComparison.Ordinal);
        return new string([.. plain.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
    }

    private static HeaderMatch? Single(SheetRow row, Dictionary<string, string> keys, IReadOnlyDictionary<string, string> remembered) =>
        Build(row.Number, row.Cells.Select(c => (c.Column, CellText.Normalise(c.Text))), keys, remembered);

    private static HeaderMatch? Double(
        SheetRow upper, SheetRow lower, IReadOnlyList<MergedRange> merged, Dictionary<string, string> keys, IReadOnlyDictionary<string, string> remembered)
    {
        var spans = merged.Any(m => m.FirstRow == upper.Number && (m.LastColumn > m.FirstColumn || m.LastRow > m.FirstRow));
        if (!spans) return null;
        var last = Math.Max(Last(upper), Last(lower));
        List<(int, string)> headers = [];
        for (var column = 0; column <= last; column++)
        {
            var below = CellText.Normalise(lower[column].Text);
            headers.Add((column, below.Length > 0 ? below : CellText.Normalise(upper[column].Text)));
        }
        return Build(lower.Number, headers, keys, remembered);
    }

    private static int Last(SheetRow row) => row.Cells.Count == 0 ? 0 : row.Cells[^1].Column;

    private static HeaderMatch? Build(int row, IEnumerable<(int Column, string Text)> headers, Dictionary<string, string> keys, IReadOnlyDictionary<string, string> remembered)
    {
        HashSet<string> taken = [];
        List<MatchedHeader> matched = [];
        foreach (var (column, text) in headers)
        {
            if (text.Length == 0) continue;
            var plain = Normalise(text);
            var key = remembered.TryGetValue(plain, out var said) ? said : keys.GetValueOrDefault(plain);
            if (plain is "序号" or "编号" or "NO") key ??= "";
            // The same meaning twice is nobody's to guess: the second is asked about.
            if (!string.IsNullOrEmpty(key) && !taken.Add(key)) key = null;
            matched.Add(new(column, text, key));
        }
        return matched.Count == 0 ? null : new(row, matched);
    }
}
