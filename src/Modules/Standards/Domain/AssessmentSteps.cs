using Yinling.Kernel;

namespace Yinling.Standards.Domain;

/// <summary>How far the assessment of one association is.</summary>
internal enum AssessmentState
{
    /// <summary>自评中.</summary>
    Scoring = 1,

    /// <summary>待乡镇核实.</summary>
    Submitted = 2,

    /// <summary>待县验收.</summary>
    Verified = 3,

    /// <summary>待会签: accepted by one person of the team.</summary>
    Countersigning = 4,

    /// <summary>待公示.</summary>
    Accepted = 5,

    /// <summary>公示中.</summary>
    OnNotice = 6,

    /// <summary>达标.</summary>
    Attained = 7,

    /// <summary>未达标.</summary>
    NotAttained = 8,
}

/// <summary>What people do with an assessment.</summary>
internal enum AssessmentAct
{
    /// <summary>提交自评.</summary>
    Submit = 1,

    /// <summary>核实.</summary>
    Verify = 2,

    /// <summary>验收.</summary>
    Accept = 3,

    /// <summary>会签.</summary>
    Countersign = 4,

    /// <summary>退回 to the step before.</summary>
    Return = 5,

    /// <summary>公示.</summary>
    Post = 6,

    /// <summary>异议成立: back to be accepted anew.</summary>
    Uphold = 7,

    /// <summary>认定.</summary>
    Decide = 8,
}

/// <param name="By">Level of the office whose people do it; village stands for the association as well.</param>
/// <param name="To">The state after it.</param>
internal sealed record AssessmentStepRule(AssessmentAct Act, AssessmentState From, AssessmentState To, DivisionLevel By, bool NeedsReason = false);

/// <summary>The only ways from state to state. Source: 临政〔2023〕68号 三 第三阶段 (自评的基础上组织评估验收); domain.md §3.3.</summary>
internal static class AssessmentSteps
{
    public static readonly IReadOnlyList<AssessmentStepRule> All =
    [
        new(AssessmentAct.Submit, AssessmentState.Scoring, AssessmentState.Submitted, DivisionLevel.Village),
        new(AssessmentAct.Verify, AssessmentState.Submitted, AssessmentState.Verified, DivisionLevel.Township),
        new(AssessmentAct.Return, AssessmentState.Submitted, AssessmentState.Scoring, DivisionLevel.Township, NeedsReason: true),
        new(AssessmentAct.Accept, AssessmentState.Verified, AssessmentState.Countersigning, DivisionLevel.County),
        new(AssessmentAct.Return, AssessmentState.Verified, AssessmentState.Submitted, DivisionLevel.County, NeedsReason: true),
        new(AssessmentAct.Countersign, AssessmentState.Countersigning, AssessmentState.Accepted, DivisionLevel.County),
        new(AssessmentAct.Return, AssessmentState.Countersigning, AssessmentState.Verified, DivisionLevel.County, NeedsReason: true),
        new(AssessmentAct.Post, AssessmentState.Accepted, AssessmentState.OnNotice, DivisionLevel.County),
        new(AssessmentAct.Uphold, AssessmentState.OnNotice, AssessmentState.Verified, DivisionLevel.County, NeedsReason: true),
        new(AssessmentAct.Decide, AssessmentState.OnNotice, AssessmentState.Attained, DivisionLevel.County),
        new(AssessmentAct.Decide, AssessmentState.OnNotice, AssessmentState.NotAttained, DivisionLevel.County),
    ];

    /// <returns>Null when the act is not declared for the state.</returns>
    public static AssessmentStepRule? Find(AssessmentAct act, AssessmentState from) => All.FirstOrDefault(r => r.Act == act && r.From == from);
}

/// <summary>The names people see.</summary>
internal static class AssessmentWords
{
    extension(AssessmentState state)
    {
        public string InChinese => state switch
        {
            AssessmentState.Scoring => "自评中",
            AssessmentState.Submitted => "待乡镇核实",
            AssessmentState.Verified => "待县验收",
            AssessmentState.Countersigning => "待会签",
            AssessmentState.Accepted => "待公示",
            AssessmentState.OnNotice => "公示中",
            AssessmentState.Attained => "达标",
            AssessmentState.NotAttained => "未达标",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    extension(AssessmentAct act)
    {
        public string InChinese => act switch
        {
            AssessmentAct.Submit => "提交自评",
            AssessmentAct.Verify => "核实",
            AssessmentAct.Accept => "验收",
            AssessmentAct.Countersign => "会签",
            AssessmentAct.Return => "退回",
            AssessmentAct.Post => "公示",
            AssessmentAct.Uphold => "异议成立",
            AssessmentAct.Decide => "认定",
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
    }
}
