using Yinling.Divisions.Contracts;
using Yinling.Indicators.Table;
using Yinling.Kernel;

namespace Yinling.Indicators.Contracts;

/// <summary>One figure: an indicator for a division.</summary>
/// <param name="Setting">Rural or urban only; null for both together.</param>
/// <param name="Numerator">The value itself for counts and sums.</param>
/// <param name="Denominator">Null unless a ratio.</param>
public sealed record Figure(Indicator Indicator, DivisionCode Division, Setting? Setting, long Numerator, long? Denominator)
{
    /// <summary>Null unless a ratio.</summary>
    public Rate? Rate => Denominator is { } denominator ? new Rate(Numerator, denominator) : null;

    /// <summary>As people read it, without the unit word: 1,204 · 1,234.50 · 70.27%.</summary>
    public string Display => Rate is { } rate ? rate.Percent
        : Indicator.Text.Unit == IndicatorUnit.Fen ? new Money(Numerator).Amount
        : Numerator.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>With the unit word: 1,204个 · 1,234.50元 · 70.27%.</summary>
    public string Spoken => Display + UnitWord.Of(Indicator.Text.Unit);
}

/// <summary>What is asked of the engine.</summary>
/// <param name="Division">The subtree.</param>
/// <param name="Indicators">Codes; empty for the whole catalogue.</param>
/// <param name="ByChild">Also one row per unit directly below, and one for what belongs to none of them.</param>
/// <param name="AsOf">A past day: made anew from dated facts, with the boundaries of that day. Null or today: live.</param>
/// <param name="From">First month of flows; null: January of the year of the day asked for.</param>
/// <param name="To">Last month of flows; null: the month of the day asked for.</param>
public sealed record FiguresQuestion(
    DivisionCode Division, IReadOnlyList<string> Indicators, bool ByChild = false, DateOnly? AsOf = null, Month? From = null, Month? To = null);

/// <summary>What a row of figures stands for.</summary>
public enum FigureRowKind
{
    /// <summary>合计: the whole subtree.</summary>
    Total,

    /// <summary>One unit directly below.</summary>
    Child,

    /// <summary>本级: subjects of the unit itself that belong to no unit below, such as a township's own association.</summary>
    OwnLevel,
}

/// <summary>All figures asked for, of one unit, both settings and together.</summary>
public sealed class FigureRow
{
    private readonly Func<string, Setting?, Figure> make;

    internal FigureRow(FigureRowKind kind, DivisionUnit unit, Func<string, Setting?, Figure> make) => (Kind, Unit, this.make) = (kind, unit, make);

    public FigureRowKind Kind { get; }

    public DivisionUnit Unit { get; }

    /// <param name="setting">Null for rural and urban together.</param>
    /// <exception cref="KeyNotFoundException">The indicator was not asked for.</exception>
    public Figure Get(string indicator, Setting? setting = null) => make(indicator, setting);
}

/// <summary>The answer: the total, then the units below by code, then the unit's own level when it has anything.</summary>
/// <param name="Indicators">Those asked for, in the order asked.</param>
/// <param name="Day">The day the figures hold for.</param>
/// <param name="IsLive">False for a past day.</param>
/// <param name="From">First month of flows.</param>
/// <param name="To">Last month of flows.</param>
public sealed record FigureSheet(
    DivisionUnit Unit, IReadOnlyList<Indicator> Indicators, IReadOnlyList<FigureRow> Rows, DateOnly Day, bool IsLive, Month From, Month To)
{
    public FigureRow Total => Rows[0];
}

/// <summary>Figures made live from profiles, for the scope of the request in progress.</summary>
public interface IFigures
{
    /// <returns>Null when there is no such division on the day, or it is not the asker's to see.</returns>
    /// <exception cref="RuleException">IND-01 unknown indicator, IND-02 a day to come, IND-03 a period that ends before it begins.</exception>
    Task<FigureSheet?> AskAsync(FiguresQuestion question, CancellationToken ct);
}
