namespace Yinling.Platform.Components;

/// <summary>One answer of a choice.</summary>
/// <param name="Value">What the form sends.</param>
/// <param name="Hint">A second line, shown by radios and check boxes only.</param>
/// <param name="Group">Heading inside a drop-down list; null for none.</param>
public sealed record Choice(string Value, string Text, string? Hint = null, string? Group = null);
