using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Platform.Writing;

/// <summary>
/// A rule that a unique index guards: a check sees only what is committed, so of two writes at the same moment the database stops the
/// second, and the person reads the same words as from the check.
/// </summary>
/// <param name="Entity">Type of the rows.</param>
/// <param name="Properties">Properties of the index, in its order.</param>
/// <param name="Refusal">The problem to tell; gets the row that was refused, or null where rows are loaded in bulk.</param>
public sealed record UniqueRule(Type Entity, IReadOnlyList<string> Properties, Func<object?, Problem> Refusal)
{
    public static UniqueRule On<T>(IReadOnlyList<string> properties, Func<T?, Problem> refusal) where T : class => new(typeof(T), properties, row => refusal((T?)row));

    /// <returns>The index; null when the model has no such unique index, which is a mistake of ours.</returns>
    public IIndex? FindIndex(IModel model) => model.FindEntityType(Entity)?.GetIndexes()
        .FirstOrDefault(i => i.IsUnique && i.Properties.Select(p => p.Name).SequenceEqual(Properties));
}

/// <summary>Finds the rule behind what the database refused.</summary>
internal static class UniqueRules
{
    private const int SqliteUnique = 2067;

    /// <returns>Null when it was no unique index, or one that stands for no rule.</returns>
    public static Problem? FindRefusal(this IEnumerable<UniqueRule> rules, AppDb db, Exception exception)
    {
        if (Violation(exception) is not { } violation) return null;
        foreach (var rule in rules)
        {
            if (rule.FindIndex(db.Model) is not { } index || !Stopped(index, violation)) continue;
            var row = (exception as DbUpdateException)?.Entries.Select(e => e.Entity).FirstOrDefault(rule.Entity.IsInstanceOfType);
            return rule.Refusal(row);
        }
        return null;
    }

    private static DbException? Violation(Exception? exception) => exception switch
    {
        null => null,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation => violation,
        SqliteException { SqliteExtendedErrorCode: SqliteUnique } violation => violation,
        _ => Violation(exception.InnerException),
    };

    /// <summary>PostgreSQL names the index; SQLite its columns: "UNIQUE constraint failed: t.a, t.b".</summary>
    private static bool Stopped(IIndex index, DbException violation)
    {
        if (violation is PostgresException refused) return refused.ConstraintName == index.GetDatabaseName();
        var table = index.DeclaringEntityType.GetTableName();
        var columns = string.Join(", ", index.Properties.Select(p => $"{table}.{p.GetColumnName()}"));
        return violation.Message.Contains($"failed: {columns}'", StringComparison.Ordinal);
    }
}
