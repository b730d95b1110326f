using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Statistics.Contracts;

namespace Yinling.Statistics.Domain;

/// <summary>How far a form of one unit is.</summary>
internal enum SubmissionState
{
    Draft = 1,
    Filled = 2,
    Checked = 3,
    Signed = 4,
    Submitted = 5,
    Returned = 6,

    /// <summary>Accepted above and locked; only an amendment opens it again.</summary>
    Accepted = 7,
}

/// <summary>What people do with it.</summary>
internal enum FormAct
{
    Save = 1,
    Fill = 2,
    Check = 3,
    Sign = 4,
    Submit = 5,
    SendBack = 6,
    Return = 7,
    Accept = 8,
    Amend = 9,
}

/// <summary>Whose act it is.</summary>
internal enum ActingOffice
{
    /// <summary>A post at the unit itself.</summary>
    Own,

    /// <summary>A post at a level above it.</summary>
    Above,
}

/// <summary>One line of the life of a form: which act leads where, and who may.</summary>
/// <param name="To">Null: stays as it is.</param>
internal sealed record StepRule(FormAct Act, IReadOnlyList<SubmissionState> From, SubmissionState? To, ActingOffice Office, Permission Permission, bool NeedsReason = false);

/// <summary>The life of a form, as data. Source: 统计法 (审核、签署、交接、归档), S-001 B26.</summary>
internal static class SubmissionSteps
{
    public static readonly StepRule[] All =
    [
        new(FormAct.Save, [SubmissionState.Draft, SubmissionState.Returned], null, ActingOffice.Own, StatisticsPermissions.Fill),
        new(FormAct.Fill, [SubmissionState.Draft, SubmissionState.Returned], SubmissionState.Filled, ActingOffice.Own, StatisticsPermissions.Fill),
        new(FormAct.Check, [SubmissionState.Filled], SubmissionState.Checked, ActingOffice.Own, StatisticsPermissions.Check),
        new(FormAct.Sign, [SubmissionState.Checked], SubmissionState.Signed, ActingOffice.Own, StatisticsPermissions.Sign),
        new(FormAct.Submit, [SubmissionState.Signed], SubmissionState.Submitted, ActingOffice.Own, StatisticsPermissions.Submit),
        new(FormAct.SendBack, [SubmissionState.Filled, SubmissionState.Checked, SubmissionState.Signed], SubmissionState.Draft, ActingOffice.Own, StatisticsPermissions.Check, true),
        new(FormAct.Return, [SubmissionState.Submitted], SubmissionState.Returned, ActingOffice.Above, StatisticsPermissions.Accept, true),
        new(FormAct.Accept, [SubmissionState.Submitted], SubmissionState.Accepted, ActingOffice.Above, StatisticsPermissions.Accept),
        new(FormAct.Amend, [SubmissionState.Accepted], SubmissionState.Draft, ActingOffice.Own, StatisticsPermissions.Fill, true),
    ];

    /// <summary>A village has one person for forms: who fills in also submits, and the township that accepts is the second pair of eyes.</summary>
    public static readonly StepRule[] OfVillages =
    [
        .. All.Where(s => s.Act is not (FormAct.Check or FormAct.Sign or FormAct.Submit or FormAct.SendBack)),
        new(FormAct.Submit, [SubmissionState.Filled], SubmissionState.Submitted, ActingOffice.Own, StatisticsPermissions.Submit),
        new(FormAct.SendBack, [SubmissionState.Filled], SubmissionState.Draft, ActingOffice.Own, StatisticsPermissions.Fill, true),
    ];

    public static StepRule[] At(DivisionLevel level) => level == DivisionLevel.Village ? OfVillages : All;

    /// <returns>Null when the level does not know the act.</returns>
    public static StepRule? Of(FormAct act, DivisionLevel level) => Array.Find(At(level), s => s.Act == act);

    extension(SubmissionState state)
    {
        public string InChinese => state switch
        {
            SubmissionState.Draft => "填报中",
            SubmissionState.Filled => "已填报",
            SubmissionState.Checked => "已复核",
            SubmissionState.Signed => "已签署",
            SubmissionState.Submitted => "已上报",
            SubmissionState.Returned => "已退回",
            SubmissionState.Accepted => "已接收",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    extension(FormAct act)
    {
        public string InChinese => act switch
        {
            FormAct.Save => "保存",
            FormAct.Fill => "填报",
            FormAct.Check => "复核",
            FormAct.Sign => "签署",
            FormAct.Submit => "上报",
            FormAct.SendBack => "退给填表人",
            FormAct.Return => "退回",
            FormAct.Accept => "接收",
            FormAct.Amend => "更正",
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
        };
    }
}
