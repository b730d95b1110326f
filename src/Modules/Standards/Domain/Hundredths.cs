using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Yinling.Standards.Domain;

/// <summary>An exact number with two decimals: points (1.5分), or a bound on an indicator in the unit people read (60%, 1000元, 9个月).</summary>
/// <param name="Value">In hundredths; points are never negative.</param>
[JsonConverter(typeof(HundredthsInJson))]
internal readonly record struct Hundredths(long Value) : IComparable<Hundredths>
{
    public static readonly Hundredths Zero = new(0);

    private const int MostDigits = 12;

    public static Hundredths Whole(long number) => new(number * 100);

    public int CompareTo(Hundredths other) => Value.CompareTo(other.Value);

    /// <summary>4, 1.5, 79.99.</summary>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Value / 100}.{Value % 100:D2}");
        return text.TrimEnd('0').TrimEnd('.');
    }

    /// <summary>Reads 0 or more with at most two decimals; full-width digits are the caller's to normalise.</summary>
    public static bool TryParse(string? text, out Hundredths number)
    {
        number = default;
        var parts = (text ?? "").Trim().Split('.');
        if (parts.Length > 2 || parts[0].Length is 0 or > MostDigits || (parts.Length == 2 && parts[1].Length is 0 or > 2) || !parts.All(p => p.All(char.IsAsciiDigit))) return false;
        var hundredths = parts.Length == 2 ? long.Parse(parts[1].PadRight(2, '0'), CultureInfo.InvariantCulture) : 0;
        number = new((long.Parse(parts[0], CultureInfo.InvariantCulture) * 100) + hundredths);
        return true;
    }

    public static Hundredths operator +(Hundredths left, Hundredths right) => new(left.Value + right.Value);
    public static Hundredths operator -(Hundredths left, Hundredths right) => new(left.Value - right.Value);
    public static bool operator <(Hundredths left, Hundredths right) => left.Value < right.Value;
    public static bool operator >(Hundredths left, Hundredths right) => left.Value > right.Value;
    public static bool operator <=(Hundredths left, Hundredths right) => left.Value <= right.Value;
    public static bool operator >=(Hundredths left, Hundredths right) => left.Value >= right.Value;

    /// <summary>As a plain JSON number: 1.5.</summary>
    internal sealed class HundredthsInJson : JsonConverter<Hundredths>
    {
        public override Hundredths Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType is JsonTokenType.Number && !reader.HasValueSequence && TryParse(Encoding.UTF8.GetString(reader.ValueSpan), out var number)
                ? number
                : throw new JsonException("Points and bounds are numbers, 0 or more, with at most two decimals.");

        public override void Write(Utf8JsonWriter writer, Hundredths number, JsonSerializerOptions options) => writer.WriteRawValue(number.ToString());
    }
}

internal static class HundredthsSums
{
    public static Hundredths Sum<T>(this IEnumerable<T> all, Func<T, Hundredths> of) => new(all.Sum(one => of(one).Value));
}
