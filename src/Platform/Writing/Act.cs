using Yinling.Kernel;

namespace Yinling.Platform.Writing;

/// <summary>What a write does, as the audit keeps it.</summary>
/// <param name="Action">Stable code, module first: "associations.edit".</param>
/// <param name="Subject">Id or code of what it is done to. Never personal data.</param>
/// <param name="Division">Where the subject belongs; decides who may read the entry.</param>
/// <param name="Reason">Why, where a reason is asked for.</param>
/// <param name="Detail">Short facts of a bulk act (counts, hashes) for which single changes are not kept.</param>
public sealed record Act(string Action, string Subject, DivisionCode Division, string? Reason = null, string? Detail = null);

/// <summary>Runs inside every write's transaction after its rows are saved and before the audit entry: keeps derived rows true.</summary>
public interface IBeforeCommit
{
    /// <param name="changed">Every entity added, changed or removed by the write so far.</param>
    Task RunAsync(IReadOnlyCollection<object> changed, CancellationToken ct);
}

/// <summary>Handles an event of an earlier module inside the same transaction.</summary>
public interface IHandle<in TEvent>
{
    Task HandleAsync(TEvent happened, CancellationToken ct);
}

/// <summary>The record was changed by someone else since it was read. HTTP 409; the page shows both versions.</summary>
public sealed class StaleException() : Exception("您打开之后，别人已经改过这条记录。请看一看新的内容，再决定怎么改。");
