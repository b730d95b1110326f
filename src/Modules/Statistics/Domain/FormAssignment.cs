using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Statistics.Domain;

/// <summary>An office asks for a form from itself and every office below it, for one period.</summary>
internal sealed class FormAssignment : IBusinessRow, IVersioned
{
    private FormAssignment() { }  // EF Core

    /// <exception cref="RuleException">STA-09 a period or a day that cannot be, STA-11 a form that is no longer valid, STA-13 an office too low, STA-20 another office's form.</exception>
    public FormAssignment(Guid id, DivisionCode division, FormDefinition form, Month from, Month to, DateOnly snapshotOn, DateOnly deadline, int leadDays, DateOnly today)
    {
        (Id, County, Division, Level) = (id, division.County, division.Value, division.Level);
        (Form, From, To, SnapshotOn, Deadline, LeadDays) = (form.Key, from.Number, to.Number, snapshotOn, deadline, leadDays);
        RuleException.ThrowIfAny(
        [
            .. Problem.If(from > to || snapshotOn > deadline || deadline < today || leadDays is < 0 or > 365, "STA-09",
                "时间不对：起始月份不晚于结束月份，时点不晚于截止日期，截止日期不早于今天，提前提醒 0 到 365 天。", "deadline"),
            .. Problem.If(!form.IsValidOn(today), "STA-11", $"“{form.Title}”的有效期已过，不能再布置。请换一张有效的表。", "form"),
            .. Problem.If(form.Office is { } office && !DivisionCode.Parse(office).Contains(division), "STA-20", "这张表是别的单位设计的，只能在它自己的范围里布置。请换一张表。", "form"),
            .. Problem.If(division.Level > DivisionLevel.County, "STA-13", "报表由县级及以上单位布置。", "division"),
        ]);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the office that asks; everything below it fills in.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }

    /// <summary>Key of the form.</summary>
    public string Form { get; private set; } = "";

    /// <summary>First month of flows, yyyymm.</summary>
    public int From { get; private set; }

    /// <summary>Last month of flows, yyyymm.</summary>
    public int To { get; private set; }

    /// <summary>统计时点: the day stocks hold for; until it has passed, figures are live.</summary>
    public DateOnly SnapshotOn { get; private set; }

    /// <summary>Last day to submit, Beijing time, inclusive.</summary>
    public DateOnly Deadline { get; private set; }

    /// <summary>How many days before the deadline it stands on home pages.</summary>
    public int LeadDays { get; private set; }

    /// <summary>The day it was written down who had to submit by the deadline; null before.</summary>
    public DateOnly? CalledOn { get; private set; }

    public int Version { get; private set; }

    public DivisionCode DivisionCode => new(Division, Level);

    /// <summary>2023年 for a whole year, otherwise the months.</summary>
    public string Period => From % 100 == 1 && To == From + 11 ? $"{From / 100}年" : From == To ? new Month(From).ToString() : $"{new Month(From)}至{new Month(To)}";

    public bool IsLate(DateOnly today) => today > Deadline;

    public bool IsDue(DateOnly today) => today >= Deadline.AddDays(-LeadDays);

    /// <summary>The deadline has passed and who had to submit is written down, once.</summary>
    public void Call(DateOnly today) => CalledOn ??= today;

    public static Problem AssignedAlready => new("STA-10", "这张表这个时期已经布置过了，不用再布置。", "form");
}
