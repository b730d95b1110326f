namespace Yinling.Platform.Components;

/// <summary>A step of the way to a page.</summary>
/// <param name="Href">Null for a step the person may not open, and for the page itself.</param>
public sealed record CrumbItem(string Text, string? Href = null);
