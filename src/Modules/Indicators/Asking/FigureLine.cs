using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Kernel;

namespace Yinling.Indicators.Asking;

/// <summary>A figure as machines read it.</summary>
/// <param name="Row">total, child or own (本级).</param>
/// <param name="Value">Counts as they are, money in fen, rates in percent with two decimals; null for a rate without denominator.</param>
internal sealed record FigureLine(
    string Indicator, string Name, string Unit, string Division, string DivisionName, string Row, string Setting,
    object? Value, long Numerator, long? Denominator, string Display)
{
    public static IReadOnlyList<FigureLine> Of(FigureSheet sheet, SettingChoice choice) =>
    [
        .. from row in sheet.Rows
           from indicator in sheet.Indicators
           from setting in Settings(choice)
           select Of(row, row.Get(indicator.Code, setting)),
    ];

    public static IReadOnlyList<Setting?> Settings(SettingChoice choice) => choice switch
    {
        SettingChoice.All => [null],
        SettingChoice.Rural => [Kernel.Setting.Rural],
        SettingChoice.Urban => [Kernel.Setting.Urban],
        SettingChoice.Split => [null, Kernel.Setting.Rural, Kernel.Setting.Urban],
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, null),
    };

    public static string NameOf(Setting? setting) => setting switch
    {
        null => "all",
        Kernel.Setting.Rural => "rural",
        Kernel.Setting.Urban => "urban",
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, null),
    };

    private static FigureLine Of(FigureRow row, Figure figure) => new(
        figure.Indicator.Code, figure.Indicator.Text.Name, figure.Indicator.Text.Unit.ToString().ToLowerInvariant(),
        row.Unit.Code.ToString(), row.Unit.Name,
        row.Kind switch { FigureRowKind.Total => "total", FigureRowKind.Child => "child", FigureRowKind.OwnLevel => "own", _ => throw new ArgumentOutOfRangeException(nameof(row)) },
        NameOf(figure.Setting), figure.Rate is { } rate ? rate.BasisPoints / 100d : figure.Numerator, figure.Numerator, figure.Denominator, figure.Display);
}

/// <summary>The records behind a figure as machines read them.</summary>
internal sealed record RecordsSheet(string Indicator, string Name, string Division, string DivisionName, string Side, DateOnly Day, bool Live, long Count, IReadOnlyList<RecordItem> Records)
{
    public static RecordsSheet Of(RecordsAnswer answer) => new(
        answer.Indicator.Code, answer.Indicator.Text.Name, answer.Unit.Code.ToString(), answer.Unit.Name,
        answer.Side.ToString().ToLowerInvariant(), answer.Day, answer.IsLive, answer.Count,
        [.. answer.Lines.Select(l => new RecordItem(l.Subject.Id, l.Subject.Name, l.Subject.Division.ToString(), FigureLine.NameOf(l.Setting), l.Value, l.Month?.Number, l.Lacking))]);
}

internal sealed record RecordItem(Guid Id, string Name, string Division, string Setting, long? Value, int? Month, IReadOnlyList<string> Lacking);
