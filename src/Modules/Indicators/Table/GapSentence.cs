using Yinling.Indicators.Contracts;
using Yinling.Kernel;

namespace Yinling.Indicators.Table;

/// <summary>One sentence that explains a rate: how many are missing, and where most of them are.</summary>
internal static class GapSentence
{
    /// <summary>With fewer places than this the table itself says it.</summary>
    private const int FewestPlaces = 4;

    /// <returns>Null when the rate has no value.</returns>
    public static string? Of(FigureSheet sheet, RatioIndicator ratio, Setting? setting)
    {
        var total = sheet.Total.Get(ratio.Code, setting);
        if (total.Denominator is not { } whole || whole == 0) return null;
        var missing = whole - total.Numerator;
        var start = $"{ratio.Text.Name} {total.Display}：{whole:N0} 个里有 {total.Numerator:N0} 个";
        if (missing <= 0) return start + "。";

        var places = sheet.Rows.Where(r => r.Kind == FigureRowKind.Child)
            .Select(r => (r.Unit.Name, Missing: r.Get(ratio.Code, setting) is { } f ? f.Denominator!.Value - f.Numerator : 0))
            .Where(p => p.Missing > 0).OrderByDescending(p => p.Missing).ToList();
        var top = places.Take(3).ToList();
        // Named only where they stand out: a fifth more than an even share.
        if (places.Count < FewestPlaces || top.Sum(p => p.Missing) * places.Count * 5 <= missing * 3 * 6) return $"{start}，还差 {missing:N0} 个。";
        return $"{start}，还差 {missing:N0} 个；其中{string.Join("、", top.Select(p => p.Name))}三处占 {new Rate(top.Sum(p => p.Missing), missing)}。";
    }
}
