using System.Globalization;

namespace Yinling.Statistics.Domain;

/// <summary>Which row of a form: a unit by its padded code, or one of the subjects of a unit.</summary>
/// <param name="Subject">Empty for the unit itself.</param>
internal readonly record struct RowKey(long Code, Guid Subject)
{
    public static implicit operator RowKey(long code) => new(code, Guid.Empty);

    /// <summary>As it stands in names of inputs: the code, and after a hyphen the subject.</summary>
    public override string ToString() =>
        Subject == Guid.Empty ? Code.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Code}-{Subject:N}");

    public static bool TryParse(string? text, out RowKey key)
    {
        var parts = (text ?? "").Split('-');
        var subject = Guid.Empty;
        var reads = long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && (parts.Length == 1 || (parts.Length == 2 && Guid.TryParseExact(parts[1], "N", out subject)));
        key = reads ? new(code, subject) : default;
        return reads;
    }
}
