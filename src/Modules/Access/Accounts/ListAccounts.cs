using Microsoft.EntityFrameworkCore;
using Yinling.Access.Contracts;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Access.Accounts;

/// <summary>What a list of accounts is asked for.</summary>
internal sealed record AccountQuery(string? Text, Role? Role, DivisionCode? Division, int Page);

/// <summary>A post as pages show it.</summary>
internal sealed record PostLine(Guid Id, Guid Account, Role Role, DivisionCode Division, string Place, Guid? Subject, DateOnly From, DateOnly? To);

internal sealed record AccountLine(Guid Id, string UserName, string DisplayName, DateTime? DisabledAt, DateTime? LockedUntil, IReadOnlyList<PostLine> Posts);

internal sealed record AccountList(long Total, IReadOnlyList<AccountLine> Lines);

/// <summary>The accounts the manager looks after: search, filter, page. Three queries, whatever the size.</summary>
internal sealed class ListAccounts(AppDb db, IDivisionDirectory divisions, CurrentScope scope, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<AccountList> RunAsync(AccountQuery query, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var accounts = db.Accounts(scope.Value.For(AccessPermissions.Manage)).AsNoTracking();
        if (query.Division is { } division) accounts = accounts.InDivision(division.Range, a => a.Division);
        if (query.Text?.Trim() is { Length: > 0 } text)
        {
            var name = Account.Normalise(text);
            accounts = accounts.Where(a => a.UserName.Contains(name) || a.DisplayName.Contains(text));
        }
        if (query.Role is { } role)
        {
            var posts = db.Posts;
            accounts = accounts.Where(a => posts.Any(p => p.Account == a.Id && p.Role == role && (p.ValidTo == null || p.ValidTo > today)));
        }
        var total = await accounts.LongCountAsync(ct);
        var page = await accounts.OrderBy(a => a.Division).ThenBy(a => a.UserName).Skip((Math.Max(query.Page, 1) - 1) * PageSize).Take(PageSize)
            .Select(a => new { a.Id, a.UserName, a.DisplayName, a.DisabledAt, a.LockedUntil }).ToListAsync(ct);
        var held = (await PostsAsync([.. page.Select(a => a.Id)], false, ct)).ToLookup(p => p.Account);
        return new(total, [.. page.Select(a => new AccountLine(a.Id, a.UserName, a.DisplayName, a.DisabledAt, a.LockedUntil, [.. held[a.Id]]))]);
    }

    /// <summary>Posts with the names of their places; of accounts found through a grant before.</summary>
    /// <param name="ended">Whether to include posts that ended.</param>
    public async Task<IReadOnlyList<PostLine>> PostsAsync(IReadOnlyCollection<Guid> accounts, bool ended, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        var posts = await db.Posts.AsNoTracking().Where(p => accounts.Contains(p.Account) && (ended || p.ValidTo == null || p.ValidTo > today))
            .OrderBy(p => p.ValidFrom).ToListAsync(ct);
        var units = await divisions.FindAsync([.. posts.Select(p => p.Where).Distinct()], ct);
        return [.. posts.Select(p => new PostLine(p.Id, p.Account, p.Role, p.Where, units.GetValueOrDefault(p.Where)?.Name ?? (p.Division == 0 ? "全国" : p.Where.ToString()), p.Subject, p.ValidFrom, p.ValidTo))];
    }
}
