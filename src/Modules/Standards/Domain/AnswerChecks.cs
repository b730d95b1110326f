using Yinling.Kernel;

namespace Yinling.Standards.Domain;

/// <summary>What is wrong with the answers of a stage before it may be put in force.</summary>
internal static class AnswerChecks
{
    public const int LongestNote = 200, LongestReason = 300;

    /// <param name="records">What the frozen figures say.</param>
    /// <param name="own">Total of the self-assessment; null for that itself.</param>
    public static IEnumerable<Problem> Find(StandardDefinition standard, Answers answers, ScoreProposal records, ScoreStage stage, Hundredths? own)
    {
        foreach (var item in standard.Items)
        {
            var answer = answers.Of(item);
            var name = $"{item.Number} {item.Name}";
            if (answer is null) { yield return new("STD-40", $"“{name}”还没有回答。请打开这一项，选一个最符合的。"); continue; }
            if (answer.Levels.Any(l => l < 0 || l >= item.Levels.Count) || (item.Scoring != ScoringKind.Checklist && answer.Levels.Count > 1) || answer.Levels.Distinct().Count() != answer.Levels.Count)
                yield return new("STD-41", $"“{name}”选的答案不在标准里，或者选了不止一个。请重新选。");
            foreach (var problem in CheckNote(item, answer.Note)) yield return problem;
            var fromRecords = item.IsWhollyBound ? records.Items.First(i => i.Item.Key == item.Key) : null;
            if (fromRecords is not null && !Scoring.FromRecords(fromRecords).Levels.Order().SequenceEqual(answer.Levels.Order()))
            {
                if (stage == ScoreStage.Own) yield return new("STD-43", $"“{name}”由系统按记录打分，不能自己改。分数不对，请先把记录补齐。");
                else if (answer.Note is null) yield return new("STD-44", $"“{name}”的分和系统按记录打的分不一样，请写明为什么。");
            }
            if (item.Evidence is { } evidence && !item.IsWhollyBound && item.PointsOf(answer) > Hundredths.Zero && answer.Note is null)
                yield return new("STD-45", $"“{name}”得了分，请写明凭什么：{evidence}在哪里、编号或日期。");
        }
        if (answers.Bonuses.Any(b => standard.Bonuses.All(k => k.Number != b)) || answers.Vetoes.Any(v => standard.Vetoes.All(k => k.Number != v)))
            yield return new("STD-41", "选的加分项或否决项不在标准里。请重新选。");
        foreach (var problem in Overall(standard, answers, own)) yield return problem;
    }

    public static IEnumerable<Problem> CheckNote(StandardItem item, string? note) =>
        Problem.If(note?.Length > LongestNote, "STD-42", $"“{item.Number} {item.Name}”的说明不超过 {LongestNote} 个字。");

    private static IEnumerable<Problem> Overall(StandardDefinition standard, Answers answers, Hundredths? own)
    {
        if (own is { } first && Scoring.Distance(standard.Total(answers), first) > standard.DifferenceLimit && string.IsNullOrWhiteSpace(answers.Reason))
            yield return new("STD-46", $"总分和自评差了 {Scoring.Distance(standard.Total(answers), first)} 分，超过 {standard.DifferenceLimit} 分，请写明原因。", "reason");
        if (answers.Reason?.Length > LongestReason) yield return new("STD-47", $"原因不超过 {LongestReason} 个字。", "reason");
    }
}
