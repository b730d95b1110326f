namespace Yinling.Platform.Components;

/// <summary>How far a part of long work is.</summary>
public enum TaskState
{
    ToDo,
    Started,
    Done,

    /// <summary>Waits for another part; not a link.</summary>
    Blocked,
}

/// <summary>A part of long work.</summary>
/// <param name="Href">Null when it cannot be opened.</param>
/// <param name="Hint">One line: what it asks, or what it waits for.</param>
public sealed record TaskItem(string Text, TaskState State, string? Href = null, string? Hint = null);
