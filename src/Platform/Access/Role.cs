namespace Yinling.Platform.Access;

/// <summary>
/// What a post lets its holder do. System, security and audit administration are kept apart (三员分立): no one post holds two of them.
/// </summary>
public enum Role
{
    /// <summary>系统管理员: divisions, settings, backups; no accounts, no audit, no business records.</summary>
    SystemAdministrator = 1,

    /// <summary>安全管理员: accounts and posts; no business records.</summary>
    SecurityAdministrator = 2,

    /// <summary>审计员: reads the audit; changes nothing.</summary>
    Auditor = 3,

    /// <summary>经办人 of an office from province to township.</summary>
    Clerk = 4,

    /// <summary>审核人 of an office: checks and returns, does not enter.</summary>
    Reviewer = 5,

    /// <summary>负责人 of an office: accepts, signs, manages the accounts below.</summary>
    Head = 6,

    /// <summary>村(社区)经办人.</summary>
    VillageClerk = 7,

    /// <summary>老年协会会长: one association only.</summary>
    AssociationHead = 8,

    /// <summary>查看人: reads figures and lists.</summary>
    Viewer = 9,
}

/// <summary>The names people see.</summary>
public static class RoleNames
{
    extension(Role role)
    {
        public string InChinese => role switch
        {
            Role.SystemAdministrator => "系统管理员",
            Role.SecurityAdministrator => "安全管理员",
            Role.Auditor => "审计员",
            Role.Clerk => "经办人",
            Role.Reviewer => "审核人",
            Role.Head => "负责人",
            Role.VillageClerk => "村(社区)经办人",
            Role.AssociationHead => "协会会长",
            Role.Viewer => "查看人",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
        };
    }
}
