using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Backup;

/// <summary><c>yinling restore --in FILE</c></summary>
internal sealed class RestoreVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var file = new Option<string>("--in") { Required = true, Description = "The backup file" };
        var replace = new Option<bool>("--replace") { Description = "Move what is there aside, and put the backup in its place" };
        var broken = new Option<bool>("--accept-broken-audit") { Description = "Restore even though the audit chain in the backup does not fit" };
        var json = new Option<bool>("--json") { Description = "Print what was restored as JSON" };
        var command = new Command("restore", "Check a backup to its last byte, then put it in place. The service must be stopped and the keys folder be there") { file, replace, broken, json };
        command.SetAction(verbs.AsSystem("restore", async (parsed, services, ct) =>
        {
            if (!File.Exists(parsed.GetValue(file)))
            {
                await Console.Error.WriteLineAsync($"There is no file {parsed.GetValue(file)}.");
                return 2;
            }
            var manifest = await services.GetRequiredService<RestoreBackup>().RunAsync(parsed.GetValue(file)!, parsed.GetValue(replace), parsed.GetValue(broken), ct);
            if (parsed.GetValue(json)) VerbOutput.Json(manifest);
            else await Console.Error.WriteLineAsync($"Restored {manifest.Rows.Values.Sum()} rows as of {manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC, audit head {manifest.AuditSequence} {manifest.AuditHash}. Everybody signs in anew.");
            return 0;
        }));
        return command;
    }
}
