using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Yinling.Kernel;

namespace Yinling.Divisions.Import;

/// <summary>Reads the five published files (provinces, cities, areas, streets, villages; .csv or .csv.gz), checking every line. Nothing is kept of a file with a mistake.</summary>
internal static class PublishedFiles
{
    private static readonly (string Name, DivisionLevel Level)[] Files =
    [
        ("provinces", DivisionLevel.Province), ("cities", DivisionLevel.City), ("areas", DivisionLevel.County), ("streets", DivisionLevel.Township), ("villages", DivisionLevel.Village),
    ];

    private static readonly string[] SettingHeaders = ["城乡分类代码", "urban_rural", "kind"];

    /// <summary>The edition shipped with the product.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "divisions-2023");

    /// <summary>The day the shipped edition describes.</summary>
    public static readonly DateOnly ShippedEdition = new(2023, 6, 30);

    /// <summary>All units, level by level, parents before children, in the order of the files.</summary>
    /// <param name="includeVillages">False reads the tree down to the townships only.</param>
    /// <exception cref="RuleException">DIV-01 … DIV-05, naming file, row and column.</exception>
    public static IEnumerable<PublishedUnit> Read(string folder, bool includeVillages = true)
    {
        HashSet<DivisionCode> above = [DivisionCode.Nation];
        foreach (var (name, level) in Files)
        {
            if (level == DivisionLevel.Village && !includeVillages) yield break;
            HashSet<DivisionCode> here = [];
            foreach (var (unit, row) in Lines(folder, name, level))
            {
                if (!above.Contains(unit.Code.Ancestor(level - 1)))
                    throw new RuleException("DIV-04", $"文件 {name} 第 {row} 行：代码 {unit.Code} 的上级 {unit.Code.Ancestor(level - 1)} 不在上一级文件里。请核对两个文件是不是同一年的。");
                if (!here.Add(unit.Code)) throw new RuleException("DIV-05", $"文件 {name} 第 {row} 行：代码 {unit.Code} 出现了两次。请删去重复的一行。");
                yield return unit;
            }
            above = here;
        }
    }

    /// <summary>A division, everything below it and the units above it.</summary>
    public static IEnumerable<PublishedUnit> Around(IEnumerable<PublishedUnit> units, DivisionCode division) =>
        units.Where(u => division.Contains(u.Code) || u.Code.Contains(division));

    private static IEnumerable<(PublishedUnit Unit, int Row)> Lines(string folder, string name, DivisionLevel level)
    {
        using var reader = Open(folder, name);
        var header = Fields(Next(reader, name) ?? "");
        var (codeAt, nameAt) = (header.IndexOf("code"), header.IndexOf("name"));
        var settingAt = header.FindIndex(h => Array.IndexOf(SettingHeaders, h) >= 0);
        if (codeAt < 0 || nameAt < 0) throw new RuleException("DIV-02", $"文件 {name} 第 1 行：缺少 code 或 name 列。表头应当有 code,name。");
        for (var row = 2; Next(reader, name) is { } line; row++)
        {
            if (line.Length == 0) continue;
            var fields = Fields(line);
            if (fields.Count <= Math.Max(codeAt, nameAt)) throw new RuleException("DIV-03", $"文件 {name} 第 {row} 行：只有 {fields.Count} 列，缺少内容。");
            if (!DivisionCode.TryParse(fields[codeAt], out var code) || code.Level != level)
                throw new RuleException("DIV-03", $"文件 {name} 第 {row} 行 code 列：“{Short(fields[codeAt])}”不是这一级的区划代码。");
            if (fields[nameAt].Trim() is not { Length: > 0 and <= 100 } title)
                throw new RuleException("DIV-03", $"文件 {name} 第 {row} 行 name 列：名称空着，或者超过 100 个字。");
            Setting? setting = settingAt >= 0 && fields.Count > settingAt
                ? fields[settingAt] switch { ['1', ..] => Setting.Urban, ['2', ..] => Setting.Rural, _ => null }
                : null;
            yield return (new(code, title, setting), row);
        }
    }

    private static StreamReader Open(string folder, string name)
    {
        var zipped = Path.Combine(folder, name + ".csv.gz");
        var plain = Path.Combine(folder, name + ".csv");
        if (File.Exists(zipped) && !IsWhole(zipped)) throw Damaged(name);
        if (File.Exists(zipped)) return new(new GZipStream(File.OpenRead(zipped), CompressionMode.Decompress), Encoding.UTF8);
        return File.Exists(plain) ? new(plain, Encoding.UTF8) : throw new RuleException("DIV-01", $"找不到文件 {name}.csv 或 {name}.csv.gz。五级区划要有 provinces、cities、areas、streets、villages 五个文件。");
    }

    /// <summary>An archive cut short just ends when it is read: its units would count as closed. Its last four bytes tell how long it was.</summary>
    private static bool IsWhole(string zipped)
    {
        try
        {
            Span<byte> buffer = stackalloc byte[64 * 1024];
            using var file = File.OpenRead(zipped);
            file.Seek(-4, SeekOrigin.End);
            file.ReadExactly(buffer[..4]);
            var expected = BinaryPrimitives.ReadUInt32LittleEndian(buffer);
            file.Seek(0, SeekOrigin.Begin);
            using var content = new GZipStream(file, CompressionMode.Decompress);
            uint length = 0;
            while (content.Read(buffer) is > 0 and var read) length += (uint)read;
            return length == expected;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static RuleException Damaged(string name) => new("DIV-06", $"文件 {name} 损坏，没有读完。请重新下载。");

    /// <summary>A damaged archive is a bad file, not a crash.</summary>
    private static string? Next(StreamReader reader, string name)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or IOException)
        {
            throw Damaged(name);
        }
    }

    /// <summary>Comma-separated, quotes doubled inside quoted fields.</summary>
    private static List<string> Fields(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"') field.Append(line[i++]);
                else quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }
        fields.Add(field.ToString());
        return fields;
    }

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
