using System.Text;

namespace Yinling.Kernel;

/// <summary>First letters of the pinyin of Chinese names, lower case: dlxz for 东临溪镇. For search by initials and for sorting.</summary>
/// <remarks>
/// The 3,755 common characters of GB 2312 are ordered by pinyin, so that a character's place tells its first letter. Rarer ones, ordered
/// by radical, come from a short list of those found in place names; what is in neither becomes nothing and is found by the name itself.
/// </remarks>
public static class PinyinInitials
{
    private const string Letters = "abcdefghjklmnopqrstwxyz";

    /// <summary>First GB 2312 code of each letter; i, u and v begin no syllable.</summary>
    private static readonly int[] Starts =
    [
        0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC, 0xC2E8,
        0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9, 0xD4D1,
    ];

    private const int LastCommon = 0xD7F9;

    /// <summary>Characters of place names and surnames beyond the common ones, with their letters.</summary>
    private static readonly Dictionary<char, char> Rare = "歙s黟y婺w溧l泗s涡g颍y亳b濉s圩w埠b岙a峪y崮g嵩s潍w淄z沂y邳p睢s盱x眙y鄞y衢q缙j嵊s瓯o莆p仙x鄱p岑c筠j邛q崃l邡f郫p犍q珙g綦q涪f酉y黔q毕b湄m岑c榕r荔l仡g佬l侗d彝y傣d佤w畲s苗m瑶y阆l峨e岷m茂m郏j漯l濮p杞q鄢y郾y尉w禹y荥x偃y嵖c淅x潢h沔m郧y秭z猇x耒l醴l攸y芷z溆x汨m泸l浏l沅y澧l岽d埔p揭j隰x绛j稷j垣y盂y孝x汾f沁q崞g繁f沽g蓟j鄠h岐q邰t泾j旬x柞z镇z洋y佛f坪p勐m瑞r臧z晏y邵s鲍b裴p卞b郝h邬w聂n詹z翟z覃q冼x邝k厍s阚k滕t奚x薛x邢x闫y尧y岱d珲h洮t桦h嘎g昱y隆l衙y堡b塬y峁m沣f浐c灞b邙m"
        .Chunk(2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);

    private static readonly Encoding Gb2312 = MakeEncoding();

    /// <summary>Letters and digits of the name stay, lower case; blanks and punctuation fall out.</summary>
    public static string Of(string name)
    {
        var initials = new StringBuilder(name.Length);
        Span<byte> code = stackalloc byte[4];
        foreach (var character in name)
        {
            if (char.IsAsciiLetterOrDigit(character)) initials.Append(char.ToLowerInvariant(character));
            else if (Rare.TryGetValue(character, out var known)) initials.Append(known);
            else if (Gb2312.GetBytes([character], code) == 2 && Letter((code[0] << 8) | code[1]) is { } letter) initials.Append(letter);
        }
        return initials.ToString();
    }

    private static char? Letter(int code)
    {
        if (code < Starts[0] || code > LastCommon) return null;
        var place = Array.BinarySearch(Starts, code);
        return Letters[place >= 0 ? place : ~place - 1];
    }

    private static Encoding MakeEncoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(936, new EncoderReplacementFallback(""), DecoderFallback.ReplacementFallback);
    }
}
