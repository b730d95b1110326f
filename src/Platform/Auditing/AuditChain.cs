using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Platform.Auditing;

/// <summary>Appends to and verifies the chain. The key lives outside the database, so that whoever can write rows cannot forge links.</summary>
public sealed class AuditChain(AppDb db, KeyRing keys, CurrentScope scope, TimeProvider clock)
{
    private const byte FormVersion = 1;
    private const long LockNumber = 0x59494E4C494E47; // "YINLING"

    /// <summary>The newest link: its number and hash. Number 0 and 32 zero bytes before the first.</summary>
    public sealed record Head(long Sequence, byte[] Hash);

    /// <summary>A break in the chain.</summary>
    /// <param name="Sequence">The first entry that does not fit.</param>
    public sealed record Break(long Sequence, string What);

    public async Task<Head> HeadAsync(CancellationToken ct) =>
        await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.Sequence)
            .Select(e => new Head(e.Sequence, e.Hash)).FirstOrDefaultAsync(ct) ?? new(0, new byte[32]);

    /// <summary>Adds one entry to the write in progress. On PostgreSQL appends wait for each other until commit.</summary>
    internal async Task AppendAsync(Act act, string changes, CancellationToken ct)
    {
        if (!db.IsSqlite) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockNumber})", ct);
        var head = await HeadAsync(ct);
        var actor = scope.Value;
        var entry = new AuditEntry
        {
            Sequence = head.Sequence + 1,
            At = Truncate(clock.UtcMoment),
            Account = actor.Account,
            Actor = actor.Name,
            Posts = string.Join(' ', actor.Posts.Select(p => $"{p.Role}@{p.Division}")),
            Action = act.Action,
            Subject = act.Subject,
            Division = act.Division.Value,
            Reason = act.Reason,
            Changes = act.Detail is null ? changes : act.Detail + (changes == "[]" ? "" : "\n" + changes),
            PreviousHash = head.Hash,
        };
        entry.Hash = HashOf(entry);
        db.Add(entry);
    }

    /// <summary>Reads the whole chain; null when every link fits.</summary>
    /// <param name="anchor">A head kept outside this machine; a chain that no longer contains it was cut or rewritten.</param>
    public async Task<Break?> VerifyAsync(Head? anchor, CancellationToken ct)
    {
        var expected = new Head(0, new byte[32]);
        try
        {
            await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (entry.Sequence != expected.Sequence + 1) return new(expected.Sequence + 1, "entry missing");
                if (!entry.PreviousHash.AsSpan().SequenceEqual(expected.Hash)) return new(entry.Sequence, "does not follow the entry before it");
                if (!CryptographicOperations.FixedTimeEquals(entry.Hash, HashOf(entry))) return new(entry.Sequence, "content changed");
                expected = new(entry.Sequence, entry.Hash);
                if (anchor?.Sequence == entry.Sequence && !anchor.Hash.AsSpan().SequenceEqual(entry.Hash)) return new(entry.Sequence, "differs from the anchor");
            }
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidCastException or ArgumentException or InvalidOperationException { InnerException: FormatException or InvalidCastException or ArgumentException })
        {
            // SQLite takes any value in any column; one that is no moment, number or id any more is a finding, not a crash.
            return new(expected.Sequence + 1, "cannot be read");
        }
        return anchor is { } kept && kept.Sequence > expected.Sequence ? new(expected.Sequence + 1, "entries after this are missing, the anchor knows more") : null;
    }

    private byte[] HashOf(AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, keys.Audit);
        hash.AppendData([FormVersion]);
        Number(entry.Sequence);
        Number(entry.At.Ticks);
        Text(entry.Account?.ToString("N"));
        Text(entry.Actor);
        Text(entry.Posts);
        Text(entry.Action);
        Text(entry.Subject);
        Number(entry.Division);
        Text(entry.Reason);
        Text(entry.Changes);
        hash.AppendData(entry.PreviousHash);
        return hash.GetHashAndReset();

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            hash.AppendData(bytes);
        }

        // Length first, so that no two entries share a canonical form; -1 tells null from empty.
        void Text(string? value)
        {
            var bytes = value is null ? null : Encoding.UTF8.GetBytes(value);
            Number(bytes?.Length ?? -1);
            if (bytes is not null) hash.AppendData(bytes);
        }
    }

    /// <summary>PostgreSQL keeps microseconds; what is hashed must be what is read back.</summary>
    private static DateTime Truncate(DateTime moment) => new(moment.Ticks / 10 * 10, DateTimeKind.Utc);
}
