using Yinling.Access.Sessions;
using Yinling.Kernel;

namespace Yinling.Access.Accounts;

/// <summary>Disables, enables and unlocks accounts. Nothing is ever deleted: the audit names people for years.</summary>
internal sealed class SwitchAccount(LookAfter accounts, SessionBook sessions, TimeProvider clock)
{
    private sealed record Done(bool Yes);

    /// <summary>Nobody signs in with it any more, and those who are signed in are out at their next request.</summary>
    /// <returns>Whether there was such an account in the manager's care.</returns>
    /// <exception cref="RuleException">The manager may not touch it, or gives no reason.</exception>
    public async Task<bool> DisableAsync(Guid account, string? reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleException("ACC-27", "请写明停用的原因，例如“调离”“退休”。", "reason");
        return await accounts.RunAsync("access.account-disable", account, reason.Trim(), async found =>
        {
            found.Disable(clock.UtcMoment);
            await sessions.EndAllAsync(account, null, ct);
            return new Done(true);
        }, ct) is not null;
    }

    /// <inheritdoc cref="DisableAsync"/>
    public async Task<bool> EnableAsync(Guid account, CancellationToken ct) => await accounts.RunAsync("access.account-enable", account, null, found =>
    {
        found.Enable();
        return Task.FromResult(new Done(true));
    }, ct) is not null;

    /// <inheritdoc cref="DisableAsync"/>
    public async Task<bool> UnlockAsync(Guid account, CancellationToken ct) => await accounts.RunAsync("access.account-unlock", account, null, found =>
    {
        found.Unlock();
        return Task.FromResult(new Done(true));
    }, ct) is not null;
}
