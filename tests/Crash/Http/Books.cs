using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Yinling.Crash.Backup;
using Yinling.Crash.Harness;
using Yinling.Crash.Worker;

namespace Yinling.Crash.Http;

/// <summary>Compares the tables of the real host with what people were told.</summary>
internal static partial class Books
{
    /// <param name="acknowledged">Keys acknowledged before this began: the crowd may go on meanwhile.</param>
    public static async Task<IReadOnlyList<Fault>> CompareAsync(Place place, IReadOnlyCollection<string> acknowledged)
    {
        await using var root = Workshop.Open(place.Folder, place.PostgreSql);
        try
        {
            return await root.InScopeAsync(services => CompareAsync(Services.Database(services), acknowledged));
        }
        finally
        {
            if (place.PostgreSql is null) SqliteConnection.ClearAllPools();
        }
    }

    private static async Task<IReadOnlyList<Fault>> CompareAsync(Platform.Database.AppDb db, IReadOnlyCollection<string> acknowledged)
    {
        List<string> rows = [], kept, audited = [];
        await using (await db.Database.BeginTransactionAsync(db.IsSqlite ? System.Data.IsolationLevel.Serializable : System.Data.IsolationLevel.RepeatableRead))
        {
            foreach (var (table, column) in Post.Rows) rows.AddRange(await TextsAsync(db, $"SELECT {column} AS \"Value\" FROM {table} WHERE {column} LIKE 'h%-%'"));
            kept = await TextsAsync(db, "SELECT key AS \"Value\" FROM platform_kept_answer WHERE key LIKE 'h%-%'");
            foreach (var changes in await TextsAsync(db, "SELECT changes AS \"Value\" FROM platform_audit WHERE changes LIKE '%\"h%-%'")) audited.AddRange(Keys().Matches(changes).Select(m => m.Groups[1].Value));
        }
        rows.RemoveAll(r => !Keys().IsMatch($"\"{r}\""));

        List<Fault> faults = [];
        var stored = rows.ToHashSet();
        faults.AddRange(acknowledged.Where(k => !stored.Contains(k)).Select(k => new Fault(FaultKind.Lost, k)));
        faults.AddRange(rows.GroupBy(k => k).Where(g => g.Count() > 1).Select(g => new Fault(FaultKind.Duplicate, $"{g.Key} {g.Count()} times")));
        faults.AddRange(Apart("kept answer", kept, rows));
        faults.AddRange(Apart("audit entry", audited, rows));
        return faults;
    }

    /// <summary>A row without its companion or a companion without its row: half a transaction.</summary>
    private static IEnumerable<Fault> Apart(string companion, List<string> companions, List<string> rows)
    {
        foreach (var key in rows.Except(companions)) yield return new(FaultKind.Half, $"{key} has no {companion}");
        foreach (var key in companions.Except(rows)) yield return new(FaultKind.Half, $"{key} has {companion} and no row");
        foreach (var twice in companions.GroupBy(k => k).Where(g => g.Count() > 1)) yield return new(FaultKind.Duplicate, $"{twice.Key} has {twice.Count()} of {companion}");
    }

    private static Task<List<string>> TextsAsync(Platform.Database.AppDb db, string sql) => db.Database.SqlQueryRaw<string>(sql).ToListAsync();

    [GeneratedRegex("\"(h[0-9]+-[0-9a-z]+)\"")]
    private static partial Regex Keys();
}
