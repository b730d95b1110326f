using Yinling.Platform.Access;

namespace Yinling.Standards.Contracts;

/// <summary>What people may do with standards.</summary>
public static class StandardPermissions
{
    /// <summary>Standards are public documents; scores need <see cref="Propose"/>.</summary>
    public static readonly Permission Read = new("standards.read", "查看标准", Role.Clerk, Role.Reviewer, Role.Head, Role.Viewer, Role.VillageClerk, Role.AssociationHead);

    /// <summary>What the records of associations would score; an association's head sees that of the own one.</summary>
    public static readonly Permission Propose = new("standards.propose", "查看建议分", Role.Clerk, Role.Reviewer, Role.Head, Role.Viewer, Role.VillageClerk, Role.AssociationHead);

    /// <summary>Make and change standards of one's own office, counties and above.</summary>
    public static readonly Permission Define = new("standards.define", "制定标准", Role.Clerk, Role.Head);

    /// <summary>Release a standard, or withdraw it.</summary>
    public static readonly Permission Issue = new("standards.issue", "发布标准", Role.Head);

    public static readonly Permission[] All = [Read, Propose, Define, Issue];
}
