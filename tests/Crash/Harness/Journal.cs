using System.Collections.Concurrent;
using Yinling.Crash.Worker;

namespace Yinling.Crash.Harness;

/// <summary>What the clients know: everything they asked for, and everything that was acknowledged to them.</summary>
internal sealed class Journal
{
    public ConcurrentDictionary<string, Operation> Asked { get; } = new();

    /// <summary>Key → the answer: the batch's id, or the record's.</summary>
    public ConcurrentDictionary<string, string> Acknowledged { get; } = new();

    /// <summary>A key answered twice with different answers, or refused: never right.</summary>
    public ConcurrentQueue<Fault> Surprises { get; } = new();

    public void Take(Operation asked, string answer)
    {
        var words = answer.Split(' ', 3);
        if (words[0] != "ACK") Surprises.Enqueue(new(FaultKind.Refused, answer));
        else if (Acknowledged.GetOrAdd(asked.Key, words[2]) is var first && first != words[2]) Surprises.Enqueue(new(FaultKind.Duplicate, $"{asked.Key} was answered {first}, then {words[2]}"));
    }
}

internal enum FaultKind
{
    Lost,
    Half,
    Duplicate,
    Refused,
    Unresolved,
    Integrity,
    Chain,
    SlowRestart,
}

internal sealed record Fault(FaultKind Kind, string What);
