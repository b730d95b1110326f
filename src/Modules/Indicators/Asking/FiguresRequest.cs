using System.Globalization;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Kernel;

namespace Yinling.Indicators.Asking;

/// <summary>Which settings are shown beside each other.</summary>
internal enum SettingChoice
{
    All,
    Rural,
    Urban,

    /// <summary>Together, rural and urban in three columns.</summary>
    Split,
}

/// <summary>A question as written in an address or on the command line; the page, the export, the API and the verb read the same words.</summary>
/// <param name="Indicators">Codes, separated by commas; null for all.</param>
/// <param name="Setting">rural, urban, all or split.</param>
/// <param name="By">"child" for a row per unit below.</param>
/// <param name="AsOf">yyyy-MM-dd.</param>
/// <param name="Period">2026, 2026-05 or 2026-01..2026-06.</param>
internal sealed record FiguresRequest(string? Division, string? Indicators = null, string? Setting = null, string? By = null, string? AsOf = null, string? Period = null)
{
    /// <exception cref="RuleException">IND-05: a word that cannot be read.</exception>
    public FiguresQuestion ToQuestion()
    {
        var (from, to) = Months();
        return new(ToDivision(), Codes(), ToByChild(), ToDay(), from, to);
    }

    /// <inheritdoc cref="ToQuestion"/>
    public RecordsQuestion ToRecords(RecordSide side, int page, int size)
    {
        var (from, to) = Months();
        return new(ToDivision(), Codes() is [var only] ? only : throw Unreadable("indicator", Indicators, "一个指标代码"), side, ToSettings() switch
        {
            SettingChoice.Rural => Kernel.Setting.Rural,
            SettingChoice.Urban => Kernel.Setting.Urban,
            _ => null,
        }, ToDay(), from, to, page, size);
    }

    public SettingChoice ToSettings() => Setting switch
    {
        null or "" or "all" => SettingChoice.All,
        "rural" => SettingChoice.Rural,
        "urban" => SettingChoice.Urban,
        "split" => SettingChoice.Split,
        _ => throw Unreadable("setting", Setting, "rural、urban、all 或 split"),
    };

    private DivisionCode ToDivision() =>
        DivisionCode.TryParse(Division, out var code) ? code : throw Unreadable("division", Division, "2、4、6、9 或 12 位区划代码，全国写 0");

    private bool ToByChild() => By switch
    {
        null or "" => false,
        "child" => true,
        _ => throw Unreadable("by", By, "child"),
    };

    private string[] Codes() => (Indicators ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private DateOnly? ToDay()
    {
        if (string.IsNullOrEmpty(AsOf)) return null;
        return DateOnly.TryParseExact(AsOf, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Unreadable("asOf", AsOf, "2026-11-23 这样的日期");
    }

    private (Month? From, Month? To) Months()
    {
        if (string.IsNullOrEmpty(Period)) return (null, null);
        var ends = Period.Split("..");
        if (ends.Length <= 2 && Read(ends[0]) is { } first && Read(ends[^1]) is { } last) return (first.From, last.To);
        throw Unreadable("period", Period, "2026、2026-05 或 2026-01..2026-06");

        static (Month From, Month To)? Read(string text)
        {
            var parts = text.Trim().Split('-');
            if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2199) return null;
            if (parts.Length == 1) return (new(year, 1), new(year, 12));
            return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
                ? (new Month(year, month), new Month(year, month))
                : null;
        }
    }

    private static RuleException Unreadable(string field, string? text, string expected) =>
        new("IND-05", $"看不懂“{text}”，这里要填：{expected}。", field);
}
