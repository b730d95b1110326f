using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Crash.Worker;

/// <summary>What a client can ask for. The name says how many lines a batch has, so that a half one shows.</summary>
internal enum OperationKind
{
    /// <summary>Ten lines through the change tracker.</summary>
    Batch,

    /// <summary>Two hundred lines past it.</summary>
    Import,

    /// <summary>One record changed under its version.</summary>
    Edit,
}

/// <summary>One request. <paramref name="Key"/> is the idempotency key and the operation's name.</summary>
internal sealed record Operation(string Key, OperationKind Kind, int Argument)
{
    public override string ToString() => $"{Key} {Kind} {Argument}";

    public static Operation Parse(string line) =>
        line.Split(' ') is [var key, var kind, var argument] ? new(key, Enum.Parse<OperationKind>(kind), int.Parse(argument, null)) : throw new FormatException(line);

    public static int LinesOf(OperationKind kind) => kind switch
    {
        OperationKind.Batch => 10,
        OperationKind.Import => 200,
        OperationKind.Edit => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static long AmountOf(int line) => (line * 7919L) + 1;
}

/// <summary>Does the operations through the writer, exactly as a use case does.</summary>
internal sealed class Operations(IServiceProvider root, Mutant mutant)
{
    private static readonly DivisionCode County = DivisionCode.Parse("341022");

    /// <returns>The batch's id, or the record's.</returns>
    public Task<string> RunAsync(Operation asked) => root.InScopeAsync(services =>
    {
        if (mutant != Mutant.NoKey)
        {
            var request = services.GetRequiredService<RequestKey>();
            request.Value = asked.Key;
            request.RequestHash = SHA256.HashData(Encoding.UTF8.GetBytes($"{asked.Kind} {asked.Argument}"));
        }
        var db = services.GetRequiredService<AppDb>();
        var writer = services.GetRequiredService<Writer>();
        return asked.Kind == OperationKind.Edit ? EditAsync(asked, db, writer) : AddAsync(asked, db, writer);
    });

    private async Task<string> AddAsync(Operation asked, AppDb db, Writer writer)
    {
        var batch = Guid.CreateVersion7();
        var act = new Act("crash." + asked.Kind, asked.Key, County);
        if (mutant != Mutant.Split)
            return await writer.RunAsync(act, async () => { await LinesAsync(asked, batch, db); await TotalAsync(asked, db); return batch.ToString(); }, CancellationToken.None);

        var answer = await writer.RunAsync(act, async () => { await LinesAsync(asked, batch, db); return batch.ToString(); }, CancellationToken.None);
        await root.InScopeAsync(async second =>
            await second.GetRequiredService<Writer>().RunAsync(act, () => TotalAsync(asked, second.GetRequiredService<AppDb>()), CancellationToken.None));
        return answer;
    }

    private static async Task LinesAsync(Operation asked, Guid batch, AppDb db)
    {
        var lines = Enumerable.Range(0, Operation.LinesOf(asked.Kind))
            .Select(i => new BatchLine { Operation = asked.Key, Batch = batch, Line = i, Amount = Operation.AmountOf(i), Note = "张三丰金丝雀" });
        if (asked.Kind == OperationKind.Import) await db.BulkInsertAsync(lines, CancellationToken.None);
        else db.AddRange(lines);
    }

    /// <summary>One row that all share: locked first on PostgreSQL, so that nobody adds to a stale total.</summary>
    private static async Task TotalAsync(Operation asked, AppDb db)
    {
        if (!db.IsSqlite) await db.Database.ExecuteSqlRawAsync("SELECT 1 FROM crash_total WHERE id = 1 FOR UPDATE");
        var total = await db.Set<Total>().SingleAsync(t => t.Id == 1);
        total.Lines += Operation.LinesOf(asked.Kind);
        total.Amount += Enumerable.Range(0, Operation.LinesOf(asked.Kind)).Sum(Operation.AmountOf);
    }

    private static Task<string> EditAsync(Operation asked, AppDb db, Writer writer)
    {
        var id = Workshop.EntryId(asked.Argument % Workshop.Entries);
        return writer.RunAsync(new Act("crash.edit", asked.Key, County), async () =>
        {
            var entry = await db.Set<Entry>().SingleAsync(e => e.County == 341022 && e.Id == id);
            entry.Name = $"登记 {asked.Key}";
            entry.Day = new DateOnly(2026, 1, 1).AddDays(entry.Version);
            entry.ChangedAt = DateTime.UnixEpoch.AddTicks((asked.Argument * 7_777_777_777L) + 3);
            entry.Open = !entry.Open;
            entry.Share = 1.0 / (entry.Version + 3);
            db.Add(new EditMark { Id = Guid.CreateVersion7(), Operation = asked.Key, Entry = id });
            return entry.Id.ToString();
        }, CancellationToken.None);
    }
}
