using Yinling.Platform.Access;

namespace Yinling.Indicators.Contracts;

/// <summary>What people may do with figures. Records behind a figure need the permission of the set that counts them.</summary>
public static class FigurePermissions
{
    /// <summary>Figures of the division of a post and below it; sums name nobody.</summary>
    public static readonly Permission Read = new(
        "figures.read", "查看统计数字",
        Role.Clerk, Role.Reviewer, Role.Head, Role.VillageClerk, Role.AssociationHead, Role.Viewer);
}
