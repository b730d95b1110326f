namespace Yinling.Platform;

/// <summary>Whether this is a demonstration: synthetic people only, ready accounts shown at sign-in.</summary>
public sealed record Demonstration(bool IsOn);
