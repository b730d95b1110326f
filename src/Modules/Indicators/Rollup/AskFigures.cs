using Yinling.Divisions.Contracts;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;

namespace Yinling.Indicators.Rollup;

/// <summary>Answers a question for figures: one query per profile type, folded in memory.</summary>
internal sealed class AskFigures(IndicatorCatalogue catalogue, IDivisionDirectory divisions, AskedDay days, IServiceProvider services) : IFigures
{
    public async Task<FigureSheet?> AskAsync(FiguresQuestion question, CancellationToken ct)
    {
        var asked = catalogue.Choose(question.Indicators);
        var reach = days.ReachOf(question.Division, question.AsOf, question.From, question.To);
        if (!days.MayRead(question.Division) || await divisions.FindAsync(question.Division, ct, reach.AsOf) is not { } unit) return null;

        var children = question.ByChild ? await divisions.ChildrenAsync(question.Division, ct, reach.AsOf) : [];
        var parts = asked.SelectMany(catalogue.PartsOf).DistinctBy(p => p.Code).ToList();
        var grid = new Grid(children, parts.Select(p => p.Code));
        foreach (var profile in parts.GroupBy(p => p.Profile))
            await catalogue.SetOf(profile.First()).Read(services).AddAsync(grid, reach, [.. profile.OrderBy(p => p.Code, StringComparer.Ordinal)], ct);

        List<FigureRow> rows = [Row(FigureRowKind.Total, unit, asked, grid.Total)];
        if (question.ByChild)
        {
            rows.AddRange(children.Select((child, at) => Row(FigureRowKind.Child, child, asked, (setting, code) => grid.Get(at, setting, code))));
            if (children.Count > 0 && !grid.IsEmpty(grid.OwnLevel))
                rows.Add(Row(FigureRowKind.OwnLevel, unit, asked, (setting, code) => grid.Get(grid.OwnLevel, setting, code)));
        }
        return new(unit, asked, rows, reach.AsOf ?? days.Today, reach.AsOf is null, reach.From, reach.To);
    }

    private static FigureRow Row(FigureRowKind kind, DivisionUnit unit, IReadOnlyList<Indicator> asked, Func<Setting?, string, long> value)
    {
        var byCode = asked.ToDictionary(i => i.Code);
        return new(kind, unit, (code, setting) => byCode[code] is RatioIndicator ratio
            ? new(ratio, unit.Code, setting, value(setting, ratio.Numerator), value(setting, ratio.Denominator))
            : new(byCode[code], unit.Code, setting, value(setting, code), null));
    }
}
