using Yinling.Kernel;

namespace Yinling.Indicators.Contracts;

/// <summary>One figure: an indicator for a division.</summary>
/// <param name="Numerator">The value itself for counts and sums.</param>
/// <param name="Denominator">Null unless a ratio.</param>
public sealed record Figure(string Indicator, DivisionCode Division, Setting? Setting, long Numerator, long? Denominator)
{
    /// <summary>Null unless a ratio.</summary>
    public Rate? Rate => Denominator is { } denominator ? new Rate(Numerator, denominator) : null;
}

/// <summary>What is asked of the engine.</summary>
/// <param name="Division">The subtree.</param>
/// <param name="Indicators">Codes; empty for the whole catalogue.</param>
/// <param name="Setting">Rural or urban only; null for both together.</param>
/// <param name="ByChild">Also one figure per unit directly below.</param>
/// <param name="AsOf">A past day: made anew from dated facts. Null: live.</param>
/// <param name="From">First month of flows; null: January of the year of the day asked for.</param>
/// <param name="To">Last month of flows; null: the month of the day asked for.</param>
public sealed record FiguresQuestion(
    DivisionCode Division, IReadOnlyList<string> Indicators, Setting? Setting = null, bool ByChild = false, DateOnly? AsOf = null, Month? From = null, Month? To = null);

/// <summary>Figures made live from profiles. Callers pass what they were granted; a division outside it yields null.</summary>
public interface IFigures
{
    /// <returns>The division's own figures first, then its children's by code; a ratio carries both integers.</returns>
    Task<IReadOnlyList<Figure>> AskAsync(FiguresQuestion question, CancellationToken ct);
}
