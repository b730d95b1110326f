using System.Globalization;
using Yinling.Kernel;

namespace Yinling.Statistics.Domain;

/// <summary>A period as people write it: 2023, 2023-05 or 2023-01..2023-06.</summary>
internal static class PeriodText
{
    /// <returns>Null when it cannot be read.</returns>
    public static (Month From, Month To)? Read(string? text)
    {
        var ends = (text ?? "").Split("..");
        return ends.Length <= 2 && One(ends[0]) is { } first && One(ends[^1]) is { } last ? (first.From, last.To) : null;
    }

    private static (Month From, Month To)? One(string text)
    {
        var parts = text.Trim().Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2199) return null;
        if (parts.Length == 1) return (new(year, 1), new(year, 12));
        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? (new(year, month), new(year, month))
            : null;
    }
}
