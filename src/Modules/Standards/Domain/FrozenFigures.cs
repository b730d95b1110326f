using System.Text.Json;
using Yinling.Indicators.Contracts;

namespace Yinling.Standards.Domain;

/// <summary>What the indicators said about one association when it handed in its self-assessment: the proposed score is a function of this alone.</summary>
internal static class FrozenFigures
{
    /// <returns>JSON: by indicator the value, and for a ratio what it is counted among.</returns>
    public static string Write(IEnumerable<Indicator> indicators, Func<Indicator, (long Numerator, long? Denominator)> figures) =>
        JsonSerializer.Serialize(indicators.ToDictionary(i => i.Code, i => figures(i) switch { (var value, { } among) => new[] { value, among }, var (value, _) => [value] }));

    /// <exception cref="KeyNotFoundException">When asked for an indicator that was not frozen.</exception>
    public static Func<Indicator, (long Numerator, long? Denominator)> Read(string json)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, long[]>>(json)!;
        return indicator => kept[indicator.Code] is [var value, var among] ? (value, among) : (kept[indicator.Code][0], null);
    }
}
