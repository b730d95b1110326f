using System.Text;

namespace Yinling.Kernel;

/// <summary>Pinyin initials of names, for search and sort on both databases alike: dlxz for 东临溪镇.</summary>
/// <remarks>Table from the Unicode CLDR pinyin collation (scripts/pinyin-initials.mjs); one reading per character, place names below overrule it.</remarks>
public static class Pinyin
{
    private const char FirstCharacter = '\u4E00';

    /// <summary>Names in which a character is read otherwise than usual.</summary>
    private static readonly (string Name, string Initials)[] Exceptions =
    [
        ("重庆", "cq"), ("厦门", "xm"), ("六安", "la"), ("蚌埠", "bb"), ("长", "c"), ("大厦", "ds"), ("乐清", "yq"), ("尉犁", "yl"), ("单县", "sx"), ("洪洞", "ht"), ("番禺", "py"), ("莘县", "sx"), ("莘庄", "xz"), ("曾", "z"), ("朝阳", "cy"), ("东阿", "de"), ("繁峙", "fs"), ("渑池", "mc"), ("泌阳", "by"), ("浚县", "xx"), ("丽水", "ls"), ("台州", "tz"), ("会稽", "kj"), ("铅山", "ys"), ("黄陂", "hp"), ("牟平", "mp"), ("中牟", "zm"), ("解州", "hz"),
    ];

    private static readonly string Table = Load();

    /// <summary>Lower-case initials; letters and digits stand for themselves, everything else is left out.</summary>
    public static string Initials(string name)
    {
        var initials = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length;)
        {
            var exception = Array.Find(Exceptions, e => string.CompareOrdinal(name, i, e.Name, 0, e.Name.Length) == 0);
            if (exception.Name is not null)
            {
                initials.Append(exception.Initials);
                i += exception.Name.Length;
                continue;
            }
            var letter = name[i++];
            if (char.IsAsciiLetterOrDigit(letter)) initials.Append(char.ToLowerInvariant(letter));
            else if (letter >= FirstCharacter && letter - FirstCharacter < Table.Length && Table[letter - FirstCharacter] is var initial and not '?') initials.Append(initial);
        }
        return initials.ToString();
    }

    private static string Load()
    {
        using var table = new StreamReader(typeof(Pinyin).Assembly.GetManifestResourceStream("pinyin-initials.txt")!);
        return table.ReadToEnd();
    }
}
