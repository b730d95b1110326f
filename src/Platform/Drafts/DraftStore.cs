using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Platform.Drafts;

/// <summary>Keeps and gives back drafts of the person signed in. Drafts are nobody else's and no record of anything: they bypass audit and writer.</summary>
public sealed class DraftStore(AppDb db, WriterGate gate, CurrentScope scope, TimeProvider clock)
{
    /// <summary>Longer drafts are not kept: a form of ours is far smaller.</summary>
    private const int MaxLength = 200_000;

    /// <summary>Fields that are never kept.</summary>
    private static readonly string[] Never = ["_key", "__RequestVerificationToken", "_handler"];

    /// <returns>Field values; null when nothing is kept for this form.</returns>
    public async Task<IReadOnlyDictionary<string, string>?> FindAsync(string form, CancellationToken ct)
    {
        if (scope.Value.Account is not { } account) return null;
        var fields = await db.Set<Draft>().AsNoTracking().Where(d => d.Account == account && d.Form == form).Select(d => d.Fields).FirstOrDefaultAsync(ct);
        return fields is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(fields, AuditJson.Options);
    }

    public async Task KeepAsync(string form, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken ct)
    {
        if (scope.Value.Account is not { } account || form.Length is 0 or > 300) return;
        var kept = fields.Where(f => Array.IndexOf(Never, f.Key) < 0 && !f.Key.Contains("assword", StringComparison.Ordinal)).ToDictionary(f => f.Key, f => f.Value);
        var json = JsonSerializer.Serialize(kept, AuditJson.Options);
        if (json.Length > MaxLength) return;
        var now = clock.UtcMoment;
        using var turn = await gate.EnterAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO platform_draft (account, form, fields, at) VALUES ({Key(account)}, {form}, {json}, {now}) ON CONFLICT (account, form) DO UPDATE SET fields = excluded.fields, at = excluded.at", ct);
    }

    /// <summary>Called when the form was submitted with success.</summary>
    public async Task DropAsync(string form, CancellationToken ct)
    {
        if (scope.Value.Account is not { } account) return;
        using var turn = db.Database.CurrentTransaction is null ? await gate.EnterAsync(ct) : null;
        await db.Set<Draft>().Where(d => d.Account == account && d.Form == form).ExecuteDeleteAsync(ct);
    }

    private object Key(Guid account) => db.IsSqlite ? account.ToByteArray(true) : account;
}
