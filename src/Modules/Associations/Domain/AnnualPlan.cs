using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>What an association means to do in a year (计划), and what came of it (成效). Source: S-001 (临政〔2023〕68号) B11 (有计划、有部署、有成效).</summary>
internal sealed class AnnualPlan : AssociationFact
{
    public const int LongestSummary = 2_000;

    private const int FirstYear = 1990;

    private AnnualPlan() { }  // EF Core

    /// <exception cref="RuleException">ASC-47 year; ASC-04, ASC-05.</exception>
    public AnnualPlan(Guid id, Association association, int year, Adoption adoption, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(year < FirstYear || year > today.Year + 1, "ASC-47", $"计划的年度应在 {FirstYear} 到 {today.Year + 1} 之间。", nameof(Year)),
            .. Checks.Happened(adoption.Day, today, "通过日期", nameof(AdoptedOn)),
        ]);
        (Year, Meeting, AdoptedOn) = (year, adoption.Meeting, adoption.Day);
    }

    public int Year { get; private set; }

    /// <summary>The meeting that adopted it; null when it is not in the book.</summary>
    public Guid? Meeting { get; private set; }

    public DateOnly AdoptedOn { get; private set; }

    /// <summary>What came of the year; null until it is written.</summary>
    public string? Summary { get; private set; }

    /// <summary>An association has one plan a year.</summary>
    public static Problem Planned => new("ASC-48", "这一年已经有计划了。打开它，往里面添事项。", nameof(Year));

    /// <param name="summary">Null to leave it open again.</param>
    /// <exception cref="RuleException">ASC-18.</exception>
    public void Sum(string? summary)
    {
        RuleException.ThrowIfAny(Checks.Optional(summary, LongestSummary, "成效", nameof(Summary)));
        Summary = Checks.Tidy(summary);
    }
}

/// <summary>One thing planned for a month. It is done by an activity of the log, not by saying so.</summary>
internal sealed class PlanItem : AssociationFact
{
    private PlanItem() { }  // EF Core

    /// <exception cref="RuleException">ASC-49 month; ASC-05, ASC-18.</exception>
    public PlanItem(Guid id, Association association, AnnualPlan plan, int month, ActivityCategory category, string text) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(month is < 1 or > 12, "ASC-49", "月份应在 1 到 12 之间。", nameof(Month)),
            .. Checks.Text(text, 100, "做什么", nameof(Text)),
        ]);
        (Plan, Year, Month, Category, Text) = (plan.Id, plan.Year, month, category, text.Trim());
    }

    public Guid Plan { get; private set; }

    /// <summary>Of its plan.</summary>
    public int Year { get; private set; }

    /// <summary>1 to 12.</summary>
    public int Month { get; private set; }

    public ActivityCategory Category { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>The activity that did it; null while it is to be done.</summary>
    public Guid? Activity { get; private set; }

    /// <summary>Day it was taken out of the plan; null while it is in it.</summary>
    public DateOnly? RemovedOn { get; private set; }

    /// <summary>Its month is over and nothing was done.</summary>
    public bool IsOverdue(DateOnly today) => Activity is null && RemovedOn is null && new Month(Year, Month) < Kernel.Month.Of(today);

    /// <exception cref="RuleException">ASC-50, ASC-51.</exception>
    public void Do(ActivityRecord activity)
    {
        RuleException.ThrowIfAny(
        [
            .. CheckOpen(),
            .. Problem.If(activity.RemovedOn is not null || activity.On.Year != Year, "ASC-51", $"完成这一项的，应是{Year}年活动簿里的一次活动。请重新选择。", nameof(Activity)),
        ]);
        Activity = activity.Id;
    }

    /// <summary>The activity was struck out, or was not the one.</summary>
    public void Undo() => Activity = null;

    /// <exception cref="RuleException">ASC-50.</exception>
    public void Remove(DateOnly today)
    {
        RuleException.ThrowIfAny(CheckOpen());
        RemovedOn = today;
    }

    private IEnumerable<Problem> CheckOpen() => Problem.If(RemovedOn is not null || Activity is not null, "ASC-50", "这一项已经完成，或者已经从计划里去掉了。");
}
