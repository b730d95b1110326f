using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Indicators.Domain;

/// <summary>
/// What an indicator stood at when a month ended (a flow: what it came to in the month), for one division above the county. Written once,
/// never changed: later records move the figures of today, not these. Rates are not kept, they are made anew from their two parts.
/// </summary>
internal sealed class MonthEndFigure : INotAudited
{
    /// <summary>First six digits of the division; 0 for the nation.</summary>
    public int County { get; init; }

    /// <summary>Padded code; with the level it tells a city from a stand-in that shares its code.</summary>
    public long Division { get; init; }

    public DivisionLevel Level { get; init; }

    /// <summary>Year × 100 + month.</summary>
    public int Month { get; init; }

    /// <summary>Code of a count, sum or flow.</summary>
    public string Indicator { get; init; } = "";

    public Setting Setting { get; init; }
    public long Value { get; init; }

    /// <summary>Version of the indicator's definition that it was counted by.</summary>
    public int DefinitionVersion { get; init; }

    /// <summary>UTC moment it was counted.</summary>
    public DateTime KeptAt { get; init; }

    /// <summary>Counted more than a month after the month had ended: from what was on record by then.</summary>
    public bool IsBelated { get; init; }
}
