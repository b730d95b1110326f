using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yinling.Access.Sessions;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Access.Accounts;

/// <summary>Gives an account a random password that works once, unlocks it, takes its authenticator off and ends its sessions.</summary>
internal sealed class ResetPassword(AppDb db, LookAfter accounts, Passwords passwords, SessionBook sessions, IOptions<AccessOptions> options, TimeProvider clock)
{
    private sealed record Stamp(DateTime At);

    /// <returns>The password, to be shown once; null when there is no such account in the manager's care.</returns>
    /// <exception cref="RuleException">The manager may not touch this account.</exception>
    public async Task<AddedAccount?> RunAsync(Guid account, string? reason, CancellationToken ct)
    {
        var password = RandomSecret.Password();
        var hash = passwords.Hash(password);
        var now = clock.UtcMoment;
        var fresh = false;
        var done = await accounts.RunAsync("access.password-reset", account, reason, async found =>
        {
            fresh = true;
            found.GivePassword(hash, now + TimeSpan.FromHours(Math.Clamp(options.Value.InitialPasswordHours, 1, 72)));
            found.Unlock();
            found.RemoveTotp();
            await db.RecoveryCodes.Where(c => c.Account == account).ExecuteDeleteAsync(ct);
            await sessions.EndAllAsync(account, null, ct);
            return new Stamp(now);
        }, ct);
        return done is null ? null : new(account, fresh ? password : null);
    }
}
