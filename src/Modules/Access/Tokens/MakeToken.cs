using Microsoft.EntityFrameworkCore;
using Yinling.Access.Domain;
using Yinling.Access.Own;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Access.Tokens;

/// <summary>The visitor's own access tokens: list, make, revoke.</summary>
internal sealed class MakeToken(AppDb db, OwnAccount own, CurrentScope scope, TimeProvider clock)
{
    private const string Prefix = "yl_";
    private const int LongestDays = 365;

    public async Task<IReadOnlyList<ApiToken>> ListAsync(CancellationToken ct)
    {
        var id = own.Id;
        return await db.ApiTokens.AsNoTracking().Where(t => t.Account == id).OrderBy(t => t.Id).ToListAsync(ct);
    }

    /// <returns>The token, shown once; null when the same request was already answered.</returns>
    /// <exception cref="RuleException">No name, no such post, or too long a time.</exception>
    public async Task<string?> RunAsync(string name, Guid? post, bool readOnly, int days, string password, CancellationToken ct)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(name.Trim() is not { Length: >= 1 and <= 60 }, "ACC-22", "请写明这个令牌给什么程序用，不超过 60 个字。", "name"),
            .. Problem.If(scope.Value.Posts.All(p => p.Post != post), "ACC-23", "请选一个您现在担任的岗位。", "post"),
            .. Problem.If(days is < 1 or > LongestDays, "ACC-24", $"有效期填 1 到 {LongestDays} 天。", "days"),
        ]);
        await own.ProveAsync(password, ct);
        var token = Prefix + RandomSecret.Token();
        string? fresh = null;
        await own.ChangeAsync("access.token-make", found =>
        {
            var now = clock.UtcMoment;
            db.ApiTokens.Add(new(Guid.CreateVersion7(), RandomSecret.HashOf(token), found.Id, name.Trim(), post!.Value, readOnly, now, now + TimeSpan.FromDays(days)));
            fresh = token;
            return Task.FromResult(true);
        }, ct);
        return fresh;
    }

    public Task RevokeAsync(Guid token, CancellationToken ct) => own.ChangeAsync("access.token-revoke", async found =>
    {
        if (await db.ApiTokens.SingleOrDefaultAsync(t => t.Id == token && t.Account == found.Id, ct) is { } kept) db.ApiTokens.Remove(kept);
        return true;
    }, ct);
}
