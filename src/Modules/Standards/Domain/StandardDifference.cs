namespace Yinling.Standards.Domain;

/// <summary>What became of an item, or of a line, between two editions.</summary>
internal enum ChangeKind
{
    Added = 1,
    Removed = 2,

    /// <summary>Asked or written otherwise; points and conditions are the same, so results stay good.</summary>
    Reworded = 3,

    /// <summary>Points, method or conditions changed: it has to be judged anew.</summary>
    Rescored = 4,
}

/// <param name="Key">Of the item; null for a line of the standard itself.</param>
/// <param name="Before">Null when added.</param>
/// <param name="After">Null when removed.</param>
internal sealed record StandardChange(ChangeKind Kind, string? Key, string Name, string? Before, string? After)
{
    /// <summary>A result of the earlier edition cannot stand for the later.</summary>
    public bool EndsResults => Kind is ChangeKind.Removed or ChangeKind.Rescored;
}

/// <summary>What changed from one edition of a standard to another, and which results stay good.</summary>
internal static class StandardDifference
{
    public static IReadOnlyList<StandardChange> Between(StandardDefinition before, StandardDefinition after)
    {
        var (old, now) = (before.Items.ToDictionary(i => i.Key), after.Items.ToDictionary(i => i.Key));
        return
        [
            .. Line("名称", before.Name, after.Name), .. Line("标注", before.Notice, after.Notice), .. Line("依据", before.Basis, after.Basis),
            .. Line("满分", before.Total + "分", after.Total + "分"), .. Line("达标线", before.PassLine + "分", after.PassLine + "分"),
            .. Line("星级", Stars(before), Stars(after)),
            .. Line("一票否决", Join(before.Vetoes.Select(v => v.Text)), Join(after.Vetoes.Select(v => v.Text))),
            .. Line("加分", Join(before.Bonuses.Select(b => $"{b.Text} {b.Points}分")), Join(after.Bonuses.Select(b => $"{b.Text} {b.Points}分"))),
            .. Line("加分上限", before.MostBonus + "分", after.MostBonus + "分"),
            .. Line("两次打分相差超过要写原因", before.DifferenceLimit + "分", after.DifferenceLimit + "分"),
            .. Line("公示天数", before.NoticeDays + "天", after.NoticeDays + "天"), .. Line("有效期", before.ValidYears + "年", after.ValidYears + "年"),
            .. before.Items.Where(i => !now.ContainsKey(i.Key)).Select(i => new StandardChange(ChangeKind.Removed, i.Key, Named(i), Scoring(i), null)),
            .. after.Items.SelectMany(i => old.TryGetValue(i.Key, out var was) ? Item(was, i) : [new(ChangeKind.Added, i.Key, Named(i), null, Scoring(i))]),
        ];
    }

    /// <summary>Whether a result of an item in the earlier edition holds in the later: the same item, the same points, judged the same way.</summary>
    public static bool Carries(StandardItem before, StandardItem after) =>
        before.Key == after.Key && before.Points == after.Points && before.Method == after.Method && before.Scoring == after.Scoring && before.Levels.SequenceEqual(after.Levels);

    private static IEnumerable<StandardChange> Item(StandardItem was, StandardItem now)
    {
        if (!Carries(was, now)) yield return new(ChangeKind.Rescored, now.Key, Named(now), Scoring(was), Scoring(now));
        else if ((was.Number, was.Name, was.Question, was.Criteria, was.Evidence) != (now.Number, now.Name, now.Question, now.Criteria, now.Evidence))
            yield return new(ChangeKind.Reworded, now.Key, Named(now), Words(was), Words(now));
    }

    private static string Named(StandardItem item) => $"{item.Number} {item.Name}";

    private static string Scoring(StandardItem item) => $"{item.Points}分，{item.Method.InChinese}，{item.Scoring.InChinese}：{string.Join("；", item.Levels.Select(l => $"{l.Text} {l.Points}分{Conditions(l)}"))}";

    private static string Conditions(ScoringLevel level) =>
        level.IsBound ? $"（{string.Join("，", level.Conditions.Select(c => $"{c.Indicator} [{c.From?.ToString() ?? "-"}, {c.To?.ToString() ?? "-"})"))}）" : "";

    private static string Words(StandardItem item) => Join([item.Number, item.Name, item.Question, item.Criteria, item.Evidence ?? "不用证明材料"]);

    private static string Stars(StandardDefinition standard) => Join(standard.Stars.Select(s => $"{s.Name} [{s.From}, {s.To?.ToString() ?? "满分"}{(s.To is null ? "]" : ")")} {s.DecidedBy}"));

    private static string Join(IEnumerable<string> parts) => string.Join("；", parts) is { Length: > 0 } text ? text : "没有";

    private static IEnumerable<StandardChange> Line(string name, string? before, string? after) =>
        before == after ? [] : [new(ChangeKind.Reworded, null, name, before ?? "没有", after ?? "没有")];
}
