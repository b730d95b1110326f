using System.Globalization;

namespace Yinling.Kernel;

/// <summary>A calendar month, kept as yyyymm so that it sorts and stores as one integer.</summary>
public readonly record struct Month(int Number) : IComparable<Month>
{
    public Month(int year, int month) : this((year * 100) + month) { }

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    public DateOnly FirstDay => new(Number / 100, Number % 100, 1);
    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    public Month Add(int months) => Of(FirstDay.AddMonths(months));

    /// <summary>The months of a window that ends with this one, oldest first.</summary>
    public IEnumerable<Month> Window(int months)
    {
        for (var back = months - 1; back >= 0; back--) yield return Add(-back);
    }

    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <summary>2026年11月.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number / 100}年{Number % 100}月");

    public static bool operator <(Month left, Month right) => left.Number < right.Number;
    public static bool operator >(Month left, Month right) => left.Number > right.Number;
    public static bool operator <=(Month left, Month right) => left.Number <= right.Number;
    public static bool operator >=(Month left, Month right) => left.Number >= right.Number;
}
