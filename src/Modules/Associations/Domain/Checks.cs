using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>Rules that many records share.</summary>
internal static class Checks
{
    /// <summary>Earliest birth year and earliest day a record may carry.</summary>
    private const int EarliestYear = 1900;

    /// <summary>What is recorded has happened: no day after today, none before 1900.</summary>
    public static IEnumerable<Problem> Happened(DateOnly? day, DateOnly today, string what, string field) =>
        Problem.If(day > today || day?.Year < EarliestYear, "ASC-04", $"{what}不能晚于今天，也不能早于 {EarliestYear} 年。请核对日期。", field);

    /// <summary>A period does not end before it begins; it may end on the day it begins.</summary>
    public static IEnumerable<Problem> Order(DateOnly from, DateOnly? to, string what, string field) =>
        Problem.If(to < from, "ASC-07", $"{what}不能早于开始日期 {from:yyyy-MM-dd}。请核对日期。", field);

    /// <summary>A text is there and not too long.</summary>
    public static IEnumerable<Problem> Text(string? text, int longest, string what, string field) =>
        Problem.If(string.IsNullOrWhiteSpace(text) || text.Trim().Length > longest, "ASC-18", $"请填写{what}，不超过 {longest} 个字。", field);

    /// <summary>A text may be missing, but is not too long.</summary>
    public static IEnumerable<Problem> Optional(string? text, int longest, string what, string field) =>
        string.IsNullOrWhiteSpace(text) ? [] : Text(text, longest, what, field);

    public static IEnumerable<Problem> BirthYear(int? year, DateOnly today, string field) =>
        Problem.If(year < EarliestYear || year > today.Year, "ASC-19", $"出生年份应在 {EarliestYear} 到 {today.Year} 之间，例如 1952。", field);

    /// <summary>Trimmed; null when nothing is left.</summary>
    public static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
