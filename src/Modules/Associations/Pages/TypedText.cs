using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Associations.Pages;

/// <summary>Reads what people type into a field; a text that is not what the field asks for is refused in plain words.</summary>
internal static class TypedText
{
    /// <returns>Null for a blank text.</returns>
    /// <exception cref="RuleException">ASC-30.</exception>
    public static DateOnly? Day(string? text, string name, string label) => text switch
    {
        null or "" => null,
        _ when CellText.TryReadDate(text, out var day) => day,
        _ => throw new RuleException("ASC-30", $"{label}不是日期，或者没有这一天。请写成 2023-06-10 这样。", name),
    };

    /// <returns>Null for a blank text.</returns>
    /// <exception cref="RuleException">ASC-32.</exception>
    public static int? Number(string? text, string name, string label) => text switch
    {
        null or "" => null,
        _ when CellText.TryReadInteger(text, out var number) && number is >= int.MinValue and <= int.MaxValue => (int)number,
        _ => throw new RuleException("ASC-32", $"{label}要写整数，如 12。", name),
    };

    /// <exception cref="RuleException">ASC-36: no amount of yuan.</exception>
    public static Money Money(string? text, string name) => CellText.TryReadMoney(text, out var amount)
        ? amount
        : throw new RuleException("ASC-36", "金额要写以元为单位的数，如 1200 或 1200.50。", name);

    /// <exception cref="RuleException">ASC-33: nothing was chosen.</exception>
    public static T Choice<T>(string? text, string name, string label) where T : struct, Enum =>
        Enum.TryParse<T>(text, out var chosen) && Enum.IsDefined(chosen) ? chosen : throw new RuleException("ASC-33", $"请选择{label}。", name);

    /// <summary>ASC-31: a field that may not be blank is.</summary>
    public static RuleException Missing(string name, string label) => new("ASC-31", $"请填写{label}。", name);
}
