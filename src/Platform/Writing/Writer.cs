using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Platform.Writing;

/// <summary>
/// The only way to change anything: one transaction that holds the rows, what is derived from them, the audit entry and the kept
/// answer. It commits whole or leaves nothing.
/// </summary>
public sealed class Writer(AppDb db, WriterGate gate, AuditChain chain, RequestKey request, CurrentScope scope, TimeProvider clock, IServiceProvider services)
{
    /// <summary>Does the work and commits it with its audit entry. A repeated request key gets the first answer; the work is not done again.</summary>
    /// <returns>The work's result, or the answer first given under the same key.</returns>
    /// <exception cref="StaleException">A row was changed by someone else in between.</exception>
    /// <exception cref="RuleException">PLT-01: the key was used for another request; the rule of a unique index (<see cref="UniqueRule"/>) or of a trigger (<see cref="TriggerRule"/>). Also whatever the work throws.</exception>
    /// <exception cref="BusyException">No turn in time.</exception>
    public async Task<T> RunAsync<T>(Act act, Func<Task<T>> work, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is not null) return await InsideAsync(act, work, ct);

        using var turn = await gate.EnterAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            if (request.Value is { } key && await KeptAsync<T>(key, ct) is { } kept) return kept.Answer;
            db.Changes.Clear();
            var result = await InsideAsync(act, work, ct);
            if (request.Value is { } fresh) Keep(fresh, result);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return result;
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new StaleException();
        }
        catch (Exception refused) when (Refusal(refused) is { } problem)
        {
            throw new RuleException([problem]);
        }
        finally
        {
            db.Changes.Clear();
            db.ChangeTracker.Clear();
        }
    }

    /// <inheritdoc cref="RunAsync{T}(Act, Func{Task{T}}, CancellationToken)"/>
    public Task RunAsync(Act act, Func<Task> work, CancellationToken ct) =>
        RunAsync(act, async () => { await work(); return true; }, ct);

    /// <summary>Tells later modules, inside the same transaction.</summary>
    public async Task TellAsync<TEvent>(TEvent happened, CancellationToken ct)
    {
        foreach (var handler in services.GetServices<IHandle<TEvent>>()) await handler.HandleAsync(happened, ct);
    }

    private Problem? Refusal(Exception refused) =>
        services.GetServices<UniqueRule>().FindRefusal(db, refused) ?? services.GetServices<TriggerRule>().FirstOrDefault(r => r.Stopped(refused))?.Refusal();

    private async Task<T> InsideAsync<T>(Act act, Func<Task<T>> work, CancellationToken ct)
    {
        var result = await work();
        await db.SaveChangesAsync(ct);
        var changed = db.Changes.Entities.ToArray();
        foreach (var hook in services.GetServices<IBeforeCommit>()) await hook.RunAsync(changed, ct);
        await db.SaveChangesAsync(ct);
        await chain.AppendAsync(act, db.Changes.ToJson(), ct);
        await db.SaveChangesAsync(ct);
        db.Changes.Clear();
        return result;
    }

    private async Task<Kept<T>?> KeptAsync<T>(string key, CancellationToken ct)
    {
        // Fifty clicks at once wait here for the first on PostgreSQL; on SQLite the gate has already put them in line.
        if (!db.IsSqlite) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({key}, 0))", ct);
        var kept = await db.Set<KeptAnswer>().AsNoTracking().FirstOrDefaultAsync(a => a.Key == key, ct);
        if (kept is null) return null;
        if (kept.Account != scope.Value.Account || !CryptographicOperations.FixedTimeEquals(kept.RequestHash, request.RequestHash))
            throw new RuleException("PLT-01", "这个页面已经提交过一次，内容和这次不一样。请重新打开页面再填。");
        return new(JsonSerializer.Deserialize<T>(kept.Answer, AuditJson.Options)!);
    }

    private void Keep<T>(string key, T answer) => db.Add(new KeptAnswer
    {
        Key = key,
        Account = scope.Value.Account,
        RequestHash = request.RequestHash,
        Answer = JsonSerializer.Serialize(answer, AuditJson.Options),
        At = clock.UtcMoment,
    });

    private sealed record Kept<T>(T Answer);
}
