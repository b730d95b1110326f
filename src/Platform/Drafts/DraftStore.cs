using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Platform.Drafts;

/// <summary>A draft as it is offered back.</summary>
/// <param name="Fields">Names and values as they were sent; several values of one name are joined by commas.</param>
/// <param name="At">When it was last kept, UTC.</param>
public sealed record KeptDraft(IReadOnlyDictionary<string, string> Fields, DateTime At);

/// <summary>Keeps and gives back drafts of the person signed in. Drafts are nobody else's and no record of anything: they bypass audit and writer.</summary>
public sealed class DraftStore(AppDb db, IServiceScopeFactory contexts, WriterGate gate, CurrentScope scope, TimeProvider clock)
{
    /// <summary>Hidden field of a form whose drafts are kept: the name they are kept under.</summary>
    public const string FieldName = "_draft";

    /// <summary>Longer drafts are not kept: a form of ours is far smaller.</summary>
    private const int MaxLength = 200_000;

    /// <summary>Fields that are never kept.</summary>
    private static readonly string[] Never = [RequestKey.FieldName, FieldName, "__RequestVerificationToken", "_handler"];

    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <returns>Null when nothing is kept for this form.</returns>
    public async Task<KeptDraft?> FindAsync(string form, CancellationToken ct)
    {
        if (scope.Value.Account is not { } account) return null;
        // A form asks while its page may still be reading: one context serves one question at a time, so this has its own.
        await using var own = contexts.CreateAsyncScope();
        var draft = await own.ServiceProvider.GetRequiredService<AppDb>().Set<Draft>().AsNoTracking().FirstOrDefaultAsync(d => d.Account == account && d.Form == form, ct);
        return draft is null ? null : new(JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Fields, AuditJson.Options)!, draft.At);
    }

    /// <summary>Keeps what stands in a form of somebody. A form that has been taken already is no draft any more, however late its last keystrokes arrive.</summary>
    public async Task KeepAsync(Guid account, string form, IReadOnlyDictionary<string, string> fields, CancellationToken ct)
    {
        if (form.Length is 0 or > 300) return;
        if (fields.GetValueOrDefault(RequestKey.FieldName) is { Length: > 0 } key && await db.Set<KeptAnswer>().AnyAsync(a => a.Key == key, ct)) return;
        var kept = fields.Where(f => Array.IndexOf(Never, f.Key) < 0 && !f.Key.Contains("assword", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value);
        var json = JsonSerializer.Serialize(kept, AuditJson.Options);
        if (json.Length > MaxLength) return;
        var now = clock.UtcMoment;
        using var turn = await gate.EnterAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO platform_draft (account, form, fields, at) VALUES ({Key(account)}, {form}, {json}, {now}) ON CONFLICT (account, form) DO UPDATE SET fields = excluded.fields, at = excluded.at", ct);
    }

    /// <summary>Forgets the draft of the person signed in: the form was taken, or is not wanted any more.</summary>
    public async Task DropAsync(string form, CancellationToken ct)
    {
        if (scope.Value.Account is not { } account) return;
        using var turn = await gate.EnterAsync(ct);
        await db.Set<Draft>().Where(d => d.Account == account && d.Form == form).ExecuteDeleteAsync(ct);
    }

    /// <summary>Forgets what nobody came back to within a month.</summary>
    /// <returns>How many.</returns>
    public async Task<int> DropOldAsync(CancellationToken ct)
    {
        var before = clock.UtcMoment - KeptFor;
        using var turn = await gate.EnterAsync(ct);
        return await db.Set<Draft>().Where(d => d.At < before).ExecuteDeleteAsync(ct);
    }

    private object Key(Guid account) => db.IsSqlite ? account.ToByteArray(true) : account;
}
