namespace Yinling.Platform.Components;

/// <summary>A column of a trend.</summary>
/// <param name="Label">The month in short: 11月.</param>
/// <param name="Of">The whole the value is part of; null where there is none.</param>
public sealed record TrendPoint(string Label, long Value, long? Of = null);
