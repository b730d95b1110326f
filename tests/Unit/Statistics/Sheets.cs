using Yinling.Kernel;
using Yinling.Statistics.Domain;

namespace Yinling.Unit.Statistics;

/// <summary>A small form and its sheets, for tests.</summary>
internal static class Sheets
{
    public static readonly FormDefinition Form = FormDefinition.Read("""
        {
          "number": "T-01", "version": 1, "title": "试表", "issuer": "甲", "approval": null, "validUntil": "2026-12-31", "unit": "个", "lowestLevel": "Township",
          "columns": [
            { "key": "units", "heading": "村居数", "kind": "Figure", "indicator": "units" },
            { "key": "with", "heading": "建会数", "kind": "Figure", "indicator": "with" },
            { "key": "rate", "heading": "建会率", "kind": "Rate", "numerator": "with", "denominator": "units" },
            { "key": "met", "heading": "达标数", "kind": "Integer" },
            { "key": "target", "heading": "目标", "kind": "Percent", "optional": true },
            { "key": "above", "heading": "超过", "kind": "Exceeds", "numerator": "rate", "denominator": "target" },
            { "key": "spent", "heading": "经费", "kind": "Money", "optional": true }
          ],
          "checks": [ { "parts": ["with"], "whole": "units", "text": "建会数不能多于村居数" } ]
        }
        """);

    public static readonly DivisionCode Township = DivisionCode.Parse("341022104");

    public static FormAssignment Assignment(DateOnly? deadline = null) =>
        new(Guid.CreateVersion7(), DivisionCode.Parse("341022"), Form, new(2026, 1), new(2026, 12), new(2026, 11, 1), deadline ?? new(2026, 12, 10), 14, new(2026, 11, 23));

    public static Submission Submission() => new(Guid.CreateVersion7(), Assignment(), Township);

    public static FormEntry Entry(long row, string column, long? value, string? reason = null, string? text = null) =>
        new(Guid.CreateVersion7(), Submission(), row, Form.Column(column), value, text, reason);

    public static RowFacts Row(long code, long units, long with, SheetRow? reported = null) =>
        new(code, DivisionLevel.Village, $"村{code}", false, new Dictionary<string, long> { ["units"] = units, ["with"] = with }, reported);

    public static FormSheet Make(IReadOnlyList<RowFacts> rows, params FormEntry[] entries) =>
        FormSheet.Make(Form, "合计", Township.Value, Township.Level, rows, entries, new Dictionary<string, int> { ["units"] = 1, ["with"] = 3 });
}
