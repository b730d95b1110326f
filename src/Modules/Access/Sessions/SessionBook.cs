using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yinling.Access.Domain;
using Yinling.Access.SignIn;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Access.Sessions;

/// <summary>Opens and ends sessions. Always called inside a write.</summary>
internal sealed class SessionBook(AppDb db, IOptions<AccessOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan CodePatience = TimeSpan.FromMinutes(5);

    /// <summary>Opens a session under a new token; ends the oldest when there are too many.</summary>
    /// <returns>The token for the browser; only its hash is kept.</returns>
    public async Task<string> OpenAsync(Guid account, SessionStage stage, string agent, CancellationToken ct)
    {
        var now = clock.UtcMoment;
        var idleSince = now - TimeSpan.FromMinutes(options.Value.IdleMinutes);
        await db.Sessions.Where(s => s.Account == account && (s.ExpiresAt <= now || s.SeenAt <= idleSince)).ExecuteDeleteAsync(ct);
        if (stage == SessionStage.Full)
        {
            var others = await db.Sessions.Where(s => s.Account == account && s.Stage == SessionStage.Full)
                .OrderByDescending(s => s.SeenAt).Select(s => s.Id).Skip(options.Value.SessionsAtOnce - 1).ToListAsync(ct);
            if (others.Count > 0) await db.Sessions.Where(s => others.Contains(s.Id)).ExecuteDeleteAsync(ct);
        }
        var token = RandomSecret.Token();
        var ends = now + (stage == SessionStage.Full ? TimeSpan.FromHours(options.Value.AbsoluteHours) : CodePatience);
        db.Sessions.Add(new(Guid.CreateVersion7(), RandomSecret.HashOf(token), account, stage, agent, now, ends));
        return token;
    }

    /// <summary>Ends one session of an account.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> EndAsync(Guid account, Guid session, CancellationToken ct) =>
        await db.Sessions.Where(s => s.Account == account && s.Id == session).ExecuteDeleteAsync(ct) > 0;

    /// <summary>Ends all sessions of an account but one.</summary>
    public Task EndAllAsync(Guid account, Guid? except, CancellationToken ct) =>
        db.Sessions.Where(s => s.Account == account && s.Id != except).ExecuteDeleteAsync(ct);
}
