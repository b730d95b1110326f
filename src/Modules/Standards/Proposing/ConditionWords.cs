using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Proposing;

/// <summary>Conditions and what was found, as people read them.</summary>
internal static class ConditionWords
{
    /// <summary>有活动的月份 从 8 到 10(不含).</summary>
    public static string Of(Condition condition, IReadOnlyDictionary<string, Indicator> known)
    {
        var indicator = known.GetValueOrDefault(condition.Indicator);
        var name = indicator?.Text.Heading ?? condition.Indicator;
        if (indicator is ProfileIndicator { IsCount: true }) return condition.From is { } least && least >= Hundredths.Whole(1) ? name : $"不是“{name}”";
        var unit = indicator?.Text.Unit == IndicatorUnit.Percent ? "%" : "";
        return (condition.From, condition.To) switch
        {
            ({ } from, { } to) => $"{name} 从 {from}{unit} 到不满 {to}{unit}",
            ({ } from, null) => $"{name} {from}{unit} 以上",
            (null, { } to) => $"{name} 不满 {to}{unit}",
            _ => name,
        };
    }

    /// <summary>有活动的月份 8个.</summary>
    public static string Of(ConditionFinding finding)
    {
        var indicator = finding.Indicator;
        if (indicator is ProfileIndicator { IsCount: true }) return finding.Numerator > 0 ? $"{indicator.Text.Heading}：是" : $"{indicator.Text.Heading}：否";
        // The division of a figure shown alone does not matter.
        var figure = new Figure(indicator, DivisionCode.Nation, null, finding.Numerator, finding.Denominator);
        return finding.Denominator is { } of ? $"{indicator.Text.Name} {finding.Numerator}/{of}，{figure.Spoken}" : $"{indicator.Text.Name} {figure.Spoken}";
    }
}
