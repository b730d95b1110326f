using System.Globalization;
using Yinling.Kernel;
using Yinling.Platform.Components;
using Yinling.Platform.Spreadsheets;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Reporting;

/// <summary>How cells read on the page, on paper and in files: the same text everywhere.</summary>
internal static class CellWords
{
    public static string Display(FormColumn column, FormCell cell) => column.Kind switch
    {
        ColumnKind.Text => string.IsNullOrEmpty(cell.Text) ? Figures.None : cell.Text,
        _ when cell.Value is null => Figures.None,
        ColumnKind.Rate => new Rate(cell.Value.Value, cell.Of ?? 0).Percent,
        ColumnKind.YesNo when cell.Of is not null => Figures.Count(cell.Value),
        ColumnKind.Exceeds or ColumnKind.YesNo => cell.Value == 1 ? "是" : "否",
        ColumnKind.Percent => $"{cell.Value}%",
        _ when column.IsMoney => new Money(cell.Value.Value).Amount,
        _ => Figures.Count(cell.Value),
    };

    /// <summary>What the system had made, beneath an override.</summary>
    public static string Made(FormColumn column, FormCell cell) => Display(column, cell with { Value = cell.Derived, Text = cell.Was ?? Figures.None });

    /// <summary>As it stands in an input.</summary>
    public static string Typed(FormColumn column, FormCell cell) => column.Kind switch
    {
        ColumnKind.Text => cell.Text ?? "",
        _ when cell.Value is null || cell.Source == CellSource.Reported => "",
        ColumnKind.YesNo => cell.Value == 1 ? "是" : "否",
        _ when column.IsMoney => new Money(cell.Value.Value).Amount,
        _ => cell.Value.Value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Numbers are numbers; null for a blank cell.</summary>
    public static SheetValue? InFile(FormColumn column, FormCell cell) => column.Kind switch
    {
        ColumnKind.Text => SheetValue.OfMaybe(cell.Text),
        _ when cell.Value is null => null,
        ColumnKind.Rate => SheetValue.Of(new Rate(cell.Value.Value, cell.Of ?? 0)),
        ColumnKind.Percent => SheetValue.Of(new Rate(cell.Value.Value, 100)),
        ColumnKind.YesNo when cell.Of is not null => SheetValue.Of(cell.Value.Value),
        ColumnKind.Exceeds or ColumnKind.YesNo => SheetValue.Of(cell.Value == 1 ? "是" : "否"),
        _ when column.IsMoney => SheetValue.Of(new Money(cell.Value.Value)),
        _ => SheetValue.Of(cell.Value.Value),
    };

    /// <summary>Who stands under a form of an office.</summary>
    public static readonly string[] Signatures = ["单位负责人", "统计负责人", "填表人", "联系电话", "报出日期"];
}
