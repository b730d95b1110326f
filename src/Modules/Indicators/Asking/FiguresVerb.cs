using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Indicators.Records;
using Yinling.Indicators.Rollup;
using Yinling.Platform.CommandLine;

namespace Yinling.Indicators.Asking;

/// <summary><c>yinling figures</c> and <c>yinling figures records</c>.</summary>
internal sealed class FiguresVerb : IVerb
{
    private readonly Option<string?> division = new("--division") { Description = "Division code: 34, 3410, 341022 …；0 for the nation.", Required = true };
    private readonly Option<string?> setting = new("--setting") { Description = "rural, urban, all (default) or split." };
    private readonly Option<string?> asOf = new("--as-of") { Description = "A past day, yyyy-MM-dd; live when left out." };
    private readonly Option<string?> period = new("--period") { Description = "Months of flows: 2026, 2026-05 or 2026-01..2026-06; from January when left out." };
    private readonly Option<string?> user = new("--as") { Description = "See with the posts of this user." };
    private readonly Option<bool> json = new("--json") { Description = "One JSON document on standard output." };

    public Command Build(VerbRunner verbs)
    {
        var indicators = new Option<string?>("--indicators") { Description = "Codes separated by commas; all when left out." };
        var by = new Option<string?>("--by") { Description = "child: also one line per unit directly below." };
        var figures = new Command("figures", "Figures of a division, live or as of a past day.") { division, indicators, setting, by, asOf, period, user, json };
        figures.SetAction(verbs.As(user, "figures", async (parsed, services, ct) =>
        {
            var request = Request(parsed, parsed.GetValue(indicators), parsed.GetValue(by));
            if (await services.GetRequiredService<AskFigures>().AskAsync(request.ToQuestion(), ct) is not { } sheet) return await AbsentAsync();
            var lines = FigureLine.Of(sheet, request.ToSettings());
            if (parsed.GetValue(json)) VerbOutput.Json(lines);
            else foreach (var line in lines) Console.WriteLine($"{line.Division,-12} {line.DivisionName} {line.Name} ({line.Setting}) {line.Display}");
            return 0;
        }));
        figures.Add(Records(verbs));
        return figures;
    }

    private Command Records(VerbRunner verbs)
    {
        var indicator = new Option<string?>("--indicator") { Description = "Code of the indicator.", Required = true };
        var near = new Option<bool>("--near") { Description = "Those nearly counted, with what is lacking." };
        var among = new Option<bool>("--among") { Description = "Those of a rate's denominator." };
        var page = new Option<int>("--page") { Description = "From 1.", DefaultValueFactory = _ => 1 };
        var size = new Option<int>("--size") { Description = "Records per page, at most 1000.", DefaultValueFactory = _ => 1_000 };
        var records = new Command("records", "The records a figure counted.") { division, indicator, near, among, setting, asOf, period, page, size, user, json };
        records.SetAction(verbs.As(user, "figures records", async (parsed, services, ct) =>
        {
            var side = parsed.GetValue(near) ? RecordSide.Near : parsed.GetValue(among) ? RecordSide.Among : RecordSide.Counted;
            var question = Request(parsed, parsed.GetValue(indicator), null).ToRecords(side, parsed.GetValue(page), parsed.GetValue(size));
            if (await services.GetRequiredService<ListRecords>().RunAsync(question, ct) is not { } answer) return await AbsentAsync();
            var sheet = RecordsSheet.Of(answer);
            if (parsed.GetValue(json)) VerbOutput.Json(sheet);
            else foreach (var item in sheet.Records) Console.WriteLine($"{item.Division,-12} {item.Name} {item.Value} {string.Join("；", item.Lacking)}");
            return 0;
        }));
        return records;
    }

    private FiguresRequest Request(ParseResult parsed, string? indicators, string? by) => new(
        parsed.GetValue(division), indicators, parsed.GetValue(setting), by, parsed.GetValue(asOf), parsed.GetValue(period));

    private static async Task<int> AbsentAsync()
    {
        await Console.Error.WriteLineAsync("没有这个区划，或者不在您的范围内。");
        return 2;
    }
}
