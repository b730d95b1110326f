using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Backup;

/// <summary><c>yinling backup --out FILE</c></summary>
internal sealed class BackupVerb : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var file = new Option<string>("--out") { Required = true, Description = "Name of the backup file; must not exist yet" };
        var json = new Option<bool>("--json") { Description = "Print what the backup holds as JSON" };
        var command = new Command("backup", "Write database and uploaded files into one encrypted file, while the service runs. Keep the keys folder elsewhere: it is not inside") { file, json };
        command.SetAction(verbs.AsSystem("backup", async (parsed, services, ct) =>
        {
            var manifest = await services.GetRequiredService<TakeBackup>().RunAsync(parsed.GetValue(file)!, ct);
            if (parsed.GetValue(json)) VerbOutput.Json(manifest);
            else await Console.Error.WriteLineAsync($"Backed up {manifest.Rows.Values.Sum()} rows and {manifest.Parts.Count(p => p.Name.StartsWith("files/", StringComparison.Ordinal))} files, audit head {manifest.AuditSequence} {manifest.AuditHash}.");
            return 0;
        }));
        return command;
    }
}
