using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Auditing;

/// <summary><c>yinling audit head</c>: the newest link, to be kept outside this machine; <c>audit check</c> compares with one kept before.</summary>
internal sealed class AuditVerb : IVerb
{
    private sealed record KeptHead(long Sequence, string Hash);

    public Command Build(VerbRunner verbs)
    {
        var head = new Command("head", "Print number and hash of the newest entry as JSON; keep it outside this machine");
        head.SetAction(verbs.AsSystem("audit head", async (_, services, ct) =>
        {
            var newest = await services.GetRequiredService<AuditChain>().HeadAsync(ct);
            VerbOutput.Json(new KeptHead(newest.Sequence, Convert.ToHexStringLower(newest.Hash)));
            return 0;
        }));

        var anchor = new Option<FileInfo>("--anchor") { Required = true, Description = "What 'audit head' printed once" };
        var check = new Command("check", "Verify the chain against a head kept outside: finds a cut or rewritten chain too") { anchor };
        check.SetAction(verbs.AsSystem("audit check", async (parsed, services, ct) =>
        {
            var kept = System.Text.Json.JsonSerializer.Deserialize<KeptHead>(await File.ReadAllTextAsync(parsed.GetValue(anchor)!.FullName, ct), System.Text.Json.JsonSerializerOptions.Web)!;
            var broken = await services.GetRequiredService<AuditChain>().VerifyAsync(new(kept.Sequence, Convert.FromHexString(kept.Hash)), ct);
            Console.WriteLine(broken is null ? "audit: holds" : $"entry {broken.Sequence}: {broken.What}");
            return broken is null ? 0 : 1;
        }));
        return new("audit", "The audit chain") { head, check };
    }
}
