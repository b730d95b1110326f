using Microsoft.EntityFrameworkCore;
using Yinling.Access.Contracts;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Access.Auditing;

/// <param name="Actor">Sign-in name, exactly.</param>
/// <param name="Action">An action's code, or the beginning of many with a dot at its end: "access.sign-in", "access.".</param>
/// <param name="Subject">Id or code, exactly.</param>
/// <param name="Day">One day in Beijing.</param>
internal sealed record AuditQuery(string? Actor, string? Action, string? Subject, DateOnly? Day, int Page);

internal sealed record AuditPart(long Total, IReadOnlyList<AuditEntry> Entries);

/// <summary>The part of the audit that lies in the auditor's subtree, newest first.</summary>
internal sealed class FindEntries(AppDb db, CurrentScope scope)
{
    public const int PageSize = 50;

    public async Task<AuditPart> RunAsync(AuditQuery query, CancellationToken ct)
    {
        var entries = db.Set<AuditEntry>().AsNoTracking().Within(scope.Value.For(AccessPermissions.ReadAudit), e => e.Division);
        if (Given(query.Actor) is { } actor) entries = entries.Where(e => e.Actor == actor);
        if (Given(query.Action) is { } action) entries = action.EndsWith('.') ? entries.Where(e => e.Action.StartsWith(action)) : entries.Where(e => e.Action == action);
        if (Given(query.Subject) is { } subject) entries = entries.Where(e => e.Subject == subject);
        if (query.Day is { } day)
        {
            // A day in Beijing begins at 16:00 UTC of the day before.
            var begin = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-8);
            var end = begin.AddDays(1);
            entries = entries.Where(e => e.At >= begin && e.At < end);
        }
        var total = await entries.LongCountAsync(ct);
        var page = await entries.OrderByDescending(e => e.Sequence).Skip((Math.Max(query.Page, 1) - 1) * PageSize).Take(PageSize).ToListAsync(ct);
        return new(total, page);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
