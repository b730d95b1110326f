using SkiaSharp;

namespace Yinling.Platform.Files;

/// <summary>
/// A photo is never kept as it came: its picture alone is drawn anew, upright and small enough, so that neither place nor camera nor
/// anything hidden in the file survives.
/// </summary>
internal static class Photo
{
    private const int Quality = 82;

    /// <summary>Larger pictures are no photos of ours but attempts on our memory: 100 MB when unpacked.</summary>
    private const long MostPixels = 25_000_000;

    /// <summary>Draws the picture anew as JPEG for each of some sizes.</summary>
    /// <param name="longest">The most pixels of the longer side, largest first; a smaller picture keeps its size.</param>
    /// <returns>Null when it cannot be read whole, or is too large to be unpacked.</returns>
    public static IReadOnlyList<byte[]>? Redraw(byte[] file, params int[] longest)
    {
        using var content = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(content);
        if (codec is null) return null;
        var full = codec.Info;
        // JPEG and WebP can be unpacked smaller than they are, PNG cannot.
        var size = codec.GetScaledDimensions(Math.Min(1f, 1.5f * longest[0] / Math.Max(full.Width, full.Height)));
        if ((long)size.Width * size.Height > MostPixels) return null;
        using var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKImageInfo.PlatformColorType, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) != SKCodecResult.Success) return null;
        using var picture = SKImage.FromBitmap(bitmap);
        return [.. longest.Select(most => Draw(picture, codec.EncodedOrigin, most))];
    }

    private static byte[] Draw(SKImage picture, SKEncodedOrigin origin, int longest)
    {
        var (width, height) = IsOnItsSide(origin) ? (picture.Height, picture.Width) : (picture.Width, picture.Height);
        var scale = Math.Min(1f, (float)longest / Math.Max(width, height));
        var (to, down) = (Math.Max(1, (int)MathF.Round(width * scale)), Math.Max(1, (int)MathF.Round(height * scale)));
        using var surface = SKSurface.Create(new SKImageInfo(to, down, SKImageInfo.PlatformColorType, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale((float)to / width, (float)down / height);
        Turn(canvas, origin, width, height);
        canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    private static bool IsOnItsSide(SKEncodedOrigin origin) => origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    /// <summary>Source: Exif 2.32, tag 0x0112 Orientation.</summary>
    private static void Turn(SKCanvas canvas, SKEncodedOrigin origin, int width, int height)
    {
        var (right, down, turn, flipX, flipY) = origin switch
        {
            SKEncodedOrigin.TopRight => (width, 0, 0, -1, 1),
            SKEncodedOrigin.BottomRight => (width, height, 180, 1, 1),
            SKEncodedOrigin.BottomLeft => (0, height, 0, 1, -1),
            SKEncodedOrigin.LeftTop => (0, 0, 90, 1, -1),
            SKEncodedOrigin.RightTop => (width, 0, 90, 1, 1),
            SKEncodedOrigin.RightBottom => (width, height, 270, 1, -1),
            SKEncodedOrigin.LeftBottom => (0, height, 270, 1, 1),
            _ => (0, 0, 0, 1, 1),
        };
        canvas.Translate(right, down);
        canvas.RotateDegrees(turn);
        canvas.Scale(flipX, flipY);
    }
}
