namespace Yinling.Platform.Components;

/// <summary>Something that happened.</summary>
/// <param name="When">As shown: use <see cref="Figures.Day"/> or <see cref="Figures.Moment"/>.</param>
/// <param name="What">登记协会, 改名为….</param>
/// <param name="Who">Null when nobody is to be named.</param>
/// <param name="Detail">A second line; null for none.</param>
public sealed record TimelineEntry(string When, string What, string? Who = null, string? Detail = null, string? Href = null, Tone Tone = Tone.Plain);
