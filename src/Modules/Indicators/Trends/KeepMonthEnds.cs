using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Domain;
using Yinling.Indicators.Rollup;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Indicators.Trends;

/// <summary>
/// Keeps what all indicators of the divisions above the county stood at when a month ended. A county's trend is made anew from its dated
/// facts in a moment; a province's would read twelve times all there is.
/// </summary>
/// <remarks>Runs as the installation itself: the sums are made for whoever may read them later.</remarks>
internal sealed class KeepMonthEnds(AppDb db, AskFigures ask, IndicatorCatalogue catalogue, IDivisionDirectory divisions, Writer writer, TimeProvider clock) : ITick
{
    /// <summary>The month that ended last.</summary>
    public async Task<string> RunAsync(CancellationToken ct)
    {
        var month = Month.Of(clock.BeijingToday).Add(-1);
        return $"{await RunAsync(month, ct)} figures kept for the end of {month.Number}.";
    }

    /// <returns>How many figures were kept; 0 when the month was kept before.</returns>
    /// <exception cref="RuleException">IND-06 the month has not ended.</exception>
    public async Task<int> RunAsync(Month month, CancellationToken ct)
    {
        if (month.LastDay >= clock.BeijingToday) throw new RuleException("IND-06", $"{month}还没有过完，月末的数要到下个月才能定。");
        if (await IsKeptAsync(month, ct)) return 0;

        // Counted before the write begins: nobody waits for a nation's facts to be read.
        var figures = await CountAsync(month, ct);
        return await writer.RunAsync(new Act("indicators.month_end", month.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), DivisionCode.Nation, Detail: $"{figures.Count} figures"), async () =>
        {
            if (await IsKeptAsync(month, ct)) return 0;
            await db.BulkInsertAsync(figures, ct);
            return figures.Count;
        }, ct);
    }

    private Task<bool> IsKeptAsync(Month month, CancellationToken ct) => db.Set<MonthEndFigure>().AnyAsync(f => f.Month == month.Number, ct);

    private async Task<List<MonthEndFigure>> CountAsync(Month month, CancellationToken ct)
    {
        var (kept, now) = (new Dictionary<(DivisionCode Division, string Indicator, Setting Setting), long>(), clock.UtcMoment);
        foreach (var province in await divisions.ChildrenAsync(DivisionCode.Nation, ct, month.LastDay))
        {
            foreach (var alike in catalogue.All.OfType<ProfileIndicator>().GroupBy(i => i.IsFlow))
            {
                // Months are sums of dated facts: those of a month gone by are read as they are, stocks are made anew as of its last day.
                var question = new FiguresQuestion(province.Code, [.. alike.Select(i => i.Code)], ByChild: true, AsOf: alike.Key ? null : month.LastDay, From: month, To: month);
                if (await ask.AskAsync(question, ct) is not { } sheet) continue;
                foreach (var row in sheet.Rows.Where(r => r.Kind != FigureRowKind.OwnLevel && !TraceFigure.IsMadeAnew(r.Unit.Code))) Add(kept, row.Unit.Code, row, alike);
                Add(kept, DivisionCode.Nation, sheet.Total, alike);
            }
        }
        var versions = catalogue.All.ToDictionary(i => i.Code, i => i.Text.Version);
        return [.. kept.Select(f => new MonthEndFigure
        {
            County = f.Key.Division.County,
            Division = f.Key.Division.Value,
            Level = f.Key.Division.Level,
            Month = month.Number,
            Indicator = f.Key.Indicator,
            Setting = f.Key.Setting,
            Value = f.Value,
            DefinitionVersion = versions[f.Key.Indicator],
            KeptAt = now,
            IsBelated = Month.Of(now.BeijingDay) > month.Add(1),
        })];
    }

    private static void Add(Dictionary<(DivisionCode, string, Setting), long> kept, DivisionCode division, FigureRow row, IEnumerable<ProfileIndicator> indicators)
    {
        foreach (var indicator in indicators)
        {
            foreach (var setting in Enum.GetValues<Setting>())
            {
                var key = (division, indicator.Code, setting);
                kept[key] = kept.GetValueOrDefault(key) + row.Get(indicator.Code, setting).Numerator;
            }
        }
    }
}
