using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>Something an association's head is to do, in plain words.</summary>
/// <param name="Part">Page below the association's address where it is done.</param>
internal sealed record Chore(string Text, string Hint, string Part);

/// <summary>What is due for an association today, and what its record lacks: the same facts that its profile counts, put as things to do.</summary>
internal static class HeadsChores
{
    /// <summary>Told this many days ahead, so that there is time for a meeting or a paper.</summary>
    private const int Ahead = 60;

    /// <summary>An election takes longer: people have to be asked and members called together.</summary>
    public const int TermAhead = 90;

    /// <param name="expires">When the valid registration or filing runs out; null when there is none or it has no end.</param>
    /// <param name="termEnds">When the first term of somebody in office ends; null when none is set.</param>
    /// <param name="activeThisMonth">An activity of this month is recorded.</param>
    /// <param name="oldestOpen">Oldest month with entries that is over and not closed; null when all are closed.</param>
    public static IEnumerable<Chore> Due(DateOnly today, DateOnly? expires, DateOnly? termEnds, bool activeThisMonth, Month? oldestOpen)
    {
        if (expires < today) yield return new("登记备案过期了", $"{expires.Value.InChinese}到期的，请找镇里续办", "/registrations/new");
        else if (expires <= today.AddDays(Ahead)) yield return new("登记备案快到期了", $"到{expires.Value.InChinese}，请早点续办", "/registrations/new");
        if (termEnds < today) yield return new("该换届了", $"任期{termEnds.Value.InChinese}就满了", "/elections/new");
        else if (termEnds <= today.AddDays(TermAhead)) yield return new("快要换届了", $"任期到{termEnds.Value.InChinese}，早点商量人选", "/elections/new");
        if (!activeThisMonth) yield return new("这个月还没有记活动", "做过的活动都记下来，小活动也算", "/activities/log");
        if (oldestOpen is { } month) yield return new($"{month.FirstDay.Year}年{month.FirstDay.Month}月的账还没有结", "对一对钱和账，对上了就结账", "/ledger/close");
    }

    /// <summary>What keeps the association from being counted, nearest to mend first.</summary>
    /// <remarks>Source: S-001 (临政〔2023〕68号) B08–B19; S-000 (贵州 2012) A08–A11.</remarks>
    /// <param name="overdue">Things of this year's plan whose month is over and which nothing has done.</param>
    public static IEnumerable<Chore> Lacks(AssociationProfile profile, int overdue = 0)
    {
        if (overdue > 0) yield return new($"计划里有 {overdue} 件事过了月份还没做", "做了的连上那次活动，没做的补上", "/plan");
        if (!profile.RegularlyActive) yield return new($"活动还差 {profile.MonthsNeeded - profile.ActiveMonths12} 个月", $"一年里要有 {profile.MonthsNeeded} 个月有活动，现在有 {profile.ActiveMonths12} 个月", "/activities/log");
        if (!profile.HasFunding) yield return new("没有经费来源", "一年里收到过钱的，记一笔就有了", "/ledger/book");
        if (!profile.HasVenue) yield return new("没有活动场所", "自己的、和村里合用的都算", "/places/new");
        if (!profile.HasPresident) yield return new("没有登记会长", "登记现在的会长是谁", "/officers/new");
        if (profile is { Registered: false, Filed: false, RegistrationExpired: false }) yield return new("没有登记，也没有备案", "有证书或备案号的，照着填", "/registrations/new");
        if (!profile.MembersListed) yield return new("没有会员名单", profile.Members > 0 ? $"现在只有总数 {profile.Members} 人，慢慢把名字记上" : "先把会员的名字记上", "/members");
    }
}
