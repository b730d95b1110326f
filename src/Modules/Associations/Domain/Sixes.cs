namespace Yinling.Associations.Domain;

/// <summary>One thing looked at in an association's records.</summary>
/// <param name="Said">What the records say: 章程 4 个部分齐全.</param>
/// <param name="Part">Where the records are, after the association's address.</param>
internal sealed record SixesFact(string Name, bool IsMet, string Said, string Part);

/// <summary>One of the six, with the facts it rests on.</summary>
internal sealed record SixesItem(string Name, IReadOnlyList<SixesFact> Facts)
{
    public int Met => Facts.Count(f => f.IsMet);
    public bool IsWhole => Met == Facts.Count;
}

/// <summary>What is known of an association's records for the two lists, counted for the twelve calendar months that end with this one unless it says otherwise.</summary>
internal sealed record SixesEvidence(
    int CharterParts, bool HasPresident, int Officers, bool TermOverdue, bool RegisteredOrFiled, int Meetings, int Resolutions, bool ReviewedThisYear, int DisclosedQuarters,
    int Rules, int Channels, int ActiveMonths, int MonthsNeeded, int Categories, bool PlanThisYear, bool HasVenue, int SportActivities, int RightsActivities);

/// <summary>
/// 六化 (A30) and 六个一 (A31) as seen from the records. The documents name the six and say nothing of when one is reached: what is looked at
/// is this product's reading of them, and the page says so.
/// </summary>
/// <remarks>Source: S-001 A30, A31; eleven categories B21, B22; seven channels B19; eight rules B11, A23.</remarks>
internal static class Sixes
{
    /// <summary>Kinds of work an association of many kinds does. Source: domain.md §3.3 item 6.2, upper band.</summary>
    public const int ManyCategories = 6;

    public const int SeveralChannels = 2;
    public const int AllRules = 8;

    public static IReadOnlyList<SixesItem> Standards(SixesEvidence e) =>
    [
        new("组织规范化",
        [
            new("章程四个部分齐全", e.CharterParts == 4, $"有 {e.CharterParts} 个部分", "/charter"), new("有会长在任", e.HasPresident, e.HasPresident ? "有" : "没有", ""),
            new("班子没有过期", !e.TermOverdue, e.TermOverdue ? "该换届了" : "没有过期", ""), new("登记或备案有效", e.RegisteredOrFiled, e.RegisteredOrFiled ? "有效" : "没有，或者过期了", ""),
        ]),
        new("决策民主化",
        [
            new("开会", e.Meetings > 0, $"近12个月 {e.Meetings} 次", "/meetings"), new("会上有决议", e.Resolutions > 0, $"近12个月 {e.Resolutions} 项", "/meetings"),
            new("今年民主评议", e.ReviewedThisYear, e.ReviewedThisYear ? "评过" : "还没评", "/reviews"), new("会务、财务公开", e.DisclosedQuarters >= 4, $"近4个季度公开了 {e.DisclosedQuarters} 个", "/disclosures"),
        ]),
        new("管理制度化", [new("八项制度", e.Rules == AllRules, $"有 {e.Rules} 项", "/rules"), new("今年有计划", e.PlanThisYear, e.PlanThisYear ? "有" : "没有", "/plan")]),
        new("经费多元化", [new($"{SeveralChannels} 个以上渠道有收入", e.Channels >= SeveralChannels, $"近12个月 {e.Channels} 个渠道", "/ledger")]),
        new("活动经常化", [new($"{e.MonthsNeeded} 个月以上有活动", e.ActiveMonths >= e.MonthsNeeded, $"近12个月 {e.ActiveMonths} 个月", "/activities")]),
        new("内容多样化", [new($"11 类里做到 {ManyCategories} 类以上", e.Categories >= ManyCategories, $"近12个月 {e.Categories} 类", "/activities")]),
    ];

    public static IReadOnlyList<SixesItem> Ones(SixesEvidence e) =>
    [
        new("一个带头人", [new("会长在任", e.HasPresident, e.HasPresident ? "有" : "没有", "")]),
        new("一支班子", [new("在任 3 人以上", e.Officers >= 3, $"{e.Officers} 人", "")]),
        new("一批文体骨干", [new("开展文体活动", e.SportActivities > 0, $"近12个月 {e.SportActivities} 次；骨干名册系统里还没有", "/activities")]),
        new("一套活动机制", [new("今年有计划", e.PlanThisYear, e.PlanThisYear ? "有" : "没有", "/plan"), new("经常开展活动", e.ActiveMonths >= e.MonthsNeeded, $"近12个月 {e.ActiveMonths} 个月，要 {e.MonthsNeeded} 个", "/activities")]),
        new("一个场所", [new("有活动场所", e.HasVenue, e.HasVenue ? "有" : "没有", "")]),
        new("一项维权机制", [new("开展维权服务", e.RightsActivities > 0, $"近12个月 {e.RightsActivities} 次", "/activities")]),
    ];
}
