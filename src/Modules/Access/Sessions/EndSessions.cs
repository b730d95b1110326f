using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Yinling.Access.Domain;
using Yinling.Access.Own;
using Yinling.Access.Pipeline;
using Yinling.Access.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Access.Sessions;

/// <summary>The visitor's own sessions: list them, end one or all others.</summary>
internal sealed class EndSessions(AppDb db, OwnAccount own, SessionBook sessions, Visit visit, IOptions<AccessOptions> options, TimeProvider clock)
{
    public async Task<IReadOnlyList<Session>> ListAsync(CancellationToken ct)
    {
        var (id, now) = (own.Id, clock.UtcMoment);
        var idleSince = now - TimeSpan.FromMinutes(options.Value.IdleMinutes);
        return await db.Sessions.AsNoTracking()
            .Where(s => s.Account == id && s.Stage == SessionStage.Full && s.ExpiresAt > now && s.SeenAt > idleSince)
            .OrderByDescending(s => s.SeenAt).ToListAsync(ct);
    }

    /// <param name="session">Null for all but the one in use.</param>
    public Task RunAsync(Guid? session, CancellationToken ct) => own.ChangeAsync("access.session-end", async found =>
    {
        if (session is { } one) await sessions.EndAsync(found.Id, one, ct);
        else await sessions.EndAllAsync(found.Id, visit.Session, ct);
        return true;
    }, ct);
}
