using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Crash.Worker;
using Yinling.Platform.Auditing;
using Yinling.Platform.Database;

namespace Yinling.Crash.Harness;

/// <summary>Compares a database with what the clients know.</summary>
internal static class Examination
{
    /// <param name="acknowledged">Keys that must be there; by default all that were acknowledged.</param>
    public static async Task<IReadOnlyList<Fault>> RunAsync(string folder, string? postgreSql, Journal journal, IReadOnlyCollection<string>? acknowledged = null)
    {
        await using var root = Workshop.Open(folder, postgreSql);
        try
        {
            return await root.InScopeAsync(services => RunAsync(services, journal, acknowledged ?? [.. journal.Acknowledged.Keys]));
        }
        finally
        {
            if (postgreSql is null) SqliteConnection.ClearAllPools();
        }
    }

    private static async Task<IReadOnlyList<Fault>> RunAsync(IServiceProvider services, Journal journal, IReadOnlyCollection<string> acknowledged)
    {
        var db = services.GetRequiredService<AppDb>();
        List<Fault> faults = [];
        await using (await db.Database.BeginTransactionAsync(db.IsSqlite ? System.Data.IsolationLevel.Serializable : System.Data.IsolationLevel.RepeatableRead))
        {
            var batches = await db.Set<BatchLine>().GroupBy(l => new { l.Operation, l.Batch }).Select(g => new { g.Key.Operation, g.Key.Batch, Lines = g.Count() }).ToListAsync();
            var marks = await db.Set<EditMark>().AsNoTracking().ToListAsync();
            var done = batches.Select(b => b.Operation).Concat(marks.Select(m => m.Operation)).ToHashSet();

            faults.AddRange(acknowledged.Where(key => !done.Contains(key)).Select(key => new Fault(FaultKind.Lost, key)));
            faults.AddRange(batches.Where(b => b.Lines != Operation.LinesOf(journal.Asked[b.Operation].Kind)).Select(b => new Fault(FaultKind.Half, $"{b.Operation} has {b.Lines} lines")));
            faults.AddRange(batches.GroupBy(b => b.Operation).Where(g => g.Count() > 1).Select(g => new Fault(FaultKind.Duplicate, $"{g.Key} has {g.Count()} batches")));
            faults.AddRange(marks.GroupBy(m => m.Operation).Where(g => g.Count() > 1).Select(g => new Fault(FaultKind.Duplicate, $"{g.Key} edited {g.Count()} times")));

            var total = await db.Set<Total>().AsNoTracking().SingleAsync();
            var (lines, amount) = (await db.Set<BatchLine>().LongCountAsync(), await db.Set<BatchLine>().SumAsync(l => l.Amount));
            if (total.Lines != lines || total.Amount != amount) faults.Add(new(FaultKind.Half, $"the total says {total.Lines} lines, there are {lines}"));
            foreach (var entry in await db.Set<Entry>().AsNoTracking().ToListAsync())
                if (marks.Count(m => m.Entry == entry.Id) is var edits && edits != entry.Version) faults.Add(new(FaultKind.Half, $"an entry of version {entry.Version} with {edits} edits"));
        }

        if (db.IsSqlite && (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync()) is not ["ok"]) faults.Add(new(FaultKind.Integrity, "integrity_check"));
        if (await services.GetRequiredService<AuditChain>().VerifyAsync(null, CancellationToken.None) is { } broken) faults.Add(new(FaultKind.Chain, broken.ToString()));
        return faults;
    }
}
