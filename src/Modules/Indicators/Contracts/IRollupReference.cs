using Yinling.Kernel;

namespace Yinling.Indicators.Contracts;

/// <summary>
/// The best hand-written SQL for the same figures, which <c>bench rollup</c> measures the engine against. Supplied by the module that
/// owns the profile tables, as a scoped service. Used by nothing else.
/// </summary>
public interface IRollupReference
{
    /// <summary>The base indicators (counts and sums, no ratios) that the SQL computes, in the order of its columns.</summary>
    IReadOnlyList<string> Indicators { get; }

    /// <summary>Runs the SQL for the children of a division.</summary>
    /// <param name="children">The units directly below; the unit itself when it has none.</param>
    /// <returns>By child code, both settings together: one value per indicator. Children without profiles may be left out.</returns>
    Task<IReadOnlyDictionary<DivisionCode, long[]>> RunAsync(DivisionCode division, IReadOnlyList<DivisionCode> children, CancellationToken ct);
}
