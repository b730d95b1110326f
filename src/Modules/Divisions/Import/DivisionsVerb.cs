using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Changes;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Import;

/// <summary><c>yinling divisions import | count | changes</c>.</summary>
internal sealed class DivisionsVerb : IVerb
{
    public Command Build(VerbRunner verbs) => new("divisions", "The administrative tree") { Import(verbs), Count(verbs), ChangesVerb.Build(verbs) };

    private static Command Import(VerbRunner verbs)
    {
        var from = new Option<string?>("--from") { Description = "Folder with provinces, cities, areas, streets and villages as .csv or .csv.gz; the shipped 2023 edition if not given" };
        var edition = new Option<string?>("--edition") { Description = "The day the files describe, yyyy-MM-dd" };
        var below = new Option<string?>("--below") { Description = "Only this division, what is below it and what leads to it: for a county of its own" };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var command = new Command("import", "Load a published edition; into a loaded tree, keep the differences for a person to confirm") { from, edition, below, json };
        command.SetAction(verbs.AsSystem("divisions import", async (parsed, services, ct) =>
        {
            await services.GetRequiredService<SchemaSetup>().RunAsync(ct);
            var folder = parsed.GetValue(from) ?? PublishedFiles.ShippedFolder;
            var day = parsed.GetValue(edition) is { } given ? DateOnly.ParseExact(given, "yyyy-MM-dd") : PublishedFiles.ShippedEdition;
            var import = services.GetRequiredService<ImportDivisions>();
            var progress = new StandardErrorProgress();
            if (!await import.AnyAsync(ct))
            {
                var counts = await import.RunAsync(Wanted(PublishedFiles.Read(folder), parsed.GetValue(below)), day, progress, ct);
                await Console.Error.WriteLineAsync();
                if (parsed.GetValue(json)) VerbOutput.Json(counts.ToDictionary(c => c.Key.ToString(), c => c.Value));
                else foreach (var (level, count) in counts) Console.WriteLine($"{level} {count}");
                return 0;
            }
            DivisionCode? part = parsed.GetValue(below) is { } asked ? DivisionCode.Parse(asked) : null;
            var prepared = await services.GetRequiredService<PrepareChanges>().RunAsync([.. Wanted(PublishedFiles.Read(folder), parsed.GetValue(below))], day, part, ct);
            var found = prepared.Differences;
            if (parsed.GetValue(json)) VerbOutput.Json(prepared);
            else Console.WriteLine($"openings {found.Openings.Count}, closures {found.Closures.Count}, renames {found.Renames.Count}, moves {found.Moves.Count}" + (prepared.Set is { } set ? $"; to be confirmed at /divisions/changes/{set}" : ""));
            return 0;
        }));
        return command;
    }

    private static IEnumerable<PublishedUnit> Wanted(IEnumerable<PublishedUnit> units, string? below) =>
        below is null ? units : PublishedFiles.Around(units, DivisionCode.Parse(below));

    private static Command Count(VerbRunner verbs)
    {
        var json = new Option<bool>("--json") { Description = "Print the result as JSON" };
        var command = new Command("count", "Units valid today by level") { json };
        command.SetAction(verbs.AsSystem("divisions count", async (parsed, services, ct) =>
        {
            var db = services.GetRequiredService<AppDb>();
            var counts = await db.Divisions.Where(d => d.ValidTo == null).GroupBy(d => new { d.Level, d.Setting }).Select(g => new { g.Key.Level, g.Key.Setting, Count = g.Count() }).ToListAsync(ct);
            var byLevel = Enum.GetValues<DivisionLevel>().Where(l => l != DivisionLevel.Nation).ToDictionary(l => l.ToString(), l => counts.Where(c => c.Level == l).Sum(c => c.Count));
            byLevel["RuralVillages"] = counts.Where(c => c is { Level: DivisionLevel.Village, Setting: Setting.Rural }).Sum(c => c.Count);
            byLevel["UrbanVillages"] = counts.Where(c => c is { Level: DivisionLevel.Village, Setting: Setting.Urban }).Sum(c => c.Count);
            if (parsed.GetValue(json)) VerbOutput.Json(byLevel);
            else foreach (var (level, count) in byLevel) Console.WriteLine($"{level} {count}");
            return 0;
        }));
        return command;
    }

    private sealed class StandardErrorProgress : IProgress<int>
    {
        public void Report(int value) => Console.Error.Write($"\r{value:N0} …");
    }
}
