using Microsoft.EntityFrameworkCore;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Web.Auditing;

/// <summary>What somebody with a hand on the database, but without the key, may do to the chain. Each changes something that counts.</summary>
internal sealed class Tampering(AppDb db, Random random, AuditChain.Head anchor)
{
    private static readonly DateTime Forged = new(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Takes away the triggers that stop accidents, as whoever owns the database can.</summary>
    public static async Task DisarmAsync(AppDb db)
    {
        string[] statements = db.IsSqlite
            ? ["DROP TRIGGER IF EXISTS platform_audit_no_update", "DROP TRIGGER IF EXISTS platform_audit_no_delete"]
            : ["DROP TRIGGER IF EXISTS platform_audit_append_only ON platform_audit"];
        foreach (var statement in statements) await db.Database.ExecuteSqlRawAsync(statement);
    }

    private DbSet<AuditEntry> Entries => db.Set<AuditEntry>();

    private int Last => (int)anchor.Sequence;

    /// <summary>The ways with their names, for the message of a test that failed.</summary>
    public IReadOnlyList<(string Name, Func<Task> Do)> Ways =>
    [
        ("change a letter of a text", ChangeTextAsync), ("flip a bit of a hash", FlipHashAsync), ("move the moment", MoveMomentAsync),
        ("give it to another account", ChangeAccountAsync), ("take the account away", DropAccountAsync), ("move it to another division", MoveDivisionAsync),
        ("tell empty from none", EmptyReasonAsync), ("delete one", DeleteAsync), ("delete one and close the gap", DeleteAndCloseAsync), ("swap two", SwapAsync),
        ("put one in between", InsertAsync), ("put one before the first", PutFirstAsync), ("append one", AppendAsync), ("cut the tail", CutAsync),
        ("copy one over another", CopyAsync),
    ];

    private long Any(int from = 1) => random.Next(from, Last + 1);

    private IQueryable<AuditEntry> At(long sequence) => Entries.Where(e => e.Sequence == sequence);

    private Task<AuditEntry> ReadAsync(long sequence) => At(sequence).AsNoTracking().SingleAsync();

    private async Task ChangeTextAsync()
    {
        var which = Any();
        var entry = await ReadAsync(which);
        switch (random.Next(6))
        {
            case 0: await Set(Other(entry.Actor), s => At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Actor, s))); break;
            case 1: await Set(Other(entry.Posts), s => At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Posts, s))); break;
            case 2: await Set(Other(entry.Action), s => At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Action, s))); break;
            case 3: await Set(Other(entry.Subject), s => At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Subject, s))); break;
            case 4: await Set(Other(entry.Changes), s => At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Changes, s))); break;
            default: await Set(Other(entry.Reason ?? ""), s => At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Reason, s))); break;
        }

        static Task Set(string text, Func<string, Task> store) => store(text);
    }

    /// <summary>One letter changed, added or taken away.</summary>
    private string Other(string text)
    {
        var at = random.Next(text.Length + 1);
        if (at == text.Length) return text + (char)random.Next('a', 'z' + 1);
        return random.Next(3) == 0 ? text.Remove(at, 1) : text[..at] + (text[at] == '7' ? '8' : '7') + text[(at + 1)..];
    }

    private async Task FlipHashAsync()
    {
        var which = Any();
        var entry = await ReadAsync(which);
        var ofPrevious = random.Next(2) == 0;
        byte[] hash = [.. ofPrevious ? entry.PreviousHash : entry.Hash];
        hash[random.Next(hash.Length)] ^= (byte)(1 << random.Next(8));
        if (ofPrevious) await At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.PreviousHash, hash));
        else await At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Hash, hash));
    }

    private async Task MoveMomentAsync()
    {
        var which = Any();
        var moment = (await ReadAsync(which)).At.AddTicks(10L * (random.Next(2) == 0 ? 1 : random.NextInt64(1, 1_000_000_000_000)));
        await At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.At, moment));
    }

    private Task ChangeAccountAsync()
    {
        var (which, other) = (Any(), (Guid?)Guid.CreateVersion7());
        return At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Account, other));
    }

    private Task DropAccountAsync() => Entries.Where(e => e.Account != null).OrderBy(e => e.Sequence).Skip(random.Next(Last / 3)).Take(1)
        .ExecuteUpdateAsync(u => u.SetProperty(e => e.Account, (Guid?)null));

    private Task MoveDivisionAsync()
    {
        var (which, by) = (Any(), random.Next(1, 1_000_000));
        return At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Division, e => e.Division + by));
    }

    private async Task EmptyReasonAsync()
    {
        var which = Any();
        var reason = (await ReadAsync(which)).Reason is null ? "" : null;
        await At(which).ExecuteUpdateAsync(u => u.SetProperty(e => e.Reason, reason));
    }

    private Task DeleteAsync()
    {
        var which = Any();
        return At(which).ExecuteDeleteAsync();
    }

    private async Task DeleteAndCloseAsync()
    {
        var which = random.Next(1, Last);
        await At(which).ExecuteDeleteAsync();
        await ShiftAsync(which, -1);
    }

    private async Task SwapAsync()
    {
        var (one, two) = (Any(), Any());
        while (two == one) two = Any();
        await MoveAsync(one, -1);
        await MoveAsync(two, one);
        await MoveAsync(-1, two);
    }

    private async Task InsertAsync()
    {
        var which = Any(2);
        await ShiftAsync(which - 1, 1);
        await AddAsync(which);
    }

    private Task PutFirstAsync() => AddAsync(random.Next(-3, 1));

    private Task AppendAsync() => AddAsync(Last + 1);

    private Task CutAsync()
    {
        var from = Any();
        return Entries.Where(e => e.Sequence >= from).ExecuteDeleteAsync();
    }

    private async Task CopyAsync()
    {
        var (from, to) = (Any(), Any());
        while (to == from) to = Any();
        var entry = await ReadAsync(from);
        await At(to).ExecuteDeleteAsync();
        await StoreAsync(entry, to, entry.PreviousHash);
    }

    /// <summary>An entry that never happened, made like a true one as far as one can without the key.</summary>
    private async Task AddAsync(long sequence)
    {
        var model = await ReadAsync(Last > sequence && sequence > 0 ? sequence - 1 : Last);
        await StoreAsync(model, sequence, model.Hash);
    }

    private async Task StoreAsync(AuditEntry model, long sequence, byte[] previous)
    {
        Entries.Add(new()
        {
            Sequence = sequence,
            At = previous == model.Hash ? Forged : model.At,
            Account = model.Account,
            Actor = model.Actor,
            Posts = model.Posts,
            Action = model.Action,
            Subject = model.Subject,
            Division = model.Division,
            Reason = model.Reason,
            Changes = model.Changes,
            PreviousHash = previous,
            Hash = model.Hash,
        });
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private Task MoveAsync(long from, long to) => db.Database.ExecuteSqlAsync($"UPDATE platform_audit SET sequence = {to} WHERE sequence = {from}");

    /// <summary>Over negative numbers: the key is checked row by row.</summary>
    private async Task ShiftAsync(long after, int by)
    {
        await db.Database.ExecuteSqlAsync($"UPDATE platform_audit SET sequence = -(sequence + {by}) WHERE sequence > {after}");
        await db.Database.ExecuteSqlAsync($"UPDATE platform_audit SET sequence = -sequence WHERE sequence < 0");
    }
}
