using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Trends;
using Yinling.Platform.CommandLine;

namespace Yinling.Indicators.Catalogue;

/// <summary><c>yinling indicators list</c>: the catalogue with its definitions.</summary>
internal sealed class IndicatorsVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output." };
        var list = new Command("list", "All indicators with what they count.") { json };
        list.SetAction(verbs.AsSystem("indicators list", (parsed, services, _) =>
        {
            var catalogue = services.GetRequiredService<IndicatorCatalogue>();
            var lines = catalogue.All.Select(i => new CatalogueLine(
                i.Code, i.Text.Name, catalogue.SetOf(i).Group, i.Text.Unit.ToString().ToLowerInvariant(), i.Text.Definition, i.Text.Source, i.Text.Version,
                (i as RatioIndicator)?.Numerator, (i as RatioIndicator)?.Denominator, (i as ProfileIndicator)?.Among)).ToList();
            if (parsed.GetValue(json)) VerbOutput.Json(lines);
            else lines.ForEach(l => Console.WriteLine($"{l.Code}  {l.Name}：{l.Definition}"));
            return Task.FromResult(0);
        }));
        return new Command("indicators", "What is counted.") { list, MonthEndsCommand.Build(verbs) };
    }

    private sealed record CatalogueLine(
        string Code, string Name, string Group, string Unit, string Definition, string Source, int Version, string? Numerator, string? Denominator, string? Among);
}
