using Yinling.Access.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Access.Domain;

/// <summary>Which posts go together, which belong where, and who may give and take them.</summary>
internal static class PostRules
{
    private static readonly Role[] Administrators = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor];

    /// <summary>What an office's head hands out. Administrators come from the security administrator alone.</summary>
    private static readonly Role[] GivenByHeads = [Role.Clerk, Role.Reviewer, Role.Viewer, Role.VillageClerk, Role.AssociationHead];

    public static bool IsAdministrator(Role role) => Array.IndexOf(Administrators, role) >= 0;

    /// <summary>Whether a role may exist at a level.</summary>
    public static bool Fits(Role role, DivisionLevel level) => role switch
    {
        Role.VillageClerk => level == DivisionLevel.Village,
        Role.AssociationHead => level is DivisionLevel.Village or DivisionLevel.Township,
        Role.Viewer => true,
        _ => level <= DivisionLevel.Township,
    };

    /// <summary>What stops a person with these open posts from getting another one.</summary>
    /// <remarks>Source: GB/T 22239-2019 8.1.5.1–8.1.5.3: system, security and audit administration are separate (三员分立).</remarks>
    public static IEnumerable<Problem> CheckTogether(IReadOnlyCollection<Role> held, Role wanted) =>
    [
        .. Problem.If(held.Any(r => r != wanted && IsAdministrator(r) && IsAdministrator(wanted)), "ACC-01",
            "系统管理员、安全管理员、审计员不能由一人兼任。请为另一位同志开通账号。", "role"),
        .. Problem.If(held.Any(r => IsAdministrator(r) != IsAdministrator(wanted)), "ACC-02",
            "三类管理员不能兼任业务岗位。请用另一个账号办理业务。", "role"),
    ];

    /// <summary>What is wrong with the post itself.</summary>
    public static IEnumerable<Problem> CheckPlace(Role role, DivisionCode division, Guid? subject) =>
    [
        .. Problem.If(!Fits(role, division.Level), "ACC-03", $"“{role.InChinese}”不设在这一级。请换一个单位或换一个岗位。", "division"),
        .. Problem.If((role == Role.AssociationHead) != subject is not null, "ACC-04", "协会会长要选定一个协会，其他岗位不选协会。", "subject"),
    ];

    /// <summary>Whether the manager may give, end or hand over such a post, and so look after its holder.</summary>
    public static bool MayGive(Scope manager, Role role, DivisionCode division)
    {
        if (manager.IsSystem) return true;
        return manager.Posts.Any(p => p.Subject is null && p.Division.Contains(division) && p.Role switch
        {
            Role.SecurityAdministrator => true,
            Role.Head => Array.IndexOf(GivenByHeads, role) >= 0 || (role == Role.Head && p.Division != division),
            _ => false,
        });
    }

    /// <summary>What stops the manager from giving such a post.</summary>
    public static IEnumerable<Problem> CheckGive(Scope manager, Role role, DivisionCode division) =>
        Problem.If(!MayGive(manager, role, division), "ACC-05", $"您不能安排这个单位的“{role.InChinese}”。请联系上级单位办理。", "role");

    /// <summary>
    /// What stops the manager from touching an account: one's own, one of another unit, or one with a post the manager could not give.
    /// Without the last, resetting a password would be a way to climb.
    /// </summary>
    public static IEnumerable<Problem> CheckLookAfter(Scope manager, Account account, IEnumerable<Post> open) =>
    [
        .. Problem.If(manager.Account == account.Id, "ACC-06", "自己的账号要由别的管理人员来改。密码和验证器请在“我的账号”里改。"),
        .. Problem.If(!manager.May(AccessPermissions.Manage, account.Home) || open.Any(p => !MayGive(manager, p.Role, p.Where)), "ACC-07",
            "这个账号还担任您管不到的岗位，请联系上级单位或安全管理员办理。"),
    ];
}
