using System.Text;
using System.Xml;

namespace Yinling.Platform.Spreadsheets;

/// <summary>The table of texts that cells refer to by number.</summary>
internal static class SharedStrings
{
    /// <summary>Longest text Excel keeps in a cell.</summary>
    private const int MaxLength = 32_767;

    public static IReadOnlyList<string> Read(XmlReader? part)
    {
        if (part is null) return [];
        using var reader = part;
        List<string> strings = [];
        // The same words stand in thousands of cells: one object each.
        Dictionary<string, string> known = [];
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;
            var text = RichText(reader, "si");
            if (!known.TryGetValue(text, out var kept))
            {
                kept = text;
                if (known.Count < 200_000) known[text] = text;
            }
            strings.Add(kept);
        }
        return strings;
    }

    /// <summary>The plain text of a string item: its runs joined, phonetic guides left out.</summary>
    public static string RichText(XmlReader reader, string element)
    {
        if (reader.IsEmptyElement) return "";
        string? single = null;
        StringBuilder? several = null;
        var phonetic = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == element) break;
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "rPh", IsEmptyElement: false }) phonetic++;
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "rPh" }) phonetic--;
            if (phonetic > 0 || reader is not { NodeType: XmlNodeType.Element, LocalName: "t" }) continue;
            var text = TextOf(reader);
            if (single is null) single = text;
            else (several ??= new StringBuilder(single)).Append(text);
        }
        var whole = several?.ToString() ?? single ?? "";
        return whole.Length <= MaxLength ? whole : whole[..MaxLength];
    }

    /// <summary>The text inside the element the reader stands on; leaves it at the element's end.</summary>
    public static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement) return "";
        var (name, text) = (reader.LocalName, "");
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == name) break;
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text += reader.Value;
        }
        return text;
    }

    public static void SkipTo(XmlReader reader, string element)
    {
        while (reader.Read())
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == element) return;
    }
}
