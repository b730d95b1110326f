using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;

namespace Yinling.Indicators.Trends;

/// <summary><c>yinling indicators month-ends --from 2025-12</c>: counts month ends that were missed; those already kept stay as they are.</summary>
internal static class MonthEndsCommand
{
    public static Command Build(VerbRunner verbs)
    {
        var from = new Option<string>("--from") { Required = true, Description = "First month, yyyy-MM." };
        var to = new Option<string?>("--to") { Description = "Last month; the one that ended last when left out." };
        var command = new Command("month-ends", "Keep the figures of past month ends above the county; those kept before stay as they are.") { from, to };
        command.SetAction(verbs.AsSystem("indicators month-ends", async (parsed, services, ct) =>
        {
            var last = parsed.GetValue(to) is { } text ? Parse(text) : Month.Of(services.GetRequiredService<TimeProvider>().BeijingToday).Add(-1);
            var keep = services.GetRequiredService<KeepMonthEnds>();
            for (var month = Parse(parsed.GetValue(from)!); month <= last; month = month.Add(1)) Console.WriteLine($"{month.Number} {await keep.RunAsync(month, ct)}");
            return 0;
        }));
        return command;
    }

    private static Month Parse(string text) => Month.Of(DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture));
}
