using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yinling.Access.Domain;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Access.Pipeline;

/// <summary>From a token to the scope of the request, by one query: a post that ended or an account that was disabled counts at once.</summary>
internal sealed class SessionReader(AppDb db, WriterGate gate, IOptions<AccessOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan SeenPrecision = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SeenPatience = TimeSpan.FromMilliseconds(250);

    private sealed record PostRow(Guid Id, Role Role, long Division, DivisionLevel Level, Guid? Subject);

    /// <summary>Fills the visit and gives the scope; nobody's when the token opens nothing.</summary>
    public async Task<Scope> ReadCookieAsync(string token, Visit visit, CancellationToken ct)
    {
        var (now, today, hash) = (clock.UtcMoment, clock.BeijingToday, RandomSecret.HashOf(token));
        var posts = db.Posts;
        var found = await (
            from session in db.Sessions.AsNoTracking()
            join account in db.AllAccounts on session.Account equals account.Id
            where session.TokenHash == hash && account.DisabledAt == null
            select new
            {
                session.Id,
                session.Stage,
                session.SeenAt,
                session.ExpiresAt,
                Account = account.Id,
                account.UserName,
                account.DisplayName,
                account.MustChangePassword,
                Posts = posts.Where(p => p.Account == account.Id && p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo > today))
                    .Select(p => new PostRow(p.Id, p.Role, p.Division, p.Level, p.Subject)).ToList(),
            }).SingleOrDefaultAsync(ct);
        var idle = TimeSpan.FromMinutes(options.Value.IdleMinutes);
        if (found is null || found.ExpiresAt <= now || found.SeenAt + idle <= now) return Scope.Nobody;

        (visit.Session, visit.Account, visit.Stage) = (found.Id, found.Account, found.Stage);
        if (found.Stage != SessionStage.Full) return Scope.Nobody;
        (visit.MustChangePassword, visit.IdleUntil, visit.DisplayName) = (found.MustChangePassword, now + idle, found.DisplayName);
        if (now - found.SeenAt >= SeenPrecision) await NoteSeenAsync(found.Id, now, ct);
        return new(found.Account, found.UserName, Held(found.Posts));
    }

    /// <summary>The account of a full session that ran out within the last day, by the clock alone: one that was ended is gone.</summary>
    public async Task<Guid?> FindLateAsync(string token, CancellationToken ct)
    {
        var (yesterday, hash) = (clock.UtcMoment.AddDays(-1), RandomSecret.HashOf(token));
        return await (from session in db.Sessions.AsNoTracking()
                      join account in db.AllAccounts on session.Account equals account.Id
                      where session.TokenHash == hash && session.Stage == SessionStage.Full && session.SeenAt > yesterday && account.DisabledAt == null
                      select (Guid?)account.Id).SingleOrDefaultAsync(ct);
    }

    /// <summary>The scope of a personal access token: its one post, while that is held and the account works.</summary>
    public async Task<Scope> ReadBearerAsync(string token, Visit visit, CancellationToken ct)
    {
        var (now, today, hash) = (clock.UtcMoment, clock.BeijingToday, RandomSecret.HashOf(token));
        var found = await (
            from key in db.ApiTokens.AsNoTracking()
            join account in db.AllAccounts on key.Account equals account.Id
            join post in db.Posts on key.Post equals post.Id
            where key.TokenHash == hash && key.ExpiresAt > now && account.DisabledAt == null && !account.MustChangePassword
                && post.Account == account.Id && post.ValidFrom <= today && (post.ValidTo == null || post.ValidTo > today)
            select new { key.ReadOnly, Account = account.Id, account.UserName, Post = new PostRow(post.Id, post.Role, post.Division, post.Level, post.Subject) })
            .SingleOrDefaultAsync(ct);
        if (found is null) return Scope.Nobody;
        (visit.Account, visit.ByToken, visit.ReadOnly) = (found.Account, true, found.ReadOnly);
        return new(found.Account, found.UserName, Held([found.Post]));
    }

    private static List<PostHeld> Held(IEnumerable<PostRow> posts) =>
        [.. posts.Select(p => new PostHeld(p.Id, p.Role, new(p.Division, p.Level), p.Subject))];

    /// <summary>Past the writer: being seen is no act, and a reader must never wait long for writers. Whoever is busy notes it next minute.</summary>
    private async Task NoteSeenAsync(Guid session, DateTime now, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(SeenPatience);
        try
        {
            using var turn = await gate.EnterAsync(patience.Token);
            await db.Sessions.Where(s => s.Id == session).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenAt, now), ct);
        }
        catch (Exception busy) when (busy is OperationCanceledException or DbException && !ct.IsCancellationRequested)
        {
            // Nor does a disk that takes nothing keep anybody from reading.
        }
    }
}
