using Yinling.Platform.Access;

namespace Yinling.Access.Contracts;

/// <summary>What people may do with accounts and the audit.</summary>
public static class AccessPermissions
{
    public const string ManageCode = "access.manage";
    public const string ReadAuditCode = "audit.read";

    /// <summary>Accounts and posts within the division; which posts exactly is <c>PostRules</c>' matter.</summary>
    public static readonly Permission Manage = new(ManageCode, "管理账号", Role.SecurityAdministrator, Role.Head);

    public static readonly Permission ReadAudit = new(ReadAuditCode, "查看操作记录", Role.Auditor);
}
