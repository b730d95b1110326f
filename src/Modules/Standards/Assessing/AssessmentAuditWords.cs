namespace Yinling.Standards.Assessing;

/// <summary>What people read in the audit.</summary>
internal static class AssessmentAuditWords
{
    public static readonly (string Code, string Text)[] All =
    [
        ("assessments.begin", "开始评定"), ("assessments.invite", "把新协会加进评定"), ("assessments.save", "打分"), ("assessments.submit", "提交自评"), ("assessments.verify", "核实自评"),
        ("assessments.accept", "验收"), ("assessments.countersign", "会签"), ("assessments.return", "退回评定"), ("assessments.post", "公示评定结果"), ("assessments.object", "提出异议"),
        ("assessments.reply", "答复异议"), ("assessments.decide", "认定达标"),
        ("standards_campaign", "评定"), ("standards_assessment", "协会的评定"), ("standards_assessment_step", "评定经过"), ("standards_score_sheet", "评分表"), ("standards_objection", "异议"),
    ];
}
