using Microsoft.Data.Sqlite;
using Npgsql;
using Yinling.Kernel;

namespace Yinling.Platform.Writing;

/// <summary>
/// A rule that a trigger of ours guards as well: of two writes at the same moment the one that passed the check too early is stopped by the
/// database, and the person reads the same words as from the check.
/// </summary>
/// <param name="Message">What the trigger says, to the letter.</param>
public sealed record TriggerRule(string Message, Func<Problem> Refusal)
{
    private const int SqliteTrigger = 1811;

    /// <summary>Whether the trigger stands behind what the database refused.</summary>
    public bool Stopped(Exception? exception) => exception switch
    {
        null => false,
        PostgresException { SqlState: PostgresErrorCodes.RaiseException } refused => refused.MessageText == Message,
        SqliteException { SqliteExtendedErrorCode: SqliteTrigger } refused => refused.Message.Contains($"'{Message}'", StringComparison.Ordinal),
        _ => Stopped(exception.InnerException),
    };
}
