using System.Globalization;
using System.Text;
using Yinling.Kernel;

namespace Yinling.Platform.Spreadsheets;

/// <summary>Reads what people write into cells: full-width digits, units behind numbers, days in six spellings. Pure; never guesses.</summary>
public static class CellText
{
    private static readonly string[] Yes = ["是", "有", "√", "✓", "✔", "对", "Y", "YES", "TRUE", "1", "已建", "已建会", "已成立", "建立", "兼任"];
    private static readonly string[] No = ["否", "无", "没有", "没", "×", "✗", "✘", "X", "错", "N", "NO", "FALSE", "0", "未建", "未建会", "未成立", "不是", "不兼任", "未兼任", "非兼任"];
    private static readonly string[] Units = ["人", "个", "次", "月", "名", "岁", "周岁", "平方米", "平方", "平米", "㎡", "m2", "M2", "m²", "场"];

    /// <summary>Full-width letters, digits and punctuation become half-width; blanks of every kind and invisible characters around and inside numbers go.</summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is >= '\uFF01' and <= '\uFF5E') plain.Append((char)(letter - 0xFEE0));
            else if (letter is '\u3000' or '\u00A0' or '\u2002' or '\u2003' or '\u2009' or '\r' or '\n' or '\t') plain.Append(' ');
            else if (letter is '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u2060' || char.IsControl(letter)) continue;
            else plain.Append(letter);
        }
        return plain.ToString().Trim();
    }

    /// <summary>"12", "１２", "1,234", "12人", "12.0"; not "12.5".</summary>
    public static bool TryReadInteger(string? text, out long number)
    {
        var plain = WithoutUnit(Normalise(text)).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (plain.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 && plain[(dot + 1)..].All(c => c == '0')) plain = plain[..dot];
        return long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Yuan with at most two decimals; a 万元 ending multiplies by ten thousand, exactly.</summary>
    public static bool TryReadMoney(string? text, out Money money)
    {
        var plain = Normalise(text).Replace(" ", "", StringComparison.Ordinal).TrimEnd('元');
        if (!plain.EndsWith('万')) return Kernel.Money.TryParse(WithoutTrailingZeros(plain), out money);
        money = Money.Zero;
        var parts = plain[..^1].Replace(",", "", StringComparison.Ordinal).Split('.');
        if (parts.Length > 2 || parts[0].Length is 0 or > 9 || !parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit)) || (parts.Length == 2 && parts[1].Length > 6)) return false;
        var whole = long.Parse(parts[0], CultureInfo.InvariantCulture) * 1_000_000;
        var part = parts.Length == 2 ? long.Parse(parts[1].PadRight(6, '0'), CultureInfo.InvariantCulture) : 0;
        money = new(whole + part);
        return true;
    }

    public static bool TryReadYesNo(string? text, out bool yes)
    {
        var plain = Normalise(text).ToUpperInvariant();
        yes = Array.IndexOf(Yes, plain) >= 0;
        return yes || Array.IndexOf(No, plain) >= 0;
    }

    /// <summary>2023-06-10, 2023/6/10, 2023.6.10, 2023年6月10日, 20230610, and with the month alone its first day. Impossible days are refused.</summary>
    public static bool TryReadDate(string? text, out DateOnly day)
    {
        day = default;
        var plain = Normalise(text).Replace(" ", "", StringComparison.Ordinal);
        if (plain.Length == 8 && plain.All(char.IsAsciiDigit)) return Day(plain[..4], plain[4..6], plain[6..], out day);
        var parts = plain.TrimEnd('日', '号').Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-').Split('-', StringSplitOptions.RemoveEmptyEntries);
        return parts switch
        {
            [var year, var month, var date] => Day(year, month, date, out day),
            [var year, var month] when plain.Length > 4 => Day(year, month, "1", out day),
            _ => false,
        };
    }

    /// <summary>The day of a spreadsheet's serial number; null outside its calendar. The 29 February 1900 that never was is skipped.</summary>
    public static DateOnly? DayOfSerial(double serial, bool is1904)
    {
        if (serial is < 1 or >= 2_958_466) return null;
        var days = (int)Math.Floor(serial);
        if (is1904) return new DateOnly(1904, 1, 1).AddDays(days);
        if (days == 60) return null;
        return new DateOnly(1899, 12, days < 60 ? 31 : 30).AddDays(days);
    }

    private static bool Day(string year, string month, string date, out DateOnly day)
    {
        day = default;
        return year.Length == 4 && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y)
            && int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && int.TryParse(date, NumberStyles.None, CultureInfo.InvariantCulture, out var d)
            && y >= 1 && m is >= 1 and <= 12 && d >= 1 && d <= DateTime.DaysInMonth(y, m) && (day = new(y, m, d)) != default;
    }

    private static string WithoutUnit(string text) =>
        Array.Find(Units, u => text.EndsWith(u, StringComparison.Ordinal)) is { } unit ? text[..^unit.Length].TrimEnd() : text;

    /// <summary>A number cell may carry 1200.500; what matters is that nothing below a fen is said.</summary>
    private static string WithoutTrailingZeros(string text)
    {
        if (text.IndexOf('.', StringComparison.Ordinal) is not (var dot and >= 0) || text.Length - dot <= 3) return text;
        var cut = text.TrimEnd('0');
        return cut.Length - 1 == dot ? cut[..^1] : cut;
    }
}
