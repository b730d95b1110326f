using Microsoft.Extensions.Options;
using Yinling.Access.Domain;
using Yinling.Access.Pipeline;
using Yinling.Access.Sessions;
using Yinling.Access.SignIn;
using Yinling.Kernel;

namespace Yinling.Access.Own;

/// <summary>Replaces the visitor's own password; every other session of the account ends.</summary>
internal sealed class ChangePassword(OwnAccount own, Passwords passwords, SessionBook sessions, Visit visit, IOptions<AccessOptions> options)
{
    public int ShortestLength => options.Value.PasswordLength;

    /// <exception cref="RuleException">The old one is wrong, the new one too weak, or the two differ.</exception>
    public async Task RunAsync(string old, string wanted, string repeated, CancellationToken ct)
    {
        var account = await own.GetAsync(ct);
        RuleException.ThrowIfAny(
        [
            .. PasswordRules.Check(wanted, options.Value.PasswordLength, account.UserName, account.DisplayName),
            .. Problem.If(wanted == old, "ACC-17", "新密码要和现在的不同。", "new"),
            .. Problem.If(wanted != repeated, "ACC-18", "两次输入的新密码不一样，请再输一次。", "repeated"),
        ]);
        await own.ProveAsync(old, ct);
        var hash = passwords.Hash(wanted);
        await own.ChangeAsync("access.password-change", async found =>
        {
            found.ChangePassword(hash);
            await sessions.EndAllAsync(found.Id, visit.Session, ct);
            return true;
        }, ct);
    }
}
