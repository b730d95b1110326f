using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Statistics.Domain;

/// <summary>The form of one unit for one assignment, through its whole life. Its number never changes; returning loses nothing.</summary>
internal sealed class Submission : IBusinessRow, IVersioned
{
    public const int LongestNote = 1_000;

    private Submission() { }  // EF Core

    public Submission(Guid id, FormAssignment assignment, DivisionCode division)
    {
        (Id, County, Division, Level) = (id, division.County, division.Value, division.Level);
        Assignment = assignment.Id;
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }
    public Guid Assignment { get; private set; }

    /// <summary>Padded code of the unit that fills it in.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }
    public SubmissionState State { get; private set; } = SubmissionState.Draft;

    /// <summary>Account that declared it filled in; may not check it.</summary>
    public Guid? Filler { get; private set; }

    /// <summary>Number of the frozen copy last made; 0 for none.</summary>
    public int Copy { get; private set; }

    /// <summary>Number of the copy that counts above: submitted and not returned. Null for none.</summary>
    public int? ReportedCopy { get; private set; }

    /// <summary>Number of the copy last accepted.</summary>
    public int? AcceptedCopy { get; private set; }

    /// <summary>Why figures differ much from the period before; null when nothing was said.</summary>
    public string? Note { get; private set; }

    /// <summary>UTC moment of the first time it was submitted: that is what counts against the deadline.</summary>
    public DateTime? FirstSubmittedAt { get; private set; }

    /// <summary>UTC moment of the last act, saving included.</summary>
    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    public DivisionCode DivisionCode => new(Division, Level);

    /// <summary>Whether the figures shown are those of the frozen copy.</summary>
    public bool ShowsCopy => State is not (SubmissionState.Draft or SubmissionState.Returned);

    /// <summary>What stops an act now, whoever does it.</summary>
    public IEnumerable<Problem> CheckStep(FormAct act, Guid? account, string? reason)
    {
        var rule = SubmissionSteps.Of(act, Level);
        return
        [
            .. Problem.If(rule is null || !rule.From.Contains(State), "STA-01", $"这张表现在是“{State.InChinese}”，不能{act.InChinese}。请刷新页面看看现在的状态。"),
            .. Problem.If(act == FormAct.Check && account == Filler, "STA-02", "填表人不能复核自己填的表。请另一位同志复核。"),
            .. Problem.If(rule?.NeedsReason == true && reason is null or { Length: > 200 }, "STA-03", $"{act.InChinese}要写明原因，不超过 200 个字，让对方知道怎么改。", "reason"),
        ];
    }

    /// <exception cref="RuleException">STA-01 not in this state, STA-02 by the filler, STA-03 no reason.</exception>
    public SubmissionStep Take(Guid stepId, FormAct act, Guid? account, string name, string? reason, DateTime at)
    {
        var why = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        RuleException.ThrowIfAny(CheckStep(act, account, why));
        var before = State;
        State = SubmissionSteps.Of(act, Level)!.To ?? State;
        ChangedAt = at;
        switch (act)
        {
            case FormAct.Fill: (Filler, Copy) = (account, Copy + 1); break;
            case FormAct.Submit: (ReportedCopy, FirstSubmittedAt) = (Copy, FirstSubmittedAt ?? at); break;
            case FormAct.Return: ReportedCopy = AcceptedCopy; break;
            case FormAct.Accept: AcceptedCopy = ReportedCopy; break;
            default: break;
        }
        return new() { County = County, Id = stepId, Submission = Id, Act = act, From = before, To = State, Account = account, Name = name, At = at, Reason = why, Copy = Copy };
    }

    /// <exception cref="RuleException">STA-19.</exception>
    public void Remark(string? note)
    {
        note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        RuleException.ThrowIfAny(Problem.If(note?.Length > LongestNote, "STA-19", $"说明不超过 {LongestNote} 个字。请写要点。", "note"));
        Note = note;
    }

    /// <summary>Its unit lives on under another code of the same county.</summary>
    public void Follow(DivisionCode unit) => (Division, Level) = (unit.Value, unit.Level);

    /// <summary>Two people began the same form at the same moment.</summary>
    public static Problem BegunMeanwhile => new("STA-12", "刚刚有人也开始填这张表。请刷新页面，接着他填的继续。");
}

/// <summary>One act in the life of a form: who, when, why.</summary>
internal sealed class SubmissionStep : IBusinessRow
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public Guid Submission { get; init; }
    public FormAct Act { get; init; }
    public SubmissionState From { get; init; }
    public SubmissionState To { get; init; }
    public Guid? Account { get; init; }

    /// <summary>Name of the person, as it was then.</summary>
    public string Name { get; init; } = "";

    /// <summary>UTC moment.</summary>
    public DateTime At { get; init; }

    public string? Reason { get; init; }

    /// <summary>Number of the frozen copy it was about; 0 before the first.</summary>
    public int Copy { get; init; }
}
