using System.Linq.Expressions;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Indicators.Contracts;

namespace Yinling.Associations.Profiles;

/// <summary>What standards score: one indicator for each thing that records can say about how an association is built and run.</summary>
internal static class ConditionIndicators
{
    private const string Guizhou = "贵州省推进会材料(2012)";
    private const string Donglinxi = "临政〔2023〕68号";
    private const string Quangang = "泉州市泉港区(2017)";
    private const string Among = "associations.assessable";

    public static IndicatorSet<AssociationCondition> Conditions() => new IndicatorSet<AssociationCondition> { Group = "建设情况", Order = 10, Subjects = "associations", Records = AssociationPermissions.Read }
        .Count(new(Among, "可评协会数", IndicatorUnit.Associations, "已成立、未停止活动的老年协会，和老年协会数相同；下面各项从这里面数。", Donglinxi), c => true)
        .Sum(new("associations.charter_parts", "章程要素数", IndicatorUnit.Units, "现行章程里写了的要素，一共四个：组织原则、组织架构、会员条件、入(退)会程序。", Donglinxi, Where: "charter"), c => c.CharterParts)
        .Yes("associations.charter_by_meeting", "章程经会议通过", "现行章程写明由会议簿里的一次会议通过。", Donglinxi, "charter", c => c.CharterByMeeting, "章程没有写明哪次会议通过，或者没有章程")
        .Sum(new("associations.rules_basic", "四项制度数", IndicatorUnit.Units, "例会、学习、活动、财务四项制度里已经定了的。", Donglinxi, Where: "rules"), c => c.RulesBasic)
        .Sum(new("associations.rules_further", "物资、评比奖励、场所制度数", IndicatorUnit.Units, "物资管理、评比和奖励(两样都有算一项)、活动场所管理三项里已经定了的。", Guizhou, Where: "rules"), c => c.RulesFurther)
        .Yes("associations.officers_complete", "班子齐全", "会长、副会长、秘书长、理事、监事都有人在任。", Guizhou, null, c => c.OfficersComplete, "会长、副会长、秘书长、理事、监事没有配齐")
        .Yes("associations.term_current", "按期换届", "有会长在任，理事会成员没有超过任期的。", Guizhou, "elections", c => c.TermCurrent, "有人任期已过，或者没有会长")
        .Yes("associations.president_independent", "会长不由两委兼任", "现任会长不担任村(社区)党组织或村(居)委会职务。", Guizhou, null, c => c.PresidentIndependent, "会长由两委成员兼任，或者没有会长")
        .Yes("associations.president_elected", "会长经选举产生", "现任会长由一次换届选举记录选出。", Guizhou, "elections", c => c.PresidentElected, "现任会长没有选举记录")
        .Yes("associations.plan_made", "有年度计划", "统计之日所在年度的计划已经通过。", Donglinxi, "plan", c => c.PlanMade, "今年还没有计划")
        .Yes("associations.plan_summed", "有年度总结", "统计之日所在年度或上一年度的计划写了成效。", Donglinxi, "plan", c => c.PlanSummed, "今年和去年的计划都没有写成效")
        .Sum(new("associations.plan_due", "计划到期事项", IndicatorUnit.Units, "年度计划里安排在统计之日所在月份及以前的事。", Donglinxi, Where: "plan"), c => c.PlanDue)
        .Sum(new("associations.plan_done", "计划完成事项", IndicatorUnit.Units, "计划到期事项里由活动簿里的活动完成了的。", Donglinxi, Where: "plan"), c => c.PlanDone)
        .Ratio(new("associations.plan_done.rate", "计划完成率", IndicatorUnit.Percent, "计划完成事项 ÷ 计划到期事项。", Donglinxi, Where: "plan"), "associations.plan_done", "associations.plan_due")
        .Sum(new("associations.disclosed_quarters", "会务公开的季度数", IndicatorUnit.Units, "统计之日以前结束的四个季度里，贴出会务公开单的季度。", Donglinxi, Where: "disclosures"), c => c.DisclosedQuarters)
        .Yes("associations.reviewed", "开展民主评议", "近12个月(含本月)有会员票决结果。", Donglinxi, "reviews", c => c.Reviewed, "近12个月没有民主评议")
        .Sum(new("associations.learning_quarters", "有学习活动的季度数", IndicatorUnit.Units, "近12个月(含本月)按三个月一段分四段，有老年教育活动的段数。", Donglinxi, Where: "activities"), c => c.LearningQuarters)
        .Yes("associations.office_dedicated", "有专用办公场所", "在用的办公场所里有专用的。", Donglinxi, null, c => c.OfficeDedicated, "没有专用的办公场所")
        .Yes("associations.office", "有办公场所", "在用的办公场所，专用、共用都算。", Donglinxi, null, c => c.OfficeHeld, "没有在用的办公场所")
        .Yes("associations.activity_place", "有活动场地", "在用的活动场地，专用、共用都算。", Donglinxi, null, c => c.ActivityPlaceHeld, "没有在用的活动场地")
        .Sum(new("associations.indoor_square_metres", "室内活动场地面积", IndicatorUnit.SquareMetres, "在用的室内活动场地的面积合计，没有量过的不计。", Quangang), c => c.IndoorSquareMetres)
        .Yes("associations.culture_facilities", "有文化娱乐设施", "场所里登记了电视音响、乐器或棋牌，或者物资簿里有文化娱乐类。", Donglinxi, "assets", c => c.HasCultureFacilities, "没有登记文化娱乐设施")
        .Yes("associations.reading", "有书刊报纸", "场所里登记了书刊报纸，或者物资簿里有书刊类。", Donglinxi, "assets", c => c.HasReading, "没有登记书刊报纸")
        .Yes("associations.fitness", "有健身康复器材", "场所里登记了健身或康复器材，或者物资簿里有完好的。", Donglinxi, "assets", c => c.HasFitness, "没有登记完好的健身、康复器材")
        .Yes("associations.day_care_room", "有日间照料室", "在用的场所里有日间照料室。", Donglinxi, "day-care", c => c.DayCareRoom, "没有日间照料室")
        .Yes("associations.day_care_used", "日间照料有人来", "近12个月(含本月)日间照料有记录。", Donglinxi, "day-care", c => c.DayCareUsed, "近12个月没有日间照料记录")
        .Sum(new("associations.income_channels", "经费渠道数", IndicatorUnit.Units, "近12个月(含本月)七个渠道里有收入(冲正的不算)的个数。", Donglinxi, Where: "ledger"), c => c.IncomeChannels)
        .Sum(new("associations.active_months", "有活动的月份数", IndicatorUnit.Months, "近12个月(含本月)中有活动的月份；有记录以前的月份以摸底填报补足。", Guizhou, Where: "activities"), c => c.ActiveMonths)
        .Sum(new("associations.activity_categories", "活动类别数", IndicatorUnit.Units, "近12个月(含本月)开展过的活动类别，一共11类。", Donglinxi, Where: "activities"), c => c.Categories)
        .Sum(new("associations.mutual_aid", "互助和银龄行动次数", IndicatorUnit.Times, "近12个月(含本月)互助服务和银龄行动的活动次数。", Guizhou, Where: "activities"), c => c.MutualAidActivities)
        .Sum(new("associations.rights_activities", "维权活动次数", IndicatorUnit.Times, "近12个月(含本月)权益保障类的活动次数。", Guizhou, Where: "activities"), c => c.RightsActivities)
        .Sum(new("associations.mediations", "纠纷调解次数", IndicatorUnit.Times, "近12个月(含本月)矛盾纠纷调解类的活动次数。", Donglinxi, Where: "activities"), c => c.MediationActivities)
        .Sum(new("associations.idle_months", "没有活动的月份数", IndicatorUnit.Months, "到上个月为止连续没有活动的月份，12个月封顶；从最近一次活动、最近一次摸底填报有活动或者成立算起。", Donglinxi, Where: "activities"), c => c.IdleMonths);

    /// <summary>A count of associations that do something, with what those lack that do not.</summary>
    private static IndicatorSet<AssociationCondition> Yes(
        this IndicatorSet<AssociationCondition> set, string code, string name, string definition, string source, string? where, Expression<Func<AssociationCondition, bool>> counts, string lacking) => set
        .Column(counts, name, _ => lacking)
        .Count(new(code, name + "的协会数", IndicatorUnit.Associations, definition, source, Brief: name, Where: where), counts, Among);
}
