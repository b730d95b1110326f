using Yinling.Platform.Access;

namespace Yinling.Divisions.Contracts;

/// <summary>What people may do with the tree.</summary>
public static class DivisionPermissions
{
    /// <summary>The tree is public knowledge: everyone with a post reads it.</summary>
    public static readonly Permission Read = new("divisions.read", "查看区划", Enum.GetValues<Role>());

    public static readonly Permission Manage = new("divisions.manage", "维护区划", Role.SystemAdministrator);
}
