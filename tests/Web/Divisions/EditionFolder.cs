using System.IO.Compression;
using System.Text;

namespace Yinling.Web.Divisions;

/// <summary>A small edition in five files, as published.</summary>
public sealed class EditionFolder : IDisposable
{
    public static readonly string[] Levels = ["provinces", "cities", "areas", "streets", "villages"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("yinling_edition_").FullName;

    /// <summary>The tree of <see cref="World"/>, so that it can be compared with itself.</summary>
    public static EditionFolder OfWorld(params (string Code, string? Name)[] changes)
    {
        var units = World.Units.ToDictionary(u => u.Code, u => u.Name);
        foreach (var (code, name) in changes)
        {
            if (name is null) units.Remove(code);
            else units[code] = name;
        }
        var folder = new EditionFolder();
        foreach (var (level, length) in Levels.Zip([2, 4, 6, 9, 12])) folder.Write(level, [.. units.Where(u => u.Key.Length == length).OrderBy(u => u.Key, StringComparer.Ordinal).Select(u => $"{u.Key},{u.Value}")]);
        return folder;
    }

    public void Write(string level, string[] lines, string header = "code,name") => File.WriteAllText(Path.Combine(Folder, level + ".csv"), header + "\n" + string.Join('\n', lines) + "\n");

    /// <summary>Instead of the plain file, an archive whose end is missing.</summary>
    public void Truncate(string level)
    {
        var plain = Path.Combine(Folder, level + ".csv");
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(Encoding.UTF8.GetBytes(File.ReadAllText(plain)));
        File.WriteAllBytes(plain + ".gz", packed.ToArray()[..(int)(packed.Length / 2)]);
        File.Delete(plain);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
