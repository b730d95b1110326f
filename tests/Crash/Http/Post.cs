using System.Globalization;
using Yinling.Kernel;

namespace Yinling.Crash.Http;

/// <summary>One form somebody sends. <paramref name="Key"/> is its request key, and the text by which its row is known again.</summary>
internal sealed record Post(string Key, string Page, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Where each kind of row is kept: the table, and the column that holds the key.</summary>
    public static readonly (string Table, string Column)[] Rows =
    [
        ("associations_ledger_entry", "summary"),
        ("associations_activity", "title"),
        ("associations_member", "name"),
    ];

    public static Post Random(string key, string association, Random dice)
    {
        var today = TimeProvider.System.BeijingToday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return dice.Next(3) switch
        {
            0 => new(key, association + "/ledger", Form(("Kind", "Fiscal"), ("Amount", "12.50"), ("On", today), ("Summary", key))),
            1 => new(key, association + "/activities", Form(("Category", "DigitalAssistance"), ("On", today), ("People", "23"), ("Title", key))),
            _ => new(key, association + "/members", Form(("Name", key), ("Sex", "Female"), ("JoinedOn", today))),
        };
    }

    private static KeyValuePair<string, string>[] Form(params (string Name, string Value)[] fields) => [.. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))];
}
