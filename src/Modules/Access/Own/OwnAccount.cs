using Microsoft.EntityFrameworkCore;
using Yinling.Access.Domain;
using Yinling.Access.Pipeline;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Access.Own;

/// <summary>The visitor's own account: read, and changed after proving the password where that is asked for.</summary>
internal sealed class OwnAccount(AppDb db, Writer writer, Passwords passwords, AccountWrites writes, Visit visit, TimeProvider clock)
{
    /// <summary>The account of the session; access tokens have no own pages.</summary>
    public Guid Id => visit is { Account: { } id, Session: not null } ? id : throw new InvalidOperationException("Own pages need a session.");

    public Task<Account> GetAsync(CancellationToken ct) => db.AllAccounts.AsNoTracking().SingleAsync(a => a.Id == Id, ct);

    /// <exception cref="RuleException">The password is wrong or the account is locked; the attempt is counted like one at sign-in.</exception>
    public async Task ProveAsync(string password, CancellationToken ct)
    {
        var account = await GetAsync(ct);
        var now = clock.UtcMoment;
        var (matches, _) = await passwords.VerifyAsync(account, password, ct);
        if (matches && !account.IsLocked(now)) return;
        await writes.RunAsync(account, proved: true, "access.password-refused", visit.From, found =>
        {
            if (!matches) found.Fail(now);
            return Task.FromResult(true);
        }, ct);
        throw new RuleException("ACC-16", "现在的密码不对。连续错 5 次，要等 15 分钟才能再试。", "password");
    }

    public async Task<T> ChangeAsync<T>(string action, Func<Account, Task<T>> work, CancellationToken ct)
    {
        var account = await GetAsync(ct);
        return await writer.RunAsync(new Act(action, Id.ToString(), account.Home), async () => await work(await db.AllAccounts.SingleAsync(a => a.Id == Id, ct)), ct);
    }
}
