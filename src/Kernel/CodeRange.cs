namespace Yinling.Kernel;

/// <summary>A closed range of padded 12-digit division codes: one subtree of the administrative tree.</summary>
public readonly record struct CodeRange(long First, long Last)
{
    public bool Contains(long code) => First <= code && code <= Last;

    public bool Covers(CodeRange other) => First <= other.First && other.Last <= Last;

    /// <summary>The same codes as disjoint ranges in ascending order; neighbours are joined.</summary>
    public static IReadOnlyList<CodeRange> Merge(IEnumerable<CodeRange> ranges)
    {
        List<CodeRange> merged = [];
        foreach (var range in ranges.OrderBy(r => r.First).ThenByDescending(r => r.Last))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        }
        return merged;
    }
}
