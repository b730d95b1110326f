using System.Globalization;
using Yinling.Kernel;

namespace Yinling.Platform.Components;

/// <summary>How figures, days and moments are written on pages.</summary>
public static class Figures
{
    /// <summary>Stands where there is no value.</summary>
    public const string None = "—";

    /// <summary>1,234; a dash for null.</summary>
    public static string Count(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    /// <summary>70.27%; a dash when there is nothing to count among.</summary>
    public static string Percent(Rate rate) => rate.Percent;

    /// <summary>1,234.50元; a dash for null.</summary>
    public static string Yuan(Money? money) => money?.ToString() ?? None;

    /// <summary>2026年11月23日; a dash for null.</summary>
    public static string Day(DateOnly? day) => day?.InChinese ?? None;

    /// <summary>A UTC moment on the clock of Beijing: 2026年11月23日 下午2:05; a dash for null.</summary>
    public static string Moment(DateTime? utc) => utc is { } moment ? $"{DateOnly.FromDateTime(moment.InBeijing).InChinese} {Clock(moment.InBeijing)}" : None;

    /// <summary>Size of a file: 86 KB, 4.1 MB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000d:0.0} MB");

    private static string Clock(DateTime local) =>
        string.Create(CultureInfo.InvariantCulture, $"{(local.Hour < 12 ? "上午" : "下午")}{(local.Hour > 12 ? local.Hour - 12 : local.Hour)}:{local.Minute:D2}");
}
