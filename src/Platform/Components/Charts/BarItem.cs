namespace Yinling.Platform.Components;

/// <summary>One bar of a composition.</summary>
/// <param name="Text">The figure with its unit: 58,642人.</param>
/// <param name="Href">The records; null for no link.</param>
public sealed record BarItem(string Label, long Value, string Text, string? Href = null, Tone Tone = Tone.Plain);
