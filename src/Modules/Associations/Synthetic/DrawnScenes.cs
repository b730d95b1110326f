using Microsoft.AspNetCore.Http;
using SkiaSharp;

namespace Yinling.Associations.Synthetic;

/// <summary>Pictures for the demonstration's activities, drawn by program: no person, no place, nobody's photo.</summary>
internal static class DrawnScenes
{
    private const int Width = 960, Height = 640;

    private static readonly SKColor Sky = new(0xDC, 0xEB, 0xF2), Field = new(0x9C, 0xB8, 0x7A), Wall = new(0xF6, 0xF3, 0xEA), Tile = new(0x4A, 0x4E, 0x54), Wood = new(0x8A, 0x5A, 0x36), Red = new(0xB8, 0x32, 0x2A), Ink = new(0x3A, 0x33, 0x2C);

    /// <summary>A square with houses, a chess table, and the evening with lanterns.</summary>
    public static IReadOnlyList<IFormFile> All { get; } = [File("square", Square), File("chess", Chess), File("lanterns", Lanterns)];

    private static FormFile File(string name, Action<SKCanvas> draw)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        draw(surface.Canvas);
        using var picture = surface.Snapshot();
        using var encoded = picture.Encode(SKEncodedImageFormat.Jpeg, 85);
        var content = new MemoryStream(encoded.ToArray());
        return new(content, 0, content.Length, name, name + ".jpg");
    }

    private static void Square(SKCanvas canvas)
    {
        canvas.Clear(Sky);
        Disc(canvas, 790, 120, 52, new(0xF4, 0xC9, 0x5B));
        Shape(canvas, new(0xA9, 0xC0, 0xBE), (0, 330), (210, 170), (420, 320), (650, 140), (960, 330), (960, 420), (0, 420));
        Box(canvas, 0, 400, Width, 240, Field);
        House(canvas, 70, 250, 250);
        House(canvas, 360, 220, 300);
        House(canvas, 700, 260, 220);
        Shape(canvas, new(0xD8, 0xCB, 0xB0), (150, 640), (400, 470), (620, 470), (860, 640));
    }

    private static void Chess(SKCanvas canvas)
    {
        canvas.Clear(new(0xEF, 0xE6, 0xD6));
        Box(canvas, 120, 60, 720, 520, Wood);
        Box(canvas, 150, 90, 660, 460, new(0xE9, 0xC9, 0x8F));
        for (var line = 0; line < 10; line++) Box(canvas, 180, 110 + (line * 46), 600, 3, Ink);
        for (var line = 0; line < 9; line++)
        {
            Box(canvas, 180 + (line * 75), 110, 3, line is 0 or 8 ? 417 : 184, Ink);
            if (line is > 0 and < 8) Box(canvas, 180 + (line * 75), 340, 3, 187, Ink);
        }
        foreach (var (x, y, red) in new[] { (0, 0, false), (1, 2, false), (4, 0, false), (8, 3, false), (2, 4, false), (4, 9, true), (7, 7, true), (3, 6, true), (0, 6, true), (6, 5, true) })
        {
            Disc(canvas, 181 + (x * 75), 111 + (y * 46), 24, red ? Red : Ink);
            Disc(canvas, 181 + (x * 75), 111 + (y * 46), 19, new(0xF7, 0xEB, 0xD2));
            Disc(canvas, 181 + (x * 75), 111 + (y * 46), 9, red ? Red : Ink);
        }
    }

    private static void Lanterns(SKCanvas canvas)
    {
        canvas.Clear(new(0x2B, 0x35, 0x52));
        Disc(canvas, 150, 120, 60, new(0xF3, 0xE9, 0xC6));
        Box(canvas, 0, 520, Width, 120, new(0x5A, 0x4B, 0x3E));
        House(canvas, 200, 300, 300);
        House(canvas, 560, 280, 340);
        Box(canvas, 0, 150, Width, 4, Ink);
        for (var at = 0; at < 7; at++)
        {
            var (x, y) = (90 + (at * 130), 190 + (at % 2 * 26));
            Box(canvas, x - 2, 150, 4, y - 150, Ink);
            Box(canvas, x - 16, y - 8, 32, 10, new(0xD9, 0xA4, 0x41));
            Oval(canvas, x, y + 34, 38, 32, Red);
            Box(canvas, x - 16, y + 64, 32, 8, new(0xD9, 0xA4, 0x41));
            Box(canvas, x - 2, y + 72, 4, 28, new(0xD9, 0xA4, 0x41));
        }
    }

    /// <summary>White walls, dark tiles, stepped gables.</summary>
    private static void House(SKCanvas canvas, int x, int y, int width)
    {
        Box(canvas, x, y, width, 260, Wall);
        Shape(canvas, Tile, (x - 14, y + 10), (x + (width / 2), y - 60), (x + width + 14, y + 10));
        Box(canvas, x - 14, y - 34, 44, 50, Wall);
        Box(canvas, x - 18, y - 42, 52, 10, Tile);
        Box(canvas, x + width - 30, y - 34, 44, 50, Wall);
        Box(canvas, x + width - 34, y - 42, 52, 10, Tile);
        Box(canvas, x + (width / 2) - 30, y + 150, 60, 110, Wood);
        Box(canvas, x + (width / 6), y + 70, 44, 44, Tile);
        Box(canvas, x + (width * 5 / 6) - 44, y + 70, 44, 44, Tile);
    }

    private static void Box(SKCanvas canvas, int x, int y, int width, int height, SKColor color)
    {
        using var paint = new SKPaint { Color = color };
        canvas.DrawRect(x, y, width, height, paint);
    }

    private static void Disc(SKCanvas canvas, int x, int y, int radius, SKColor color) => Oval(canvas, x, y, radius, radius, color);

    private static void Oval(SKCanvas canvas, int x, int y, int across, int down, SKColor color)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawOval(x, y, across, down, paint);
    }

    private static void Shape(SKCanvas canvas, SKColor color, params ReadOnlySpan<(int X, int Y)> corners)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        using var outline = new SKPathBuilder();
        outline.MoveTo(corners[0].X, corners[0].Y);
        foreach (var (x, y) in corners[1..]) outline.LineTo(x, y);
        outline.Close();
        using var path = outline.Detach();
        canvas.DrawPath(path, paint);
    }
}
