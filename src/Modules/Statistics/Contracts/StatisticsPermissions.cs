using Yinling.Platform.Access;

namespace Yinling.Statistics.Contracts;

/// <summary>What people may do with statistical forms. Filling, checking and signing hold in one's own office; accepting in an office above it.</summary>
public static class StatisticsPermissions
{
    public static readonly Permission Read = new("statistics.read", "查看报表", Role.Clerk, Role.Reviewer, Role.Head, Role.Viewer, Role.VillageClerk);

    /// <summary>Ask the offices below for a form.</summary>
    public static readonly Permission Assign = new("statistics.assign", "布置报表", Role.Clerk, Role.Head);

    public static readonly Permission Fill = new("statistics.fill", "填报表", Role.Clerk, Role.VillageClerk);

    /// <summary>Define forms of one's own office, counties and above.</summary>
    public static readonly Permission Define = new("statistics.define", "设计报表", Role.Clerk, Role.Head);

    /// <summary>Release a form for assigning, or withdraw it.</summary>
    public static readonly Permission Issue = new("statistics.issue", "发布报表", Role.Head);

    /// <summary>Never by the account that filled it in.</summary>
    public static readonly Permission Check = new("statistics.check", "复核报表", Role.Reviewer, Role.Head);

    public static readonly Permission Sign = new("statistics.sign", "签署报表", Role.Head);

    public static readonly Permission Submit = new("statistics.submit", "上报报表", Role.Clerk, Role.Head, Role.VillageClerk);

    /// <summary>Accept or return what the offices below have submitted.</summary>
    public static readonly Permission Accept = new("statistics.accept", "接收报表", Role.Reviewer, Role.Head);

    public static readonly Permission[] All = [Read, Define, Issue, Assign, Fill, Check, Sign, Submit, Accept];
}
