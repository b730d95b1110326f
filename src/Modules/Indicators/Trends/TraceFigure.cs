using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Domain;
using Yinling.Indicators.Rollup;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Indicators.Trends;

/// <summary>How a month of a trend was counted.</summary>
internal enum TrendCount
{
    /// <summary>Made anew from the dated facts, as they are on record now.</summary>
    Anew,

    /// <summary>Kept when the month ended and not changed since.</summary>
    Kept,

    /// <summary>Kept, but counted only long after the month had ended.</summary>
    KeptBelatedly,
}

/// <summary>One month of a trend.</summary>
/// <param name="Day">The day the figure holds for: the last of the month, or today.</param>
internal sealed record TrendMonth(Month Month, DateOnly Day, Figure Figure, TrendCount Count);

/// <summary>
/// A figure over the last twelve months: stocks at each month's end, flows month by month. For counties and below made anew from the
/// dated facts, which takes a moment; above, a year of month ends would read the whole province twelve times, so they were kept.
/// </summary>
internal sealed class TraceFigure(AskFigures ask, AskedDay days, IndicatorCatalogue catalogue, AppDb db)
{
    private const int Months = 12;

    /// <summary>Whether the division's past months are made anew; those above the county are kept by <see cref="KeepMonthEnds"/>.</summary>
    public static bool IsMadeAnew(DivisionCode division) => division.Level >= DivisionLevel.County;

    /// <returns>
    /// Oldest first; months before the unit existed, or of which nothing was kept by today's definition, are left out. Empty when the
    /// division is not the asker's.
    /// </returns>
    public async Task<IReadOnlyList<TrendMonth>> RunAsync(DivisionCode division, Indicator indicator, Setting? setting, CancellationToken ct)
    {
        if (!days.MayRead(division)) return [];
        var window = Month.Of(days.Today).Window(Months).ToList();
        List<TrendMonth> trend = IsMadeAnew(division) ? [] : await KeptAsync(division, indicator, setting, window, ct);
        foreach (var month in IsMadeAnew(division) ? window : window[^1..])
        {
            var day = month.LastDay < days.Today ? month.LastDay : days.Today;
            var question = new FiguresQuestion(division, [indicator.Code], AsOf: indicator.IsFlow ? null : day, From: month, To: month);
            if (await ask.AskAsync(question, ct) is { } sheet) trend.Add(new(month, day, sheet.Total.Get(indicator.Code, setting), TrendCount.Anew));
        }
        return trend;
    }

    private async Task<List<TrendMonth>> KeptAsync(DivisionCode division, Indicator indicator, Setting? setting, List<Month> window, CancellationToken ct)
    {
        var parts = catalogue.PartsOf(indicator).ToList();
        var (codes, first, current) = (parts.Select(p => p.Code).ToArray(), window[0].Number, window[^1].Number);
        var (county, code, level) = (division.County, division.Value, division.Level);
        var kept = await db.Set<MonthEndFigure>().AsNoTracking()
            .Where(f => f.County == county && f.Division == code && f.Level == level && codes.Contains(f.Indicator) && f.Month >= first && f.Month < current)
            .ToListAsync(ct);
        return
        [
            .. from month in kept.Where(f => parts.Exists(p => p.Code == f.Indicator && p.Text.Version == f.DefinitionVersion)).GroupBy(f => f.Month)
               where parts.TrueForAll(p => month.Any(f => f.Indicator == p.Code))
               orderby month.Key
               select new TrendMonth(
                   new(month.Key), new Month(month.Key).LastDay, FigureOf(month, indicator, division, setting), month.Any(f => f.IsBelated) ? TrendCount.KeptBelatedly : TrendCount.Kept),
        ];
    }

    private static Figure FigureOf(IEnumerable<MonthEndFigure> month, Indicator indicator, DivisionCode division, Setting? setting)
    {
        return indicator is RatioIndicator ratio ? new(ratio, division, setting, Sum(ratio.Numerator), Sum(ratio.Denominator)) : new(indicator, division, setting, Sum(indicator.Code), null);

        long Sum(string code) => month.Where(f => f.Indicator == code && (setting is null || f.Setting == setting)).Sum(f => f.Value);
    }
}
