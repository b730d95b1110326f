using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Indicators.Contracts;

namespace Yinling.Associations.Profiles;

/// <summary>The catalogue of this module: what each figure is called, what it counts, and where the definition comes from.</summary>
internal static class AssociationIndicators
{
    private const string Guizhou = "贵州省推进会材料(2012)";
    private const string Donglinxi = "临政〔2023〕68号";
    private const string Among = "associations";

    /// <summary>Villages and communities.</summary>
    public static IndicatorSet<UnitProfile> Units() => new IndicatorSet<UnitProfile> { Group = "村(社区)", Records = AssociationPermissions.Read }
        .Column(u => u.HasAssociation, "已建会", _ => "还没有成立老年协会")
        .Count(new("units", "村(社区)数", IndicatorUnit.Units, "统计之日有效的行政村和社区的个数。", Guizhou), u => true)
        .Count(
            new("units.with_association", "已建会的村(社区)数", IndicatorUnit.Units, "至少有一个未停止活动的老年协会的村(社区)的个数；乡镇级协会不计。", Guizhou),
            u => u.HasAssociation, among: "units")
        .Ratio(new("associations.coverage", "建会率", IndicatorUnit.Percent, "已建会的村(社区)数 ÷ 村(社区)数。", Guizhou, Headline: true), "units.with_association", "units");

    /// <summary>Open associations.</summary>
    public static IndicatorSet<AssociationProfile> Associations() => new IndicatorSet<AssociationProfile> { Group = "协会", Subjects = Among, Records = AssociationPermissions.Read }
        .Column(p => p.HasFunding, "有经费来源", p => p.FundingStated ? "摸底时填报没有经费来源，也没有收支记录" : "近12个月没有收入记录")
        .Column(p => p.HasVenue, "有活动场所", p => p.VenueStated ? "摸底时填报没有活动场所，也没有场所记录" : "没有正在使用的专用或共用场所")
        .Column(p => p.RegularlyActive, "经常开展活动", p => $"近12个月有活动的月份 {p.ActiveMonths12} 个，需要 {p.MonthsNeeded} 个")
        .Column(p => p.PresidentFromCommittee, "两委兼任会长", p => p.HasPresident ? "现任会长不兼任村(社区)两委职务" : "没有登记现任会长")
        .Column(p => p.Registered, "已登记", p => p.RegistrationExpired ? "登记或备案已过期" : "没有有效的登记")
        .Column(p => p.Filed, "已备案", p => p.RegistrationExpired ? "登记或备案已过期" : "没有有效的备案")
        .Count(new("associations", "老年协会数", IndicatorUnit.Associations, "统计之日已成立、未停止活动的村级和乡镇级老年协会的个数。", Guizhou, Headline: true), p => true)
        .Counted("associations.funded", "有经费来源", "近12个月有任一渠道收入(冲正的不算)的协会；一笔账也没有的，以摸底填报为准。", Guizhou, p => p.HasFunding, headline: true)
        .Counted("associations.venue", "有活动场所", "现有专用或共用的办公、活动场所的协会；没有场所记录的，以摸底填报为准。", Guizhou, p => p.HasVenue, headline: true)
        .Counted(
            "associations.active", "经常开展活动",
            "近12个月(含本月)中有活动的月份达到规定个数(各省可设，默认9个)的协会；有记录以前的月份以摸底填报补足。", Guizhou, p => p.RegularlyActive, headline: true)
        .Counted("associations.president_from_committee", "两委兼任会长", "现任会长同时担任村(社区)党组织或村(居)委会职务的协会。", Guizhou, p => p.PresidentFromCommittee)
        .Count(new("associations.registered", "已登记的协会", IndicatorUnit.Associations, "在民政部门登记且在有效期内的协会。", Donglinxi, Brief: "已登记"), p => p.Registered, Among)
        .Count(new("associations.filed", "已备案的协会", IndicatorUnit.Associations, "在乡镇(街道)备案且在有效期内的协会。", Donglinxi, Brief: "已备案"), p => p.Filed, Among)
        .Sum(new("associations.members", "会员数", IndicatorUnit.Persons, "有会员名单的按名单在册人数，没有名单的按最近一次填报的人数。", Donglinxi), p => p.Members)
        .Sum(new("associations.women", "女会员数", IndicatorUnit.Persons, "会员中的女性，口径同会员数。", Donglinxi), p => p.Women);

    /// <summary>Income and activities by month.</summary>
    public static FlowSet<AssociationMonth> Flows() => new FlowSet<AssociationMonth> { Group = "经费和活动", Subjects = Among, Records = AssociationPermissions.Read }
        .Flow(new("ledger.income", "经费收入", IndicatorUnit.Fen, "期内七个渠道收入合计，减去期内冲正。", Donglinxi), m => m.Income)
        .Flow(Income("fiscal", "财政支持"), m => m.Fiscal)
        .Flow(Income("superior_grant", "上级部门资助"), m => m.SuperiorGrant)
        .Flow(Income("village_collective", "村(居)集体经济扶持"), m => m.VillageCollective)
        .Flow(Income("donation", "社会捐赠"), m => m.Donation)
        .Flow(Income("welfare_lottery", "福彩公益金"), m => m.WelfareLottery)
        .Flow(Income("purchased_service", "政府购买服务"), m => m.PurchasedService)
        .Flow(Income("membership_fee", "会员会费"), m => m.MembershipFee)
        .Flow(new("activities.count", "活动次数", IndicatorUnit.Times, "期内活动日志的条数，已删除的不计。", Donglinxi), m => m.Activities);

    private static IndicatorText Income(string code, string name) =>
        new("ledger.income." + code, $"经费收入：{name}", IndicatorUnit.Fen, $"期内{name}收入，减去期内冲正。", Donglinxi);

    /// <summary>A count among associations, and its rate.</summary>
    /// <param name="trait">What they have or do: 有经费来源.</param>
    private static IndicatorSet<AssociationProfile> Counted(
        this IndicatorSet<AssociationProfile> set, string code, string trait, string definition, string source,
        System.Linq.Expressions.Expression<Func<AssociationProfile, bool>> counts, bool headline = false) => set
        .Count(new(code, trait + "的协会数", IndicatorUnit.Associations, definition, source), counts, Among)
        .Ratio(new(code + ".rate", trait + "的协会占比", IndicatorUnit.Percent, $"{trait}的协会数 ÷ 老年协会数。", source, Headline: headline, Brief: trait + "占比"), code, Among);
}
