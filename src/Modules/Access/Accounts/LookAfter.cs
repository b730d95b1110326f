using Microsoft.EntityFrameworkCore;
using Yinling.Access.Contracts;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Access.Accounts;

/// <summary>One change to an account by whoever looks after it: found through the grant, held to the rules, written with its reason.</summary>
internal sealed class LookAfter(AppDb db, Writer writer, GivePost posts, CurrentScope scope)
{
    /// <summary>An account in the manager's care, for showing.</summary>
    /// <returns>Null when it does not exist or belongs elsewhere.</returns>
    public async Task<Account?> FindAsync(Guid account, CancellationToken ct) =>
        await db.Accounts(scope.Value.For(AccessPermissions.Manage)).AsNoTracking().SingleOrDefaultAsync(a => a.Id == account, ct);

    /// <returns>Null when there is no such account in the manager's care.</returns>
    /// <exception cref="RuleException">The manager may not touch this account.</exception>
    public async Task<T?> RunAsync<T>(string action, Guid account, string? reason, Func<Account, Task<T>> work, CancellationToken ct) where T : class
    {
        if (await FindAsync(account, ct) is not { } found) return null;
        return await writer.RunAsync(new(action, account.ToString(), found.Home, reason), async () =>
        {
            RuleException.ThrowIfAny(PostRules.CheckLookAfter(scope.Value, found, await posts.OpenPostsAsync(account, ct)));
            return await work(await db.AllAccounts.SingleAsync(a => a.Id == account, ct));
        }, ct);
    }
}
