using Yinling.Kernel;

namespace Yinling.Divisions.Contracts;

/// <summary>One unit of the administrative tree as it stands on some day.</summary>
/// <param name="Id">The unit's own id: codes change and, padded, are not unique.</param>
/// <param name="Setting">Rural or urban; townships and villages only, null above.</param>
public sealed record DivisionUnit(Guid Id, DivisionCode Code, string Name, Setting? Setting, DateOnly ValidFrom, DateOnly? ValidTo)
{
    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day < ValidTo);
}

/// <summary>Questions others may ask about divisions. Answers are about the units valid today unless a day is given.</summary>
public interface IDivisionDirectory
{
    /// <returns>Null when no such unit is valid.</returns>
    Task<DivisionUnit?> FindAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null);

    /// <summary>Batch form; unknown codes are left out.</summary>
    Task<IReadOnlyDictionary<DivisionCode, DivisionUnit>> FindAsync(IReadOnlyCollection<DivisionCode> codes, CancellationToken ct, DateOnly? asOf = null);

    /// <summary>The units directly below, by code.</summary>
    Task<IReadOnlyList<DivisionUnit>> ChildrenAsync(DivisionCode parent, CancellationToken ct, DateOnly? asOf = null);

    /// <summary>How many units lie directly below each; parents without any are left out. One question for each level of parents.</summary>
    Task<IReadOnlyDictionary<DivisionCode, int>> ChildCountsAsync(IReadOnlyCollection<DivisionCode> parents, CancellationToken ct);

    /// <summary>From the province down to the unit itself: a bread-crumb.</summary>
    Task<IReadOnlyList<DivisionUnit>> PathAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null);

    /// <summary>All units of a level within a subtree, by code, streamed: there are 620,573 villages.</summary>
    IAsyncEnumerable<DivisionUnit> UnitsAsync(CodeRange range, DivisionLevel level, CancellationToken ct, DateOnly? asOf = null);

    /// <summary>One page of the units of a level within a subtree, by code.</summary>
    Task<IReadOnlyList<DivisionUnit>> PageAsync(CodeRange range, DivisionLevel level, int skip, int take, CancellationToken ct);

    /// <summary>How many units of a level lie within a subtree.</summary>
    Task<int> CountAsync(CodeRange range, DivisionLevel level, CancellationToken ct);

    /// <summary>Codes of a level whose unit ended and that no valid unit bears.</summary>
    Task<IReadOnlyList<DivisionCode>> EndedAsync(CodeRange range, DivisionLevel level, CancellationToken ct);

    /// <summary>Units within a subtree by exact name; a village is also found without its 村委会, 居委会 or 社区居委会 ending.</summary>
    Task<IReadOnlyList<DivisionUnit>> NamedAsync(DivisionCode within, string name, DivisionLevel? level, CancellationToken ct);
}

/// <summary>Units were opened, closed, renamed or moved. Told inside the transaction that did it.</summary>
/// <param name="Ranges">Subtrees whose villages may have changed; the whole nation after a first import.</param>
/// <param name="Moves">Units that live on under another code; what is recorded of them goes with them.</param>
public sealed record DivisionsChanged(IReadOnlyList<CodeRange> Ranges, IReadOnlyList<DivisionMove> Moves);

/// <summary>The same unit under another code.</summary>
public sealed record DivisionMove(DivisionCode From, DivisionCode To);
