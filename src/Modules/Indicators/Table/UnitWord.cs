using Yinling.Indicators.Contracts;

namespace Yinling.Indicators.Table;

/// <summary>The word after a figure.</summary>
internal static class UnitWord
{
    public static string? Of(IndicatorUnit unit) => unit switch
    {
        IndicatorUnit.Units or IndicatorUnit.Associations => "个",
        IndicatorUnit.Persons => "人",
        IndicatorUnit.Forms => "份",
        IndicatorUnit.Times => "次",
        IndicatorUnit.Months => "个月",
        IndicatorUnit.SquareMetres => "平方米",
        IndicatorUnit.Fen => "元",
        IndicatorUnit.Percent => null,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };
}
