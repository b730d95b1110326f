using Yinling.Indicators.Contracts;
using Yinling.Kernel;

namespace Yinling.Standards.Domain;

/// <summary>What is wrong with a standard as a whole. A draft may be wrong; what is issued may not.</summary>
internal static class StandardChecks
{
    private const int LongestName = StandardDefinition.LongestName, LongestText = StandardDefinition.LongestText, LongestNumber = StandardDefinition.LongestNumber, MostDomains = 30, MostItems = 200, MostLevels = 12, MostStars = 8;
    private const int LongestNotice = 30, LongestValidity = 10, ShortestNotice = 7;

    /// <param name="known">Indicators that speak of the standard's subjects, by code.</param>
    public static IReadOnlyList<Problem> Find(StandardDefinition standard, IReadOnlyDictionary<string, Indicator> known) =>
    [
        .. Head(standard), .. Numbers(standard), .. Sums(standard),
        .. standard.Items.SelectMany(i => Item(i).Concat(Levels(i, known))),
        .. standard.Vetoes.SelectMany(v => Bounds($"否决项 {v.Number}", v.Conditions, known)), .. Lines(standard),
    ];

    /// <summary>One item by itself: what is refused already while it is edited.</summary>
    public static IEnumerable<Problem> Item(StandardItem item) =>
    [
        .. Text(item.Number, LongestNumber, $"指标“{item.Name}”的编号", "number"),
        .. Text(item.Name, LongestName, $"指标 {item.Number} 的名称", "name"),
        .. Text(item.Question, LongestText, $"指标 {item.Number} 问协会的话", "question"),
        .. Text(item.Criteria, LongestText, $"指标 {item.Number} 的赋分标准", "criteria"),
        .. Problem.If(item.Points <= Hundredths.Zero, "STD-03", $"指标 {item.Number} 的分值要大于 0。", "points"),
        .. Problem.If(item.Levels.Count is 0 or > MostLevels, "STD-03", $"指标 {item.Number} 要有 1 到 {MostLevels} 档(项)。", "levels"),
        .. item.Levels.SelectMany(l => Text(l.Text, LongestName, $"指标 {item.Number} 的一档(项)的说明", "levels")),
    ];

    private static IEnumerable<Problem> Head(StandardDefinition standard) =>
    [
        .. Text(standard.Name, LongestName, "标准名称", "name"),
        .. Text(standard.Basis, LongestText, "依据", "basis"),
        .. Problem.If(standard.Notice?.Length > LongestName, "STD-02", $"标注不超过 {LongestName} 个字。", "notice"),
        .. Problem.If(standard.Domains.Count is 0 or > MostDomains || standard.Items.Count() is 0 or > MostItems, "STD-02", $"标准要有 1 到 {MostDomains} 个方面、1 到 {MostItems} 个指标。", "domains"),
        // Source: domain.md §3.3 过程不变式 (公示≥7天).
        .. Problem.If(standard.NoticeDays is < ShortestNotice or > LongestNotice, "STD-02", $"公示天数应在 {ShortestNotice} 到 {LongestNotice} 天之间。", "noticeDays"),
        .. Problem.If(standard.ValidYears is < 1 or > LongestValidity, "STD-02", $"有效期应在 1 到 {LongestValidity} 年之间。", "validYears"),
        .. standard.Domains.SelectMany(d => Text(d.Name, LongestName, $"第 {d.Number} 个方面的名称", "domains")),
    ];

    private static IEnumerable<Problem> Numbers(StandardDefinition standard) =>
        Twice("方面", standard.Domains.Select(d => d.Number)).Concat(Twice("指标", standard.Items.Select(i => i.Number))).Concat(Twice("指标", standard.Items.Select(i => i.Key)))
            .Concat(Twice("加分项", standard.Bonuses.Select(b => b.Number))).Concat(Twice("否决项", standard.Vetoes.Select(v => v.Number)));

    private static IEnumerable<Problem> Twice(string what, IEnumerable<string> numbers) => numbers.GroupBy(n => n).Where(g => g.Count() > 1)
        .Select(g => new Problem("STD-04", $"{what}编号 {g.Key} 用了 {g.Count()} 次。每个编号只能用一次。", "number"));

    private static IEnumerable<Problem> Sums(StandardDefinition standard)
    {
        foreach (var domain in standard.Domains)
        {
            var sum = domain.Items.Sum(i => i.Points);
            if (sum != domain.Points) yield return new("STD-05", $"“{domain.Name}”写的是 {domain.Points} 分，下面的指标加起来是 {sum} 分。请改成一致。", "domains");
        }
        var whole = standard.Domains.Sum(d => d.Points);
        if (whole != standard.Total) yield return new("STD-05", $"满分写的是 {standard.Total} 分，各方面加起来是 {whole} 分。请改成一致。", "total");
        if (standard.MostBonus > standard.Bonuses.Sum(b => b.Points)) yield return new("STD-05", $"加分上限 {standard.MostBonus} 分，比所有加分项加起来还多。", "mostBonus");
    }

    private static IEnumerable<Problem> Levels(StandardItem item, IReadOnlyDictionary<string, Indicator> known)
    {
        var name = $"指标 {item.Number}";
        if (item.Levels.Count > 0 && item.Most != item.Points)
            yield return new("STD-06", item.Scoring == ScoringKind.Checklist ? $"{name} 满分 {item.Points} 分，各项加起来是 {item.Most} 分。" : $"{name} 满分 {item.Points} 分，最高一档是 {item.Most} 分。", "levels");
        if (item.Scoring == ScoringKind.Graded && item.Levels.Any(l => !l.IsBound)) yield return new("STD-06", $"{name} 是分档的，每一档都要写按哪个指标、从多少到多少；要由人来定的，请改为“判断”。", "levels");
        if (item.Scoring == ScoringKind.Judged && item.IsBound) yield return new("STD-06", $"{name} 由人判断，各档不再写条件；要按数字定的，请改为“分档”。", "levels");
        if (item.Method == AssessmentMethod.Records && !item.IsWhollyBound) yield return new("STD-06", $"{name} 写的是系统取数，但有的档(项)没有对应的指标。请补上，或者改为查阅资料。", "method");
        foreach (var problem in item.Levels.SelectMany(l => Bounds(name, l.Conditions, known))) yield return problem;
        if (item.Scoring == ScoringKind.Graded) foreach (var problem in Bands(name, item.Levels)) yield return problem;
    }

    /// <summary>Bands over one indicator meet each other: what lies in a gap would silently score 0, what lies in two the first.</summary>
    private static IEnumerable<Problem> Bands(string name, IReadOnlyList<ScoringLevel> levels)
    {
        if (levels.Any(l => l.Conditions.Count != 1) || levels.Select(l => l.Conditions[0].Indicator).Distinct().Count() != 1) yield break;
        foreach (var problem in Meeting(name, [.. levels.Select(l => (l.Text, l.Conditions[0].From ?? Hundredths.Zero, l.Conditions[0].To))])) yield return problem;
    }

    /// <param name="bands">[From, To) each; null: open upwards.</param>
    private static IEnumerable<Problem> Meeting(string name, IReadOnlyList<(string Text, Hundredths From, Hundredths? To)> bands)
    {
        var ordered = bands.OrderBy(b => b.From).ToList();
        foreach (var (lower, upper) in ordered.Zip(ordered.Skip(1)))
        {
            if (lower.To is not { } end || end > upper.From) yield return new("STD-07", $"{name}：“{lower.Text}”和“{upper.Text}”有重叠，从 {upper.From} 起两档都算。请把前一档的上限改为 {upper.From}。", "levels");
            else if (end < upper.From) yield return new("STD-07", $"{name}：“{lower.Text}”到 {end} 为止，“{upper.Text}”从 {upper.From} 开始，中间空了一段。", "levels");
        }
        if (ordered.Count > 0 && ordered[^1].To is { } top) yield return new("STD-07", $"{name}：最高一档到 {top} 为止，再高就没有档了。请把它的上限空着。", "levels");
    }

    private static IEnumerable<Problem> Bounds(string name, IReadOnlyList<Condition> conditions, IReadOnlyDictionary<string, Indicator> known)
    {
        foreach (var condition in conditions)
        {
            if (!known.ContainsKey(condition.Indicator)) yield return new("STD-08", $"{name} 用的指标“{condition.Indicator}”没有，或者不能用来给协会打分。请换一个。", "levels");
            else if (condition is { From: null, To: null }) yield return new("STD-08", $"{name}：“{known[condition.Indicator].Text.Name}”要写从多少起，或者不到多少。", "levels");
            else if (condition is { From: { } from, To: { } to } && from >= to) yield return new("STD-08", $"{name}：从 {from} 到 {to} 里没有数。下限要小于上限。", "levels");
        }
    }

    private static IEnumerable<Problem> Lines(StandardDefinition standard) =>
    [
        .. Problem.If(standard.PassLine <= Hundredths.Zero || standard.PassLine > standard.Total, "STD-09", $"达标线应大于 0、不超过满分 {standard.Total} 分。", "passLine"),
        .. Problem.If(standard.Stars.Count > MostStars || standard.Stars.Any(s => s.From > standard.Total), "STD-09", $"星级最多 {MostStars} 档，起点不超过满分 {standard.Total} 分。", "stars"),
        .. standard.Stars.SelectMany(s => Text(s.Name, LongestNumber, "星级名称", "stars")),
        .. Meeting("星级", [.. standard.Stars.Select(s => (s.Name, s.From, s.To))]).Select(p => p with { Field = "stars" }),
    ];

    private static IEnumerable<Problem> Text(string text, int most, string what, string field) =>
        Problem.If(string.IsNullOrWhiteSpace(text) || text.Trim().Length > most, "STD-02", $"请填{what}，不超过 {most} 个字。", field);
}
