using System.Globalization;
using System.Xml;

namespace Yinling.Platform.Spreadsheets;

/// <summary>Which cell styles show a number as a day.</summary>
internal sealed class NumberFormats
{
    private readonly List<bool> dateStyles = [];

    public bool IsDate(int style) => style >= 0 && style < dateStyles.Count && dateStyles[style];

    public static NumberFormats Read(XmlReader? part)
    {
        var formats = new NumberFormats();
        if (part is null) return formats;
        using var reader = part;
        Dictionary<int, string> custom = [];
        var inCellStyles = false;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "cellXfs" }) inCellStyles = false;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "cellXfs") inCellStyles = !reader.IsEmptyElement;
            if (reader.LocalName == "numFmt" && Id(reader.GetAttribute("numFmtId")) is { } id) custom[id] = reader.GetAttribute("formatCode") ?? "";
            if (reader.LocalName == "xf" && inCellStyles)
                formats.dateStyles.Add(Id(reader.GetAttribute("numFmtId")) is { } used && (IsBuiltInDate(used) || (custom.TryGetValue(used, out var code) && ShowsDay(code))));
        }
        return formats;
    }

    private static int? Id(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool IsBuiltInDate(int id) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    /// <summary>Has a year or a day outside quotes, brackets and escapes.</summary>
    private static bool ShowsDay(string code)
    {
        var (quoted, bracket) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"': quoted = !quoted; break;
                case '\\': i++; break;
                case '[': bracket = true; break;
                case ']': bracket = false; break;
                case 'y' or 'Y' or 'd' or 'D' or 'e' when !quoted && !bracket:
                    if (code[i] != 'e' || (i + 1 < code.Length && code[i + 1] is '"' or '年' or 'e')) return true;
                    break;
            }
        }
        return false;
    }
}
