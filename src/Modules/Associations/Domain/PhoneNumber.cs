using System.Text.RegularExpressions;
using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>A mobile number, or a landline with its area code, in the one form we keep: 13812345678, 0559-7512345.</summary>
internal sealed partial record PhoneNumber
{
    private PhoneNumber(string text) => Text = text;

    public string Text { get; }

    /// <summary>Blanks, dashes and the country code +86 may be there or not; full-width digits are the caller's to normalise.</summary>
    public static bool TryParse(string? text, out PhoneNumber? number)
    {
        var plain = Filler().Replace(text ?? "", "");
        if (CountryCode().Match(plain) is { Success: true } country)
        {
            var rest = plain[country.Length..];
            plain = Mobile().IsMatch(rest) ? rest : "0" + rest.TrimStart('0');
        }
        number = Mobile().IsMatch(plain) ? new(plain)
            : Landline().Match(plain) is { Success: true } landline ? new($"{landline.Groups["area"].Value}-{landline.Groups["local"].Value}")
            : null;
        return number is not null;
    }

    /// <returns>Null for a blank text.</returns>
    /// <exception cref="RuleException">ASC-25: neither a mobile number nor a landline.</exception>
    public static PhoneNumber? Read(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        return TryParse(text, out var number) ? number : throw new RuleException("ASC-25", "电话不对。手机号是 11 位，座机要带区号，如 13812345678、0559-7512345。", field);
    }

    [GeneratedRegex(@"[\s\-—–()]")]
    private static partial Regex Filler();

    [GeneratedRegex(@"^(\+|00)86")]
    private static partial Regex CountryCode();

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex Mobile();

    /// <remarks>Source: 中国电信网编号计划 (2017): area codes 10, 2x and three-digit ones; local numbers of 7 or 8 digits, not beginning with 0 or 1.</remarks>
    [GeneratedRegex(@"^(?<area>010|02\d|0[3-9]\d{2})(?<local>[2-9]\d{6,7})$")]
    private static partial Regex Landline();
}
