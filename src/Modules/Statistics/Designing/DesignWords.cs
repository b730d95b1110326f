using Yinling.Platform.Components;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Designing;

/// <summary>How a form that is designed, and its columns, are called on pages.</summary>
internal static class DesignWords
{
    public static string Of(DefinedForm form) => form.State switch
    {
        DesignState.Draft => "设计中",
        DesignState.Issued => form.Definition.Approval is null ? "已发布(未经批准)" : "已发布",
        _ => "已停用",
    };

    public static Tone ToneOf(DefinedForm form) => form.State switch
    {
        DesignState.Draft => Tone.Warn,
        DesignState.Issued => Tone.Good,
        _ => Tone.Info,
    };

    /// <summary>Who fills the column and how.</summary>
    public static string Of(FormDefinition form, FormColumn column) => column.Kind switch
    {
        ColumnKind.Figure => column.Setting is { } setting ? $"系统填，只算{(setting == Kernel.Setting.Rural ? "农村" : "城市")}" : "系统填",
        ColumnKind.Rate => $"系统算：{form.Column(column.Numerator!).Heading} ÷ {form.Column(column.Denominator!).Heading}",
        ColumnKind.Exceeds => $"系统比：{form.Column(column.Numerator!).Heading}是否超过{form.Column(column.Denominator!).Heading}",
        _ => $"要填：{Of(column.Kind)}{(column.Optional ? "，可不填" : "")}",
    };

    public static string Of(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "整数",
        ColumnKind.Money => "金额(元)",
        ColumnKind.Percent => "百分数",
        ColumnKind.YesNo => "是或否",
        ColumnKind.Text => "文字",
        ColumnKind.Rate => "比率",
        ColumnKind.Exceeds => "是否超过",
        _ => "系统的数",
    };
}
