using Microsoft.EntityFrameworkCore;
using Yinling.Access.Contracts;
using Yinling.Access.Domain;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Access.Accounts;

/// <summary>Ends a post on a day and, if wanted, hands it and what is open on it to a successor, in one transaction.</summary>
internal sealed class EndPost(AppDb db, Writer writer, GivePost posts, LookAfter accounts, IEnumerable<IOpenMatters> matters, CurrentScope scope)
{
    private sealed record Done(Guid Post);

    /// <returns>A post of an account in the manager's care, for showing; null when there is none.</returns>
    public async Task<Post?> FindAsync(Guid account, Guid post, CancellationToken ct) =>
        await accounts.FindAsync(account, ct) is null ? null : await db.Posts.AsNoTracking().SingleOrDefaultAsync(p => p.Id == post && p.Account == account, ct);

    /// <summary>What the holder still has open in this post.</summary>
    public async Task<IReadOnlyList<OpenMatter>> MattersAsync(Post post, CancellationToken ct)
    {
        List<OpenMatter> open = [];
        foreach (var source in matters) open.AddRange(await source.OfPostAsync(post.Account, post.Role, post.Where, ct));
        return open;
    }

    /// <summary>People the post can go to: enabled accounts in the manager's care at the same unit, without this post.</summary>
    public async Task<IReadOnlyList<Account>> SuccessorsAsync(Post post, CancellationToken ct) =>
        await db.Accounts(scope.Value.For(AccessPermissions.Manage)).AsNoTracking()
            .Where(a => a.Division == post.Division && a.Level == post.Level && a.Id != post.Account && a.DisabledAt == null)
            .OrderBy(a => a.DisplayName).Take(200).ToListAsync(ct);

    /// <param name="from">First day on which it is no longer held, and on which the successor holds it.</param>
    /// <returns>Whether there was such a post in the manager's care.</returns>
    /// <exception cref="RuleException">Not the manager's to end, already ended, or the successor may not have it.</exception>
    public async Task<bool> RunAsync(Guid account, Guid post, DateOnly from, Guid? successor, string? reason, CancellationToken ct) =>
        await accounts.RunAsync(successor is null ? "access.post-end" : "access.post-hand-over", account, reason, async _ =>
        {
            var ending = await db.Posts.SingleOrDefaultAsync(p => p.Id == post && p.Account == account, ct);
            if (ending is null || !ending.IsOpenOn(from)) throw new RuleException("ACC-25", "这个岗位在那一天之前已经结束。请看一看日期。", "from");
            RuleException.ThrowIfAny(PostRules.CheckGive(scope.Value, ending.Role, ending.Where));
            ending.EndFrom(from);
            if (successor is { } next) await GiveAsync(ending, next, from, ct);
            return new Done(ending.Id);
        }, ct) is not null;

    private async Task GiveAsync(Post ended, Guid successor, DateOnly from, CancellationToken ct)
    {
        if (successor == ended.Account || await accounts.FindAsync(successor, ct) is not { DisabledAt: null } next)
            throw new RuleException("ACC-26", "接手的人要有您管得到的、正在使用的账号。请先给他开通账号。", "successor");
        var open = await posts.OpenPostsAsync(next.Id, ct);
        RuleException.ThrowIfAny(PostRules.CheckLookAfter(scope.Value, next, open));
        await posts.CheckAsync(scope.Value, ended.Role, ended.Where, ended.Subject, [.. open.Select(p => p.Role)], ct);
        if (!open.Any(p => p.Role == ended.Role && p.Where == ended.Where && p.Subject == ended.Subject))
            db.Posts.Add(new(Guid.CreateVersion7(), next.Id, ended.Role, ended.Where, ended.Subject, from, scope.Value.Account));
        await writer.TellAsync(new PostHandedOver(ended.Account, next.Id, ended.Role, ended.Where, ended.Subject, from), ct);
    }
}
