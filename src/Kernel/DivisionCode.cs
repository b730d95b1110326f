using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Yinling.Kernel;

/// <summary>
/// A statistical division code with its level. The value is padded to 12 digits; the text form has the natural length of the level
/// (34, 3410, 341022, 341022104, 341022104201), so that 东莞 the city (4419) and its stand-in county (441900) stay apart.
/// </summary>
/// <param name="Value">Padded code, 0 for the nation. The subtree is the closed range <see cref="Range"/>.</param>
public readonly record struct DivisionCode(long Value, DivisionLevel Level) : IComparable<DivisionCode>
{
    public static readonly DivisionCode Nation = new(0, DivisionLevel.Nation);

    /// <summary>Digits of the text form, by level.</summary>
    private static readonly int[] Lengths = [0, 2, 4, 6, 9, 12];

    /// <summary>How many codes a unit of the level spans.</summary>
    public static long SizeOf(DivisionLevel level) => level switch
    {
        DivisionLevel.Nation => 1_000_000_000_000,
        DivisionLevel.Province => 10_000_000_000,
        DivisionLevel.City => 100_000_000,
        DivisionLevel.County => 1_000_000,
        DivisionLevel.Township => 1_000,
        DivisionLevel.Village => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };

    public CodeRange Range => new(Value, Value + SizeOf(Level) - 1);

    /// <summary>First six digits: the immutable key by which data is distributed. Rows of a province or city carry its padded six digits.</summary>
    public int County => (int)(Value / 1_000_000);

    /// <summary>The level below; null for a village.</summary>
    public DivisionLevel? ChildLevel => Level == DivisionLevel.Village ? null : Level + 1;

    /// <summary>This unit or the unit above it at a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is below this unit's.</exception>
    public DivisionCode Ancestor(DivisionLevel level)
    {
        if (level > Level) throw new ArgumentOutOfRangeException(nameof(level), level, null);
        var size = SizeOf(level);
        return new(Value / size * size, level);
    }

    /// <summary>Itself and everything below it.</summary>
    public bool Contains(DivisionCode other) => other.Level >= Level && Range.Contains(other.Value);

    /// <summary>Parses the natural-length text form; 0 or 全国 is the nation.</summary>
    /// <exception cref="FormatException">Not 2, 4, 6, 9 or 12 digits.</exception>
    public static DivisionCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("A division code has 2, 4, 6, 9 or 12 digits.");

    /// <inheritdoc cref="Parse"/>
    public static bool TryParse([NotNullWhen(true)] string? text, out DivisionCode code)
    {
        code = Nation;
        if (text is "0" or "全国") return true;
        if (text is null || Array.IndexOf(Lengths, text.Length) is not (var level and > 0)) return false;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)) return false;
        code = new(digits * SizeOf((DivisionLevel)level), (DivisionLevel)level);
        return code.Value >= SizeOf(DivisionLevel.Province);
    }

    public int CompareTo(DivisionCode other) =>
        Value.CompareTo(other.Value) is var byValue and not 0 ? byValue : Level.CompareTo(other.Level);

    /// <summary>The natural-length text form, as used in addresses, files and on the command line.</summary>
    public override string ToString() => Level == DivisionLevel.Nation
        ? "0"
        : (Value / SizeOf(Level)).ToString(CultureInfo.InvariantCulture).PadLeft(Lengths[(int)Level], '0');

    public static bool operator <(DivisionCode left, DivisionCode right) => left.CompareTo(right) < 0;
    public static bool operator >(DivisionCode left, DivisionCode right) => left.CompareTo(right) > 0;
    public static bool operator <=(DivisionCode left, DivisionCode right) => left.CompareTo(right) <= 0;
    public static bool operator >=(DivisionCode left, DivisionCode right) => left.CompareTo(right) >= 0;
}
