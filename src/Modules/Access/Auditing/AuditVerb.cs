using System.CommandLine;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.Auditing;
using Yinling.Platform.CommandLine;

namespace Yinling.Access.Auditing;

/// <summary>The head of the chain, to be kept on another machine, and the check against one that was kept.</summary>
internal sealed class AuditVerb : IVerb
{
    /// <param name="Hash">Hexadecimal.</param>
    private sealed record Anchor(long Sequence, string Hash);

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web);

    public Command Build(VerbRunner verbs)
    {
        var command = new Command("audit", "The audit chain: its head, and its check");
        command.Add(Head(verbs));
        command.Add(Verify(verbs));
        return command;
    }

    private static Command Head(VerbRunner verbs)
    {
        var command = new Command("head", "Print number and hash of the newest entry as JSON; keep it outside this machine");
        command.SetAction(verbs.AsSystem("audit head", async (_, services, ct) =>
        {
            var head = await services.GetRequiredService<AuditChain>().HeadAsync(ct);
            VerbOutput.Json(new Anchor(head.Sequence, Convert.ToHexString(head.Hash)));
            return 0;
        }));
        return command;
    }

    private static Command Verify(VerbRunner verbs)
    {
        var anchor = new Option<FileInfo?>("--anchor") { Description = "A head printed earlier by 'audit head'" };
        var command = new Command("verify", "Check every link of the chain, and that it still contains an anchor") { anchor };
        command.SetAction(verbs.AsSystem("audit verify", async (parsed, services, ct) =>
        {
            AuditChain.Head? kept = null;
            if (parsed.GetValue(anchor) is { } file)
            {
                if (Read(file) is not { } read)
                {
                    await Console.Error.WriteLineAsync($"{file.Name} is no head printed by 'audit head'.");
                    return 2;
                }
                kept = new(read.Sequence, Convert.FromHexString(read.Hash));
            }
            var findings = await AuditVerification.RunAsync(services, kept, ct);
            foreach (var finding in findings) Console.Out.WriteLine(finding);
            if (findings.Count == 0) Console.Out.WriteLine("The audit chain is whole.");
            return findings.Count == 0 ? 0 : 1;
        }));
        return command;
    }

    private static Anchor? Read(FileInfo file)
    {
        try
        {
            return JsonSerializer.Deserialize<Anchor>(File.ReadAllText(file.FullName), Reading) is { Hash.Length: 64 } anchor && anchor.Hash.All(char.IsAsciiHexDigit) ? anchor : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
