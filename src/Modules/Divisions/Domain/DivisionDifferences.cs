using Yinling.Kernel;

namespace Yinling.Divisions.Domain;

/// <summary>A unit named in a comparison.</summary>
internal sealed record NamedCode(string Code, string Name);

/// <summary>The same unit under another code: same kind and name, closed in one place and opened in another of the same county or city.</summary>
internal sealed record Move(NamedCode From, NamedCode To);

/// <summary>The same code with another name.</summary>
internal sealed record Renaming(string Code, string From, string To);

/// <summary>How a newer edition differs from the tree as it stands. Moves are proposals; a person confirms them.</summary>
internal sealed record DivisionDifferences(
    IReadOnlyList<NamedCode> Openings, IReadOnlyList<NamedCode> Closures, IReadOnlyList<Renaming> Renames, IReadOnlyList<Move> Moves)
{
    public bool IsEmpty => Openings.Count + Closures.Count + Renames.Count + Moves.Count == 0;

    /// <param name="now">Code and name of every unit valid today.</param>
    /// <param name="next">The same of the newer edition.</param>
    public static DivisionDifferences Between(IReadOnlyDictionary<DivisionCode, string> now, IReadOnlyDictionary<DivisionCode, string> next)
    {
        var closed = now.Where(u => !next.ContainsKey(u.Key)).OrderBy(u => u.Key).ToList();
        var opened = next.Where(u => !now.ContainsKey(u.Key)).OrderBy(u => u.Key).ToList();
        var renamed = now.Where(u => next.TryGetValue(u.Key, out var name) && name != u.Value).OrderBy(u => u.Key)
            .Select(u => new Renaming(u.Key.ToString(), u.Value, next[u.Key])).ToList();

        // A move is proposed only where the name is unambiguous on both sides within the unit that holds them both.
        var moves = (from gone in closed
                     where gone.Key.Level > DivisionLevel.City
                     let home = gone.Key.Ancestor(gone.Key.Level == DivisionLevel.Village ? DivisionLevel.County : DivisionLevel.City)
                     let same = opened.Where(o => o.Key.Level == gone.Key.Level && o.Value == gone.Value && home.Contains(o.Key)).ToList()
                     where same.Count == 1 && closed.Count(c => c.Key.Level == gone.Key.Level && c.Value == gone.Value && home.Contains(c.Key)) == 1
                     select new Move(new(gone.Key.ToString(), gone.Value), new(same[0].Key.ToString(), same[0].Value))).ToList();
        var (from, to) = (moves.Select(m => m.From.Code).ToHashSet(), moves.Select(m => m.To.Code).ToHashSet());
        return new(
            [.. opened.Select(u => new NamedCode(u.Key.ToString(), u.Value)).Where(u => !to.Contains(u.Code))],
            [.. closed.Select(u => new NamedCode(u.Key.ToString(), u.Value)).Where(u => !from.Contains(u.Code))],
            renamed, moves);
    }
}
