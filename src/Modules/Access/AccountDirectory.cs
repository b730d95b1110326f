using Microsoft.EntityFrameworkCore;
using Yinling.Access.Contracts;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Access;

internal sealed class AccountDirectory(AppDb db, TimeProvider clock) : IAccountDirectory
{
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct)
    {
        Dictionary<Guid, string> names = [];
        foreach (var some in accounts.Distinct().Chunk(500))
        {
            var found = await db.AllAccounts.AsNoTracking().Where(a => some.Contains(a.Id)).Select(a => new { a.Id, a.DisplayName }).ToListAsync(ct);
            foreach (var account in found) names[account.Id] = account.DisplayName;
        }
        return names;
    }

    public async Task<Scope?> ScopeOfAsync(string userName, CancellationToken ct)
    {
        var name = Account.Normalise(userName);
        var account = await db.AllAccounts.AsNoTracking().SingleOrDefaultAsync(a => a.UserName == name && a.DisabledAt == null, ct);
        if (account is null) return null;
        var today = clock.BeijingToday;
        var posts = await db.Posts.AsNoTracking()
            .Where(p => p.Account == account.Id && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo > today)).ToListAsync(ct);
        return new(account.Id, account.UserName, [.. posts.Select(p => new PostHeld(p.Id, p.Role, p.Where, p.Subject))]);
    }
}
