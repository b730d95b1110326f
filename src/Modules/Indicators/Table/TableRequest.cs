using Microsoft.AspNetCore.Http;
using Yinling.Indicators.Asking;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;

namespace Yinling.Indicators.Table;

/// <summary>One column of figures: an indicator, and the setting when rural and urban stand beside each other.</summary>
internal sealed record TableColumn(Indicator Indicator, Setting? Setting)
{
    /// <summary>As it stands in the address to sort by it.</summary>
    public string Key => Setting is null ? Indicator.Code : $"{Indicator.Code}@{FigureLine.NameOf(Setting)}";

    /// <summary>On the page.</summary>
    /// <param name="isSplit">Rural and urban stand beside the whole.</param>
    public string Heading(bool isSplit) => Indicator.Text.Heading + Part(isSplit);

    /// <summary>In the workbook: the full name.</summary>
    /// <inheritdoc cref="Heading"/>
    public string Title(bool isSplit) => Indicator.Text.Name + Part(isSplit);

    private string Part(bool isSplit) => Setting switch
    {
        _ when !isSplit => "",
        null => "·合计",
        Kernel.Setting.Rural => "·农村",
        Kernel.Setting.Urban => "·城镇",
        _ => throw new ArgumentOutOfRangeException(nameof(isSplit), Setting, null),
    };
}

/// <summary>What the address of the roll-up page asks for; the export reads the same address.</summary>
internal sealed record TableRequest(FiguresRequest Words, IReadOnlyList<Indicator> Chosen, IReadOnlyList<TableColumn> Columns, string? Sort, bool Descending)
{
    /// <summary>How many columns stand at first, when no indicator is marked as a headline.</summary>
    private const int Few = 6;

    public SettingChoice Settings => Words.ToSettings();

    public bool IsSplit => Settings == SettingChoice.Split;

    /// <exception cref="RuleException">IND-01 to IND-05.</exception>
    public static TableRequest Of(IQueryCollection query, DivisionCode division, IndicatorCatalogue catalogue)
    {
        var codes = query["i"].OfType<string>().SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToList();
        var chosen = codes.Count > 0 ? catalogue.Choose(codes) : Usual(catalogue);
        var words = new FiguresRequest(
            division.ToString(), string.Join(',', chosen.Select(c => c.Code)), query["setting"], "child", query["asOf"], query["period"]);
        var columns = chosen.SelectMany(i => FigureLine.Settings(words.ToSettings()).Select(s => new TableColumn(i, s))).ToList();
        return new(words, chosen, columns, query["sort"], query["desc"] == "1");
    }

    /// <summary>The rows below the total in the order asked: by code, or by one column exactly (rates by their fractions, not their rounded text).</summary>
    public IReadOnlyList<FigureRow> Sorted(FigureSheet sheet)
    {
        var rows = sheet.Rows.Skip(1).ToList();
        if (Columns.FirstOrDefault(c => c.Key == Sort) is not { } by) return rows;
        Comparison<FigureRow> ascending = (a, b) =>
        {
            var (left, right) = (a.Get(by.Indicator.Code, by.Setting), b.Get(by.Indicator.Code, by.Setting));
            return left.Rate is { } rate ? rate.CompareTo(right.Rate!.Value) : left.Numerator.CompareTo(right.Numerator);
        };
        var order = Comparer<FigureRow>.Create(ascending);
        return [.. Descending ? rows.OrderByDescending(r => r, order) : rows.OrderBy(r => r, order)];
    }

    /// <summary>Headlines, or the first few.</summary>
    public static IReadOnlyList<Indicator> Usual(IndicatorCatalogue catalogue)
    {
        var headlines = catalogue.All.Where(i => i.Text.Headline).ToList();
        return headlines.Count > 0 ? headlines : [.. catalogue.All.Take(Few)];
    }
}
