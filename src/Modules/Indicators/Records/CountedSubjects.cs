using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;

namespace Yinling.Indicators.Records;

/// <summary>Reads the records behind a count page by page until all are there.</summary>
internal sealed class CountedSubjects(IndicatorCatalogue catalogue, ListRecords list) : IFigureSubjects
{
    private const int PageSize = 1_000;

    public async Task<IReadOnlyList<Subject>?> CountedAsync(DivisionCode division, string indicator, Setting? setting, DateOnly asOf, CancellationToken ct)
    {
        if (catalogue.Find(indicator) is not ProfileIndicator { IsCount: true, IsFlow: false }) return null;
        List<Subject> subjects = [];
        for (var page = 1; ; page++)
        {
            if (await list.RunAsync(new(division, indicator, Setting: setting, AsOf: asOf, Page: page, PageSize: PageSize), ct) is not { } answer) return null;
            subjects.AddRange(answer.Lines.Select(l => l.Subject));
            if (answer.Lines.Count < PageSize) return subjects;
        }
    }
}
