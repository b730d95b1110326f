namespace Yinling.Platform.Files;

/// <summary>What an uploaded file is, told from its first bytes alone: names and types that browsers send prove nothing.</summary>
public enum FileKind
{
    Jpeg = 1,
    Png = 2,
    WebP = 3,
    Pdf = 4,
}

/// <summary>Tells kinds apart and names them for browsers.</summary>
public static class FileKinds
{
    extension(FileKind kind)
    {
        public bool IsPicture => kind is FileKind.Jpeg or FileKind.Png or FileKind.WebP;

        public string MediaType => kind switch
        {
            FileKind.Jpeg => "image/jpeg",
            FileKind.Png => "image/png",
            FileKind.WebP => "image/webp",
            FileKind.Pdf => "application/pdf",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    /// <returns>Null for anything we do not take.</returns>
    public static FileKind? Of(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : content.Length > 12 && content.StartsWith("RIFF"u8) && content[8..].StartsWith("WEBP"u8) ? FileKind.WebP
        : content.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : null;
}
