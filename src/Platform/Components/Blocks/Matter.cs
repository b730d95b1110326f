namespace Yinling.Platform.Components;

/// <summary>Something that waits for the person signed in.</summary>
/// <param name="Hint">Second line: how many, until when.</param>
public sealed record Matter(string Text, string Href, string? Hint = null, IconName Icon = IconName.Next, Tone Tone = Tone.Info);
