namespace Yinling.Platform.Components;

/// <summary>What a colour says. A word or an icon always says the same.</summary>
public enum Tone
{
    Plain,
    Info,
    Good,
    Warn,
    Bad,
}

internal static class ToneClass
{
    extension(Tone tone)
    {
        /// <summary>Class of the style sheet; null for plain.</summary>
        public string? Css => tone switch
        {
            Tone.Info => "info",
            Tone.Good => "good",
            Tone.Warn => "warn",
            Tone.Bad => "bad",
            _ => null,
        };
    }
}
