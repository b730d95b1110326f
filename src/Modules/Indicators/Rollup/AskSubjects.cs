using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Rollup;

/// <summary>Answers questions about single subjects by the same expressions that make the figures.</summary>
internal sealed class AskSubjects(IndicatorCatalogue catalogue, AskedDay days, IServiceProvider services) : ISubjectFigures
{
    private const int FlowMonths = 12;

    public IReadOnlyList<Indicator> Of(string subjects) => [.. catalogue.All.Where(i => Speaks(i, subjects))];

    public async Task<IReadOnlyList<SubjectFigures>> AskAsync(
        DivisionCode division, string subjects, IReadOnlyList<string> indicators, Grant grant, DateOnly? asOf, Guid? only, CancellationToken ct)
    {
        var asked = catalogue.Choose(indicators);
        if (indicators.Count == 0) asked = [];
        if (asked.FirstOrDefault(i => !Speaks(i, subjects)) is { } other)
            throw new RuleException("IND-07", $"「{other.Text.Name}」说的不是这类对象，不能用来逐个打分。请换一个指标。", "indicators");
        var last = Month.Of(asOf ?? days.Today);
        var reach = days.ReachOf(division, asOf, last.Add(1 - FlowMonths), last);
        var parts = asked.SelectMany(catalogue.PartsOf).DistinctBy(p => p.Code).ToList();
        var places = parts.Select((p, at) => (p.Code, at)).ToDictionary(p => p.Code, p => p.at);
        Dictionary<Guid, SubjectFigures> found = [];
        // Whoever has no profile of the kind's first type is no subject: flows of a closed association make none.
        foreach (var profile in catalogue.Sets.Where(s => s.Subjects == subjects).OrderBy(s => s.IsFlow).Select((set, at) => (set, IsFirst: at == 0)))
        {
            var mine = parts.Where(p => p.Profile == profile.set.Profile).ToList();
            if (mine.Count > 0 || profile.IsFirst)
                await profile.set.Read(services).AddSubjectsAsync(found, places, profile.IsFirst, reach, mine, grant.Below(division), only, ct);
        }
        return [.. found.Values.OrderBy(s => s.County).ThenBy(s => s.Id)];
    }

    private bool Speaks(Indicator indicator, string subjects) => catalogue.PartsOf(indicator).All(p => catalogue.SetOf(p).Subjects == subjects);
}
