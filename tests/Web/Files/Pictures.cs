using SkiaSharp;

namespace Yinling.Web.Files;

/// <summary>Photos as telephones make them.</summary>
internal static class Pictures
{
    public const string Secret = "N29.7E118.2";

    public static readonly byte[] Pdf = "%PDF-1.4\n%%EOF\n"u8.ToArray();

    /// <summary>Red and green above, blue and white below, as it is stored.</summary>
    public static byte[] Encode(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        var (middle, half) = (width / 2f, height / 2f);
        foreach (var (x, y, color) in new[] { (0f, 0f, SKColors.Red), (middle, 0f, SKColors.Lime), (0f, half, SKColors.Blue), (middle, half, SKColors.White) })
        {
            using var paint = new SKPaint { Color = color };
            surface.Canvas.DrawRect(x, y, middle, half, paint);
        }
        using var image = surface.Snapshot();
        using var encoded = image.Encode(format, 95);
        return encoded.ToArray();
    }

    /// <summary>A JPEG with an Exif block: how the telephone was held, and a text that must not survive.</summary>
    public static byte[] Photo(int width, int height, int orientation)
    {
        var jpeg = Encode(width, height);
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(Secret),
        ];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((exif.Length + 2) >> 8), (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }

    /// <summary>Colours of the four corners, from the left above: R, G, B or W.</summary>
    public static string Corners(byte[] file)
    {
        using var bitmap = SKBitmap.Decode(file);
        var (right, bottom) = (bitmap.Width * 7 / 8, bitmap.Height * 7 / 8);
        var (left, top) = (bitmap.Width / 8, bitmap.Height / 8);
        return string.Concat(new[] { (left, top), (right, top), (left, bottom), (right, bottom) }.Select(at => Name(bitmap.GetPixel(at.Item1, at.Item2))));
    }

    public static (int Width, int Height) Size(byte[] file)
    {
        using var codec = SKCodec.Create(new MemoryStream(file));
        return (codec.Info.Width, codec.Info.Height);
    }

    private static char Name(SKColor c) => (c.Red > 128, c.Green > 128, c.Blue > 128) switch
    {
        (true, false, false) => 'R',
        (false, true, false) => 'G',
        (false, false, true) => 'B',
        (true, true, true) => 'W',
        _ => '?',
    };
}
