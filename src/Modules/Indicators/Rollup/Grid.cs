using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Indicators.Rollup;

/// <summary>
/// The fold: every profile row is added once, to the one child whose range holds its code or else to the unit's own level, so that the
/// total is the sum of the rows whatever codes collide above or below. Source: S-000 §A, 东莞 4419 = 441900, 金门 350527 at three levels.
/// </summary>
internal sealed class Grid
{
    private readonly long[] firsts;
    private readonly long[] lasts;
    private readonly Dictionary<string, int> columns;
    private readonly long[] sums;

    /// <param name="children">By code, ranges apart.</param>
    public Grid(IReadOnlyList<DivisionUnit> children, IEnumerable<string> indicators)
    {
        firsts = [.. children.Select(c => c.Code.Range.First)];
        lasts = [.. children.Select(c => c.Code.Range.Last)];
        columns = indicators.Distinct().Select((code, at) => (code, at)).ToDictionary(c => c.code, c => c.at);
        sums = new long[(OwnLevel + 1) * 2 * columns.Count];
    }

    /// <summary>Row of what belongs to no child.</summary>
    public int OwnLevel => firsts.Length;

    public int Column(string indicator) => columns[indicator];

    /// <summary>The row a padded code belongs to.</summary>
    public int RowOf(long code)
    {
        var at = Array.BinarySearch(firsts, code);
        if (at < 0) at = ~at - 1;
        return at >= 0 && code <= lasts[at] ? at : OwnLevel;
    }

    public void Add(int row, Setting setting, int column, long value) => sums[At(row, setting, column)] += value;

    /// <param name="setting">Null for both together.</param>
    public long Get(int row, Setting? setting, string indicator) => setting is { } one
        ? sums[At(row, one, columns[indicator])]
        : Get(row, Setting.Rural, indicator) + Get(row, Setting.Urban, indicator);

    public long Total(Setting? setting, string indicator)
    {
        var total = 0L;
        for (var row = 0; row <= OwnLevel; row++) total += Get(row, setting, indicator);
        return total;
    }

    public bool IsEmpty(int row) => sums.AsSpan(row * 2 * columns.Count, 2 * columns.Count).IndexOfAnyExcept(0L) < 0;

    private int At(int row, Setting setting, int column) => (((row * 2) + (int)setting - 1) * columns.Count) + column;
}
