using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Backup;

/// <summary><c>yinling dump --canonical [--out DIR]</c></summary>
internal sealed class DumpVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var canonical = new Option<bool>("--canonical") { Required = true, Description = "Sorted NDJSON, the same for the same facts on either database" };
        var folder = new Option<string?>("--out") { Description = "Also write TABLE.ndjson files and SHA256SUMS here" };
        var json = new Option<bool>("--json") { Description = "Print the list of tables as JSON" };
        var command = new Command("dump", "Print rows and SHA-256 of every table in canonical form") { canonical, folder, json };
        command.SetAction(verbs.AsSystem("dump", async (parsed, services, ct) =>
        {
            var tables = await services.GetRequiredService<CanonicalDump>().RunAsync(parsed.GetValue(folder), ct);
            if (parsed.GetValue(json)) VerbOutput.Json(tables);
            else foreach (var table in tables) await Console.Out.WriteLineAsync($"{table.Sha256}  {table.Rows,10}  {table.Table}");
            return 0;
        }));
        return command;
    }
}
