using Microsoft.EntityFrameworkCore;
using Yinling.Access.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Access.Demonstration;

internal sealed record ReadyAccount(string UserName, string DisplayName, Role Role, string Place);

/// <summary>The accounts a demonstration offers on its sign-in page. Empty everywhere else.</summary>
internal sealed class ReadyAccounts(AppDb db, IDivisionDirectory divisions, Platform.Demonstration demonstration)
{
    public async Task<IReadOnlyList<ReadyAccount>> ListAsync(CancellationToken ct)
    {
        if (!demonstration.IsOn) return [];
        var found = await (
            from account in db.AllAccounts.AsNoTracking()
            join post in db.Posts on account.Id equals post.Account
            where account.UserName.StartsWith(DemoAccounts.Prefix) && account.DisabledAt == null && post.ValidTo == null
            orderby account.Id
            select new { account.UserName, account.DisplayName, post.Role, post.Division, post.Level }).Take(40).ToListAsync(ct);
        var units = await divisions.FindAsync([.. found.Select(f => new DivisionCode(f.Division, f.Level)).Distinct()], ct);
        return [.. found.Select(f => new ReadyAccount(f.UserName, f.DisplayName, f.Role, units.GetValueOrDefault(new(f.Division, f.Level))?.Name ?? ""))];
    }
}
