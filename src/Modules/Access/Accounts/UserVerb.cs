using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Access.Accounts;

/// <summary>Accounts from the server itself: the first administrator, and the way back in when the last one is locked out.</summary>
internal sealed class UserVerb : IVerb
{
    private sealed record Shown(Guid Account, string UserName, string? Password);

    public Command Build(VerbRunner verbs)
    {
        var command = new Command("user", "Add an account or give it a new password");
        command.Add(Add(verbs));
        command.Add(Reset(verbs));
        return command;
    }

    private static Command Add(VerbRunner verbs)
    {
        var name = new Option<string>("--name") { Required = true, Description = "Sign-in name: phone or staff number" };
        var display = new Option<string?>("--display") { Description = "The person's name; the sign-in name when absent" };
        var role = new Option<Role>("--role") { Required = true, Description = string.Join(", ", Enum.GetNames<Role>()) };
        var division = new Option<string>("--division") { Required = true, Description = "Division code; 0 for the nation" };
        var subject = new Option<Guid?>("--subject") { Description = "The association of an AssociationHead" };
        var password = new Option<string?>("--password") { Description = "The owner's own password; a random one that works once when absent" };
        var json = new Option<bool>("--json") { Description = "For machines" };
        var command = new Command("add", "Add an account with its first post") { name, display, role, division, subject, password, json };
        command.SetAction(verbs.AsSystem("user add", async (parsed, services, ct) =>
        {
            if (!DivisionCode.TryParse(parsed.GetValue(division), out var code))
            {
                await Console.Error.WriteLineAsync("--division 要写区划代码，例如 341022104；全国写 0。");
                return 2;
            }
            var userName = parsed.GetValue(name)!;
            var wanted = new NewAccount(userName, parsed.GetValue(display) ?? userName, parsed.GetValue(role), code, parsed.GetValue(subject));
            var own = parsed.GetValue(password);
            var added = await services.GetRequiredService<AddAccount>().RunAsync(wanted, own, ct);
            Print(parsed.GetValue(json), new(added.Account, Account.Normalise(userName), own is null ? added.Password : null));
            return 0;
        }));
        return command;
    }

    private static Command Reset(VerbRunner verbs)
    {
        var name = new Option<string>("--name") { Required = true, Description = "Sign-in name" };
        var json = new Option<bool>("--json") { Description = "For machines" };
        var command = new Command("reset", "Unlock an account, take its authenticator off and give it a random password that works once") { name, json };
        command.SetAction(verbs.AsSystem("user reset", async (parsed, services, ct) =>
        {
            var userName = Account.Normalise(parsed.GetValue(name)!);
            var found = await services.GetRequiredService<AppDb>().AllAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == userName, ct);
            if (found is null)
            {
                await Console.Error.WriteLineAsync("没有这个账号。");
                return 2;
            }
            var reset = await services.GetRequiredService<ResetPassword>().RunAsync(found.Id, "reset on the server", ct);
            Print(parsed.GetValue(json), new(found.Id, userName, reset?.Password));
            return 0;
        }));
        return command;
    }

    private static void Print(bool json, Shown shown)
    {
        if (json) VerbOutput.Json(shown);
        else Console.Out.WriteLine(shown.Password is { } password ? $"{shown.UserName} {password}" : shown.UserName);
    }
}
