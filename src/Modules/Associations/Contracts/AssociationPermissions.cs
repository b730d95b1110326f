using Yinling.Platform.Access;

namespace Yinling.Associations.Contracts;

/// <summary>What people may do with associations.</summary>
public static class AssociationPermissions
{
    public static readonly Permission Read = new(
        "associations.read", "查看协会",
        Role.Clerk, Role.Reviewer, Role.Head, Role.VillageClerk, Role.AssociationHead, Role.Viewer);

    /// <summary>Everything on an association's own page: officers, members, places, ledger, activities.</summary>
    public static readonly Permission Edit = new("associations.edit", "修改协会", Role.Clerk, Role.VillageClerk, Role.AssociationHead);

    /// <summary>See officers' telephone numbers whole, one at a time and on record; everybody else who reads sees them masked.</summary>
    public static readonly Permission Phone = new("associations.phone", "查看班子成员电话", Role.Clerk, Role.Head, Role.VillageClerk, Role.AssociationHead);

    /// <summary>Say whom the heads of associations below call.</summary>
    public static readonly Permission Contact = new("associations.contact", "填联系电话", Role.Clerk, Role.Head, Role.VillageClerk);

    /// <summary>Set one up or close it.</summary>
    public static readonly Permission Register = new("associations.register", "新建和停止协会", Role.Clerk, Role.VillageClerk);

    /// <summary>Decide for a province what counts as regularly active.</summary>
    public static readonly Permission SetRule = new("associations.rule", "设定协会统计口径", Role.Head);
}

/// <summary>An association's key, as it stands in addresses: /associations/341022/0193….</summary>
/// <param name="County">First six digits of its division.</param>
public sealed record AssociationRef(int County, Guid Id);
