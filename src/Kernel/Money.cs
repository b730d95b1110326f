using System.Globalization;

namespace Yinling.Kernel;

/// <summary>An amount in whole fen (分). 100 fen are one yuan.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static readonly Money Zero = new(0);

    /// <summary>As people write it: 1,234.50元.</summary>
    public override string ToString() => Amount + "元";

    /// <summary>The figure alone: 1,234.50.</summary>
    public string Amount
    {
        get
        {
            var sign = Fen < 0 ? "-" : "";
            var absolute = Int128.Abs(Fen);
            return $"{sign}{((long)(absolute / 100)).ToString("N0", CultureInfo.InvariantCulture)}.{(int)(absolute % 100):D2}";
        }
    }

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>Reads yuan with at most two decimals: "1,234.5", "1234.50元", "¥3". Full-width digits are the caller's to normalise.</summary>
    public static bool TryParse(string? text, out Money money)
    {
        money = Zero;
        var plain = (text ?? "").Trim().TrimStart('¥', '￥').TrimEnd('元').Replace(",", "", StringComparison.Ordinal).Trim();
        var negative = plain.StartsWith('-');
        var parts = (negative ? plain[1..] : plain).Split('.');
        if (parts.Length > 2 || parts[0].Length is 0 or > 15 || (parts.Length == 2 && parts[1].Length is 0 or > 2)) return false;
        if (!parts.All(p => p.All(char.IsAsciiDigit))) return false;
        var fen = long.Parse(parts[0], CultureInfo.InvariantCulture) * 100
            + (parts.Length == 2 ? long.Parse(parts[1].PadRight(2, '0'), CultureInfo.InvariantCulture) : 0);
        money = new(negative ? -fen : fen);
        return true;
    }

    public static Money operator +(Money left, Money right) => new(left.Fen + right.Fen);
    public static Money operator -(Money left, Money right) => new(left.Fen - right.Fen);
    public static bool operator <(Money left, Money right) => left.Fen < right.Fen;
    public static bool operator >(Money left, Money right) => left.Fen > right.Fen;
    public static bool operator <=(Money left, Money right) => left.Fen <= right.Fen;
    public static bool operator >=(Money left, Money right) => left.Fen >= right.Fen;
}
