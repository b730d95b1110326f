namespace Yinling.Platform.Components;

/// <summary>A condition in force.</summary>
/// <param name="RemoveHref">The same list without it.</param>
public sealed record Chip(string Text, string RemoveHref);
