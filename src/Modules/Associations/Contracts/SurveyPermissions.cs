using Yinling.Platform.Access;

namespace Yinling.Associations.Contracts;

/// <summary>What people may do with baseline surveys (摸底).</summary>
public static class SurveyPermissions
{
    public static readonly Permission Read = new("surveys.read", "查看摸底", Role.Clerk, Role.Reviewer, Role.Head, Role.VillageClerk, Role.Viewer);

    /// <summary>Start and end surveys of the offices below.</summary>
    public static readonly Permission Manage = new("surveys.manage", "组织摸底", Role.Clerk, Role.Head);

    /// <summary>Answer: import a table, fill in the form, undo an import.</summary>
    public static readonly Permission Answer = new("surveys.answer", "填报摸底", Role.Clerk, Role.VillageClerk);
}
