using System.Globalization;
using Yinling.Kernel;

namespace Yinling.Platform.Spreadsheets;

/// <summary>How a written cell looks; the number is its style in the workbook.</summary>
public enum CellStyle
{
    Plain = 0,
    Text = 1,
    Whole = 2,
    Money = 3,
    Percent = 4,
    Date = 5,
    Header = 6,
    Title = 7,

    /// <summary>Text in a cell that has to be mended.</summary>
    Refused = 8,

    /// <summary>Long text that wraps.</summary>
    Wrapped = 9,
}

/// <summary>A value to write: text or a number, never a formula.</summary>
public sealed record SheetValue(string? Text, string Number, CellStyle Style)
{
    public static SheetValue Of(string text) => new(text, "", CellStyle.Text);

    public static SheetValue Of(long number) => new(null, number.ToString(CultureInfo.InvariantCulture), CellStyle.Whole);

    /// <summary>In yuan with two decimals; exact, for it is written digit by digit from fen.</summary>
    public static SheetValue Of(Money money) => new(null, money.Amount.Replace(",", "", StringComparison.Ordinal), CellStyle.Money);

    /// <summary>A true number shown as a percentage with two decimals, taken from the rounded rate so that page, file and paper agree; blank text "—" without a value.</summary>
    public static SheetValue Of(Rate rate) => rate.BasisPoints is { } points
        ? new(null, string.Create(CultureInfo.InvariantCulture, $"{points / 10_000}.{points % 10_000:D4}"), CellStyle.Percent)
        : new("—", "", CellStyle.Text);

    public static SheetValue Of(DateOnly day) =>
        new(null, (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture), CellStyle.Date);

    /// <summary>Null when there is nothing to write.</summary>
    public static SheetValue? OfMaybe(string? text) => string.IsNullOrEmpty(text) ? null : Of(text);
}

/// <summary>The style sheet shared by all workbooks.</summary>
internal static class CellStyles
{
    public const string Xml =
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
        + "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"16\"/><name val=\"宋体\"/></font></fonts>"
        + "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
        + "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE6EFF9\"/></patternFill></fill><fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFCEBEA\"/></patternFill></fill></fills>"
        + "<borders count=\"2\"><border/><border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
        + "<cellXfs count=\"10\">"
        + "<xf xfId=\"0\"/>"
        + "<xf xfId=\"0\" numFmtId=\"49\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\"/>"
        + "<xf xfId=\"0\" numFmtId=\"3\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\"/>"
        + "<xf xfId=\"0\" numFmtId=\"4\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\"/>"
        + "<xf xfId=\"0\" numFmtId=\"10\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\"/>"
        + "<xf xfId=\"0\" numFmtId=\"164\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\"/>"
        + "<xf xfId=\"0\" numFmtId=\"49\" fontId=\"1\" fillId=\"2\" borderId=\"1\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>"
        + "<xf xfId=\"0\" numFmtId=\"49\" fontId=\"2\" applyNumberFormat=\"1\" applyFont=\"1\"/>"
        + "<xf xfId=\"0\" numFmtId=\"49\" fillId=\"3\" borderId=\"1\" applyNumberFormat=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        + "<xf xfId=\"0\" numFmtId=\"49\" borderId=\"1\" applyNumberFormat=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        + "</cellXfs></styleSheet>";
}
