using System.Diagnostics.CodeAnalysis;

namespace Yinling.Kernel;

/// <summary>A unified social credit code (统一社会信用代码) of 18 characters whose check characters fit.</summary>
/// <remarks>Source: GB 32100-2015; characters 9–17 are an organisation code with its own check, GB 11714-1997.</remarks>
public readonly record struct UnifiedSocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

    private UnifiedSocialCreditCode(string text) => Text = text;

    /// <summary>18 characters, upper case.</summary>
    public string Text { get; }

    /// <summary>Registered by civil affairs (5) as a social organisation (1).</summary>
    public bool IsSocialOrganisation => Text.StartsWith("51", StringComparison.Ordinal);

    /// <summary>Reads the code; blanks around it and lower case are forgiven, I, O, Z, S and V are not.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UnifiedSocialCreditCode code)
    {
        code = default;
        var plain = (text ?? "").Trim().ToUpperInvariant();
        if (plain.Length != 18 || plain.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal))) return false;
        if (!plain.AsSpan(2, 6).ContainsOnlyDigits() || plain[17] != Check(plain) || plain[16] != OrganisationCheck(plain.AsSpan(8, 8))) return false;
        code = new(plain);
        return true;
    }

    /// <summary>The check character over the first 17: 31 less the weighted sum modulo 31, where 31 counts as 0.</summary>
    internal static char Check(ReadOnlySpan<char> first17)
    {
        var (sum, weight) = (0, 1);
        for (var i = 0; i < 17; i++)
        {
            sum += Alphabet.IndexOf(first17[i], StringComparison.Ordinal) * weight;
            weight = weight * 3 % 31;
        }
        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>The check character of an organisation code: letters count from A = 10; 10 is X, 11 is 0.</summary>
    internal static char OrganisationCheck(ReadOnlySpan<char> first8)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += (char.IsAsciiDigit(first8[i]) ? first8[i] - '0' : first8[i] - 'A' + 10) * OrganisationWeights[i];
        return (11 - (sum % 11)) switch { 10 => 'X', 11 => '0', var digit => (char)('0' + digit) };
    }

    public override string ToString() => Text;
}

internal static class DigitSpans
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
