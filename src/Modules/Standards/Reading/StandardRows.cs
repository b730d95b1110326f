using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Reading;

/// <summary>Reads the sheet of items. A row without an item's name goes on with the item above: its next level, or the next condition of a level.</summary>
internal sealed class StandardRows(IReadOnlyList<SheetRow> rows, List<Problem> problems)
{
    private readonly StandardCells cells = new(StandardWorkbook.ItemsSheet, StandardWorkbook.ItemTitles, problems);
    private readonly List<StandardDomain> domains = [];
    private readonly List<string> order = [];
    private readonly HashSet<string> keys = [];

    public IReadOnlyList<StandardDomain> Read()
    {
        if (rows.Count == 0 || StandardWorkbook.ItemTitles.Where((title, at) => rows[0][at].Text.Trim() != title).Any())
        {
            problems.Add(new("STD-16", $"“{StandardWorkbook.ItemsSheet}”第 1 行的列名改过了。请保持：{string.Join("、", StandardWorkbook.ItemTitles)}。", "file"));
            return [];
        }
        foreach (var row in rows.Skip(1)) Row(row);
        return [.. domains.OrderBy(d => order.IndexOf(d.Number))];
    }

    private void Row(SheetRow row)
    {
        if (StandardCells.Maybe(row, 0) is { } number && domains.All(d => d.Number != number))
        {
            order.Add(number);
            domains.Add(new(number, StandardCells.Maybe(row, 1) ?? cells.Wrong<string>(row, 1, "这个方面叫什么，要写出来") ?? "", cells.Points(row, 2), []));
        }
        if (StandardCells.Maybe(row, 4) is { } name) Begin(row, name);
        else if (domains.Count == 0 || domains[^1].Items.Count == 0) cells.Wrong<bool>(row, 4, "前面还没有指标，这一行不知道是谁的");
        else Continue(row, domains[^1].Items[^1]);
    }

    private void Begin(SheetRow row, string name)
    {
        if (StandardCells.Maybe(row, 0) is null || domains.Count == 0) { cells.Wrong<bool>(row, 0, "指标属于哪个方面，要写它的编号"); return; }
        var method = Named(Enum.GetValues<AssessmentMethod>(), m => m.InChinese, row, 7);
        var scoring = Named(Enum.GetValues<ScoringKind>(), k => k.InChinese, row, 9);
        var key = StandardCells.Maybe(row, 17) ?? Enumerable.Range(1, rows.Count + 1).Select(n => $"n{n}").First(k => !keys.Contains(k));
        keys.Add(key);
        Add(domains.Find(d => d.Number == StandardCells.Text(row, 0))!, new(
            key, StandardCells.Text(row, 3), name, cells.Points(row, 5), StandardCells.Text(row, 6), StandardCells.Text(row, 8), method, scoring, [Level(row)], StandardCells.Maybe(row, 15), StandardCells.Maybe(row, 16)));
    }

    private void Continue(SheetRow row, StandardItem item)
    {
        if (StandardCells.Maybe(row, 10) is not null) Replace(item with { Levels = [.. item.Levels, Level(row)] });
        else if (Condition(row) is { } condition) Replace(item with { Levels = [.. item.Levels.SkipLast(1), item.Levels[^1] with { When = [.. item.Levels[^1].Conditions, condition] }] });
        else cells.Wrong<bool>(row, 10, "这一行没有档(项)，也没有指标");
    }

    private void Add(StandardDomain domain, StandardItem item)
    {
        domains.Remove(domain);
        domains.Add(domain with { Items = [.. domain.Items, item] });
    }

    /// <summary>The item read last stands in the domain read last.</summary>
    private void Replace(StandardItem item) => domains[^1] = domains[^1] with { Items = [.. domains[^1].Items.SkipLast(1), item] };

    private ScoringLevel Level(SheetRow row) =>
        new(StandardCells.Maybe(row, 10) ?? cells.Wrong<string>(row, 10, "要写这一档(项)是什么") ?? "", cells.Points(row, 11), Condition(row) is { } condition ? [condition] : null);

    private Condition? Condition(SheetRow row)
    {
        if (StandardCells.Maybe(row, 12) is { } indicator) return new(indicator, cells.MaybePoints(row, 13), cells.MaybePoints(row, 14));
        if (StandardCells.Maybe(row, 13) is not null || StandardCells.Maybe(row, 14) is not null) cells.Wrong<bool>(row, 12, "写了从多少到多少，还要写按哪个指标");
        return null;
    }

    private T Named<T>(IEnumerable<T> all, Func<T, string> name, SheetRow row, int column) where T : struct
    {
        var text = StandardCells.Text(row, column);
        foreach (var one in all) if (name(one) == text) return one;
        return cells.Wrong<T>(row, column, $"“{text}”不认识，只能填{string.Join("、", all.Select(name))}");
    }
}
