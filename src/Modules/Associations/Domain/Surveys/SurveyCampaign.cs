using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Domain.Surveys;

/// <summary>Who answers a survey for a village.</summary>
internal enum SurveyAnswerer
{
    /// <summary>The township fills in for all its villages.</summary>
    Township = 1,

    /// <summary>Each village or community answers for itself.</summary>
    Village = 2,
}

/// <summary>A baseline survey (摸底): what every village under a division had on one day, to be answered by a deadline.</summary>
/// <remarks>Source: S-001 B23 (第一阶段 摸底), B26 (上报期限).</remarks>
internal sealed class SurveyCampaign : IBusinessRow, IVersioned
{
    private SurveyCampaign() { }  // EF Core

    public SurveyCampaign(Guid id, DivisionCode division, string title, DateOnly snapshotOn, DateOnly deadline, SurveyAnswerer answerer)
    {
        (Id, County, Division, Level) = (id, division.County, division.Value, division.Level);
        (Title, SnapshotOn, Deadline, Answerer) = (title.Trim(), snapshotOn, deadline, answerer);
        RuleException.ThrowIfAny(
        [
            .. Problem.If(Title.Length is 0 or > 100, "SUR-20", "请给这次摸底起个名称，不超过 100 个字。", "title"),
            .. Problem.If(deadline < snapshotOn, "SUR-21", "截止日期不能早于调查时点。", "deadline"),
        ]);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the subtree surveyed.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>The day the answers are about.</summary>
    public DateOnly SnapshotOn { get; private set; }

    /// <summary>Last day to answer, Beijing time, inclusive.</summary>
    public DateOnly Deadline { get; private set; }

    public SurveyAnswerer Answerer { get; private set; }

    /// <summary>Null while answers are taken.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public int Version { get; private set; }

    public DivisionCode DivisionCode => new(Division, Level);

    public bool IsOpen => ClosedOn is null;

    public bool IsLate(DateOnly today) => IsOpen && today > Deadline;

    public void Close(DateOnly today)
    {
        RuleException.ThrowIfAny(CheckOpen());
        ClosedOn = today;
    }

    /// <summary>What stops answers now. A passed deadline does not: late answers are taken and marked late.</summary>
    public IEnumerable<Problem> CheckOpen() => Problem.If(!IsOpen, "SUR-22", "这次摸底已经结束，不能再填报。需要更正请联系上级重新开始一次。");
}

/// <summary>That a village has answered a survey, and how; its progress is counted from these.</summary>
internal sealed class SurveyAnswer : IBusinessRow
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public Guid Campaign { get; init; }

    /// <summary>Padded village code.</summary>
    public long Division { get; init; }

    public bool HasAssociation { get; init; }

    /// <summary>UTC moment.</summary>
    public DateTime At { get; init; }

    /// <summary>The import it came with; null when answered by form.</summary>
    public Guid? Import { get; init; }

    /// <summary>A village answers once; of two who answer at the same moment the second is told.</summary>
    public static Problem AnsweredMeanwhile => new("SUR-47", "刚刚有人也填报了同一个村(社区)。请打开看一看，确实要改再重新填报。");
}
