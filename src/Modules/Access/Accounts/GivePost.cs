using Microsoft.EntityFrameworkCore;
using Yinling.Access.Contracts;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Access.Accounts;

/// <summary>Gives an account one more post.</summary>
internal sealed class GivePost(AppDb db, Writer writer, IDivisionDirectory divisions, IEnumerable<IPostSubjects> subjects, CurrentScope scope, TimeProvider clock)
{
    /// <returns>The post; null when there is no such account in the manager's care.</returns>
    /// <exception cref="RuleException">The post may not be given.</exception>
    public async Task<Guid?> RunAsync(Guid account, Role role, DivisionCode division, Guid? subject, DateOnly from, CancellationToken ct)
    {
        var grant = scope.Value.For(AccessPermissions.Manage);
        if (await db.Accounts(grant).AsNoTracking().SingleOrDefaultAsync(a => a.Id == account, ct) is not { } found) return null;
        return await writer.RunAsync<Guid?>(new("access.post-give", account.ToString(), division), async () =>
        {
            var open = await OpenPostsAsync(account, ct);
            RuleException.ThrowIfAny(PostRules.CheckLookAfter(scope.Value, found, open));
            await CheckAsync(scope.Value, role, division, subject, [.. open.Select(p => p.Role)], ct);
            if (open.Any(p => p.Role == role && p.Where == division && p.Subject == subject))
                throw new RuleException("ACC-13", "这位同志已经担任这个岗位，不用再开通。", "role");
            var post = new Post(Guid.CreateVersion7(), account, role, division, subject, from, scope.Value.Account);
            db.Posts.Add(post);
            return post.Id;
        }, ct);
    }

    /// <summary>Posts held now or later.</summary>
    internal async Task<List<Post>> OpenPostsAsync(Guid account, CancellationToken ct)
    {
        var today = clock.BeijingToday;
        return await db.Posts.Where(p => p.Account == account && (p.ValidTo == null || p.ValidTo > today)).OrderBy(p => p.ValidFrom).ToListAsync(ct);
    }

    /// <exception cref="RuleException">Whatever stops this giver from giving this post to someone who holds these.</exception>
    internal async Task CheckAsync(Scope giver, Role role, DivisionCode division, Guid? subject, IReadOnlyCollection<Role> held, CancellationToken ct)
    {
        RuleException.ThrowIfAny(PostRules.CheckPlace(role, division, subject));
        RuleException.ThrowIfAny(PostRules.CheckGive(giver, role, division));
        RuleException.ThrowIfAny(PostRules.CheckTogether(held, role));
        if (await divisions.FindAsync(division, ct) is null)
            throw new RuleException("ACC-14", "没有这个区划代码，或者它已经撤销。请从列表里选一个单位。", "division");
        if (subject is { } id && !await IsOfAsync(id, division, ct))
            throw new RuleException("ACC-15", "这个单位没有这个协会。请重新选择协会。", "subject");
    }

    private async Task<bool> IsOfAsync(Guid subject, DivisionCode division, CancellationToken ct)
    {
        foreach (var owner in subjects)
            if ((await owner.FindAsync([subject], ct)).TryGetValue(subject, out var found)) return found.Division == division;
        return false;
    }
}
