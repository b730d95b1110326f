using Yinling.Platform.Access;

namespace Yinling.Standards.Contracts;

/// <summary>What people may do in assessments. At which level a post must be is the steps' matter.</summary>
public static class AssessmentPermissions
{
    public static readonly Permission Read = new("assessments.read", "查看评定", Role.Clerk, Role.Reviewer, Role.Head, Role.Viewer, Role.VillageClerk, Role.AssociationHead);

    /// <summary>Begin one, put its results on public notice, answer objections; a county's.</summary>
    public static readonly Permission Run = new("assessments.run", "组织评定", Role.Clerk, Role.Head);

    /// <summary>Score the own association, or one of the own village.</summary>
    public static readonly Permission ScoreOwn = new("assessments.own", "自评", Role.VillageClerk, Role.AssociationHead);

    /// <summary>Verify in a township, accept and countersign in a county.</summary>
    public static readonly Permission Accept = new("assessments.accept", "核实和验收", Role.Clerk, Role.Reviewer, Role.Head);

    /// <summary>Decide who is at the standard.</summary>
    public static readonly Permission Decide = new("assessments.decide", "认定", Role.Head);

    public static readonly Permission[] All = [Read, Run, ScoreOwn, Accept, Decide];
}
