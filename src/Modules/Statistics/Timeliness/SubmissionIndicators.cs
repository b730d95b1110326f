using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Timeliness;

/// <summary>Whether forms come in on time and whole, over the forms whose deadline has passed.</summary>
internal static class SubmissionIndicators
{
    public const string Due = "statistics.submissions.due";
    public const string Timely = "statistics.submissions.timely";
    public const string Complete = "statistics.submissions.complete";
    public const string TimelyRate = Timely + ".rate";
    public const string CompleteRate = Complete + ".rate";

    private const string Law = "统计法(2024年修正)：真实、准确、完整、及时，不得迟报、拒报";

    public static FlowSet<DueForm> All() => new FlowSet<DueForm> { Group = "报表报送", Records = StatisticsPermissions.Read, Order = 10 }
        .Column(d => d.Timely, "按时", d => d.SubmittedOn is { } day ? $"{day.InChinese}才上报，晚了 {day.DayNumber - d.Deadline.DayNumber} 天" : "没有上报")
        .Column(d => d.Complete, "报全", d => d.SubmittedOn is null ? "没有上报" : "退回以后没有再报")
        .Count(
            new(Due, "应报的报表", IndicatorUnit.Forms,
                "期内截止、截止日已过的报表，一个单位一张表算一份；布置单位自己的不算，截止日次日记下、以后不变。县级以上机关的算在城镇。", Law),
            d => true)
        .Count(new(Timely, "按时上报的报表", IndicatorUnit.Forms, "应报的报表中，第一次上报不晚于截止日(北京时间，含当天)的份数；退回重报的，按第一次算。", Law), d => d.Timely, among: Due)
        .Ratio(new(TimelyRate, "报送及时率", IndicatorUnit.Percent, "按时上报的报表 ÷ 应报的报表。", Law), Timely, Due)
        .Count(
            new(Complete, "报全的报表", IndicatorUnit.Forms, "应报的报表中，已经上报、现在有一份算数的份数；退回以后没有再报的不算。必填的格子有空的报不上去，所以算数的都是填全的。", Law),
            d => d.Complete, among: Due)
        .Ratio(new(CompleteRate, "报送完整率", IndicatorUnit.Percent, "报全的报表 ÷ 应报的报表。", Law), Complete, Due);
}
