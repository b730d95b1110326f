namespace Yinling.Standards.Domain;

/// <summary>The names people see.</summary>
internal static class StandardWords
{
    extension(AssessmentMethod method)
    {
        public string InChinese => method switch
        {
            AssessmentMethod.Records => "系统取数",
            AssessmentMethod.Documents => "查阅资料",
            AssessmentMethod.Site => "现场查看",
            AssessmentMethod.Interview => "访谈",
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
        };
    }

    extension(ScoringKind kind)
    {
        public string InChinese => kind switch
        {
            ScoringKind.Graded => "分档",
            ScoringKind.Checklist => "清单",
            ScoringKind.Judged => "判断",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    extension(StandardState state)
    {
        public string InChinese => state switch
        {
            StandardState.Draft => "草稿",
            StandardState.Issued => "已发布",
            StandardState.Withdrawn => "已停用",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }
}
