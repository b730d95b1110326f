using System.Globalization;
using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>
/// The code of a blank line of a printed book (行号): book, two digits of the year, four of the line, a check digit. Eight digits, easily read
/// aloud and typed.
/// </summary>
/// <param name="Line">From 1 to 9999.</param>
/// <remarks>
/// The check digit is Damm's: it catches every wrong digit and every two neighbours changed about.
/// Source: H. M. Damm, Total anti-symmetrische Quasigruppen, Philipps-Universität Marburg 2004.
/// </remarks>
internal readonly record struct PaperCode(Booklet Book, int Year, int Line)
{
    public const int LastLine = 9_999;

    /// <summary>A quasigroup of order ten that is totally anti-symmetric, with zeros on its diagonal.</summary>
    private static readonly string[] Quasigroup =
    [
        "0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
    ];

    /// <summary>As it is kept: eight digits.</summary>
    public string Text
    {
        get
        {
            var digits = Prefix(Book, Year) + Line.ToString("D4", CultureInfo.InvariantCulture);
            return digits + Check(digits);
        }
    }

    /// <summary>As it is printed and shown: two groups of four.</summary>
    public string Spoken => Spaced(Text);

    public static string Spaced(string text) => $"{text[..4]} {text[4..]}";

    /// <summary>What all codes of a book and a year begin with.</summary>
    public static string Prefix(Booklet book, int year) => string.Create(CultureInfo.InvariantCulture, $"{(int)book}{year % 100:D2}");

    /// <summary>Whether a year's last two digits stand for it: those of the last 99 years and of the next one, whose book is printed in December.</summary>
    public static bool Covers(int year, DateOnly today) => year <= today.Year + 1 && year > today.Year - 99;

    public static bool IsSound(string digits) => digits.Length == 8 && digits.All(char.IsAsciiDigit) && Check(digits) == 0;

    /// <returns>Null when it is no code of ours.</returns>
    /// <param name="typed">As typed: blanks and dashes do not matter.</param>
    public static PaperCode? Find(string? typed, DateOnly today)
    {
        var digits = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '—')).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        if (!IsSound(digits)) return null;
        var (book, line) = ((Booklet)(digits[0] - '0'), int.Parse(digits[3..7], CultureInfo.InvariantCulture));
        var next = today.Year + 1;
        var year = next - (((next - int.Parse(digits[1..3], CultureInfo.InvariantCulture)) % 100) + 100) % 100;
        return Enum.IsDefined(book) && line > 0 ? new(book, year, line) : null;
    }

    /// <summary>The code, which must be one of this book.</summary>
    /// <exception cref="RuleException">ASC-69 no code of ours; ASC-58 of another book.</exception>
    public static PaperCode Read(string? typed, Booklet book, DateOnly today)
    {
        var code = Find(typed, today) ?? throw new RuleException("ASC-69", "行号不对。行号是印在纸上那一行最左边的 8 位数字，请对着纸再打一遍。", "Code");
        return code.Book == book ? code : throw new RuleException("ASC-58", $"这是{code.Book.InChinese}的行号。请核对，或者到{code.Book.InChinese}里补录这一行。", "Code");
    }

    /// <returns>0 for digits that end with their right check digit.</returns>
    private static int Check(string digits) => digits.Aggregate(0, (interim, digit) => Quasigroup[interim][digit - '0'] - '0');
}
