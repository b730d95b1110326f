using System.CommandLine;
using Yinling.Platform.CommandLine;

namespace Yinling.Host.Verbs;

/// <summary><c>yinling verify [name …]</c>: what must always hold. Exit code 1 when something does not.</summary>
internal sealed class VerifyVerb(IEnumerable<IVerification> verifications) : IVerb
{
    public Command Build(VerbRunner verbs)
    {
        var names = new Argument<string[]>("names") { Arity = ArgumentArity.ZeroOrMore, Description = string.Join(", ", verifications.Select(v => v.Name)) + "; all if none is named" };
        var command = new Command("verify", "Check what must always hold") { names };
        command.SetAction(verbs.AsSystem("verify", async (parsed, services, ct) =>
        {
            var wanted = parsed.GetValue(names) ?? [];
            if (wanted.FirstOrDefault(n => verifications.All(v => v.Name != n)) is { } unknown)
            {
                await Console.Error.WriteLineAsync($"There is no check '{unknown}'. There are: {string.Join(", ", verifications.Select(v => v.Name))}");
                return 2;
            }
            var failed = false;
            foreach (var verification in verifications.Where(v => wanted.Length == 0 || wanted.Contains(v.Name)))
            {
                var findings = await verification.RunAsync(services, ct);
                Console.WriteLine($"{verification.Name}: {(findings.Count == 0 ? "holds" : $"{findings.Count} findings")}");
                foreach (var finding in findings) Console.WriteLine("  " + finding);
                failed |= findings.Count > 0;
            }
            return failed ? 1 : 0;
        }));
        return command;
    }
}
