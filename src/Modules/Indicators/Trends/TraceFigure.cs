using Yinling.Indicators.Contracts;
using Yinling.Indicators.Rollup;
using Yinling.Kernel;

namespace Yinling.Indicators.Trends;

/// <summary>One month of a trend.</summary>
/// <param name="Day">The day the figure holds for: the last of the month, or today.</param>
internal sealed record TrendMonth(Month Month, DateOnly Day, Figure Figure);

/// <summary>
/// A figure over the last twelve months, made anew from the dated facts: stocks at each month's end, flows month by month. For counties
/// and below, where a county's facts are read in a moment; above, a year of month ends would read the whole province twelve times.
/// </summary>
internal sealed class TraceFigure(AskFigures ask, AskedDay days)
{
    private const int Months = 12;

    public static bool Reaches(DivisionCode division) => division.Level >= DivisionLevel.County;

    /// <returns>Oldest first; months before the unit existed are left out. Empty above the county, or when the division is not the asker's.</returns>
    public async Task<IReadOnlyList<TrendMonth>> RunAsync(DivisionCode division, Indicator indicator, Setting? setting, CancellationToken ct)
    {
        if (!Reaches(division)) return [];
        var isFlow = indicator is ProfileIndicator { IsFlow: true };
        List<TrendMonth> trend = [];
        foreach (var month in Month.Of(days.Today).Window(Months))
        {
            var day = month.LastDay < days.Today ? month.LastDay : days.Today;
            var question = new FiguresQuestion(division, [indicator.Code], AsOf: isFlow ? null : day, From: month, To: month);
            if (await ask.AskAsync(question, ct) is { } sheet) trend.Add(new(month, day, sheet.Total.Get(indicator.Code, setting)));
        }
        return trend;
    }
}
