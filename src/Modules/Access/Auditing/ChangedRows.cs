using System.Text.Json;

namespace Yinling.Access.Auditing;

/// <summary>One value before and after.</summary>
internal sealed record ChangedValue(string Column, string? Before, string? After);

/// <summary>One row an entry tells of.</summary>
internal sealed record ChangedRow(string Table, string Key, string Change, IReadOnlyList<ChangedValue> Values);

/// <summary>Reads what an entry says was changed, for people.</summary>
internal static class ChangedRows
{
    /// <returns>The plain sentence at the beginning, and the rows.</returns>
    public static (string Detail, IReadOnlyList<ChangedRow> Rows) Read(string changes)
    {
        var at = changes.StartsWith('[') ? 0 : changes.IndexOf("\n[", StringComparison.Ordinal) + 1;
        if (!changes.StartsWith('[') && at == 0) return (changes, []);
        try
        {
            using var json = JsonDocument.Parse(changes[at..]);
            return (changes[..at].Trim(), [.. json.RootElement.EnumerateArray().Select(Row)]);
        }
        catch (JsonException)
        {
            return (changes, []);
        }
    }

    private static ChangedRow Row(JsonElement row)
    {
        var (before, after) = (Values(row, "before"), Values(row, "after"));
        var values = before.Keys.Union(after.Keys).Select(c => new ChangedValue(c, before.GetValueOrDefault(c), after.GetValueOrDefault(c))).Where(v => v.Before != v.After);
        return new(Text(row, "table"), Text(row, "key"), Text(row, "change"), [.. values]);
    }

    private static Dictionary<string, string?> Values(JsonElement row, string name) =>
        row.TryGetProperty(name, out var values) && values.ValueKind == JsonValueKind.Object
            ? values.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.ValueKind == JsonValueKind.Null ? null : p.Value.ToString())
            : [];

    private static string Text(JsonElement row, string name) => row.TryGetProperty(name, out var value) ? value.ToString() : "";
}
