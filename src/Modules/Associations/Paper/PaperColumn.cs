using Yinling.Platform.Components;

namespace Yinling.Associations.Paper;

/// <summary>A column of a printed book, as it is typed in.</summary>
/// <param name="Name">Name of its field, and the Field of its problems.</param>
/// <param name="Label">Heading, as on paper.</param>
internal sealed record PaperColumn(string Name, string Label)
{
    public bool Optional { get; init; }

    /// <summary>Keyboard of phones: numeric, decimal; null for any text.</summary>
    public string? Keys { get; init; }

    /// <summary>What one of is chosen; null for a text.</summary>
    public IReadOnlyList<Choice>? Options { get; init; }

    /// <summary>What choosing nothing means.</summary>
    public string Empty { get; init; } = "请选择";

    public int Longest { get; init; } = 40;

    public static PaperColumn Of<T>(string name, string label, Func<T, string> text, params T[] without) where T : struct, Enum =>
        new(name, label) { Options = [.. Enum.GetValues<T>().Except(without).Select(v => new Choice(v.ToString(), text(v)))] };
}
