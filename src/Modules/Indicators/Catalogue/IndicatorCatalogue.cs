using Yinling.Indicators.Contracts;
using Yinling.Kernel;

namespace Yinling.Indicators.Catalogue;

/// <summary>All indicators of the installation, from the sets the modules registered.</summary>
internal sealed class IndicatorCatalogue
{
    private readonly Dictionary<string, (Indicator Indicator, IndicatorSet Set)> byCode = [];

    /// <exception cref="InvalidOperationException">A code twice, or a ratio or Among that names no fitting indicator: our own mistake.</exception>
    public IndicatorCatalogue(IEnumerable<IndicatorSet> sets)
    {
        Sets = [.. sets.OrderBy(s => s.Order)];
        foreach (var (set, indicator) in Sets.SelectMany(set => set.Indicators.Select(i => (set, i))))
        {
            if (!byCode.TryAdd(indicator.Code, (indicator, set))) throw new InvalidOperationException($"Indicator {indicator.Code} is declared twice.");
        }

        foreach (var (ratio, part) in All.OfType<RatioIndicator>().SelectMany(r => new[] { (r, r.Numerator), (r, r.Denominator) }))
        {
            if (Find(part) is not ProfileIndicator) throw new InvalidOperationException($"Ratio {ratio.Code} names {part}, which is no count or sum.");
        }

        foreach (var count in All.OfType<ProfileIndicator>().Where(c => c.Among is not null))
        {
            if (Find(count.Among!) is not ProfileIndicator { IsCount: true } wider || wider.Profile != count.Profile)
                throw new InvalidOperationException($"{count.Code} is counted among {count.Among}, which is no count over the same profile.");
        }
    }

    public IReadOnlyList<IndicatorSet> Sets { get; }

    /// <summary>In the order declared.</summary>
    public IEnumerable<Indicator> All => Sets.SelectMany(s => s.Indicators);

    /// <summary>Null when there is none.</summary>
    public Indicator? Find(string code) => byCode.GetValueOrDefault(code).Indicator;

    public IndicatorSet SetOf(Indicator indicator) => byCode[indicator.Code].Set;

    /// <param name="codes">Empty for all.</param>
    /// <exception cref="RuleException">IND-01: a code nobody declares; the known ones are named.</exception>
    public IReadOnlyList<Indicator> Choose(IReadOnlyList<string> codes)
    {
        if (codes.Count == 0) return [.. All];
        var unknown = codes.Where(code => !byCode.ContainsKey(code)).ToList();
        if (unknown.Count > 0)
            throw new RuleException("IND-01", $"没有这个指标：{string.Join("、", unknown)}。可以用的指标有：{string.Join("、", byCode.Keys)}。", "indicators");
        return [.. codes.Distinct().Select(code => byCode[code].Indicator)];
    }

    /// <summary>What an indicator is made of: itself, or the two parts of a ratio.</summary>
    public IEnumerable<ProfileIndicator> PartsOf(Indicator indicator) => indicator switch
    {
        ProfileIndicator itself => [itself],
        RatioIndicator ratio => [(ProfileIndicator)byCode[ratio.Numerator].Indicator, (ProfileIndicator)byCode[ratio.Denominator].Indicator],
        _ => throw new InvalidOperationException($"{indicator.Code} is of no known kind."),
    };
}
