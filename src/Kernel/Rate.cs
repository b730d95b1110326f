using System.Globalization;

namespace Yinling.Kernel;

/// <summary>A rate kept as the two integers it came from. Rates are never summed or averaged; they are made anew from sums.</summary>
/// <param name="Numerator">What counts; 0 or more.</param>
/// <param name="Denominator">What it is counted among; 0 means the rate has no value.</param>
public readonly record struct Rate(long Numerator, long Denominator) : IComparable<Rate>
{
    /// <summary>Hundredths of a percent, rounded half up; null when the denominator is 0. 7027 is 70.27%.</summary>
    public long? BasisPoints => Denominator == 0
        ? null
        : (long)((((Int128)Numerator * 20_000) + Denominator) / ((Int128)Denominator * 2));

    /// <summary>Two decimals, trailing zeros printed: "64.60%"; "—" when the denominator is 0.</summary>
    public string Percent => BasisPoints is { } points
        ? string.Create(CultureInfo.InvariantCulture, $"{points / 100}.{points % 100:D2}%")
        : "—";

    /// <summary>Strictly more than a whole percentage, compared in integers: 13 of 20 does not exceed 65 (超过).</summary>
    public bool Exceeds(int percent) => (Int128)Numerator * 100 > (Int128)Denominator * percent;

    /// <summary>Exact order by value, never by the rounded text; rates without a value come first.</summary>
    public int CompareTo(Rate other) => (Denominator, other.Denominator) switch
    {
        (0, 0) => 0,
        (0, _) => -1,
        (_, 0) => 1,
        _ => ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator),
    };

    public override string ToString() => Percent;

    public static bool operator <(Rate left, Rate right) => left.CompareTo(right) < 0;
    public static bool operator >(Rate left, Rate right) => left.CompareTo(right) > 0;
    public static bool operator <=(Rate left, Rate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Rate left, Rate right) => left.CompareTo(right) >= 0;
}
