using System.Text.RegularExpressions;

namespace Yinling.Kernel;

/// <summary>发文字号: issuer, year in 〔〕, serial without leading zeros. 临政〔2023〕68号.</summary>
/// <remarks>Source: GB/T 9704-2012 7.2.5.</remarks>
public static partial class DocumentNumber
{
    /// <summary>Tidies what people type: square or round brackets become 〔〕, spaces go.</summary>
    /// <returns>False when it is no such number; <paramref name="number"/> is then empty.</returns>
    public static bool TryRead(string? text, out string number)
    {
        number = Whitespace().Replace(text ?? "", "");
        number = Brackets().Replace(number, "〔$1〕");
        if (Shape().IsMatch(number)) return true;
        number = "";
        return false;
    }

    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{1,12}〔(19|20)[0-9]{2}〕[1-9][0-9]{0,3}号$")]
    private static partial Regex Shape();

    [GeneratedRegex(@"[\[［(（【﹝]([0-9]{4})[\]］)）】﹞]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s")]
    private static partial Regex Whitespace();
}
