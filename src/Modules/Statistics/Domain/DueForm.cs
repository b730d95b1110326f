using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Statistics.Domain;

/// <summary>
/// A form one unit had to submit, written down when the deadline had passed: the profile behind 及时率 and 完整率. Who had to is decided
/// once; whether it was on time and whether it still counts is made from the submission alone, never edited.
/// </summary>
internal sealed class DueForm : IMonthlyProfile, IBusinessRow, INotAudited
{
    private DueForm() { }  // EF Core

    /// <param name="submission">What the unit has begun; null for nothing.</param>
    public DueForm(Guid id, FormAssignment assignment, DivisionUnit unit, Submission? submission)
    {
        (Id, County, Division, Level) = (id, unit.Code.County, unit.Code.Value, unit.Code.Level);
        // Offices above the townships sit in towns.
        Setting = unit.Setting ?? Setting.Urban;
        (Assignment, Deadline, Month) = (assignment.Id, assignment.Deadline, Kernel.Month.Of(assignment.Deadline).Number);
        if (submission is not null) Take(submission);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the unit that had to submit.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }
    public Setting Setting { get; private set; }

    /// <summary>Month of the deadline.</summary>
    public int Month { get; private set; }

    public Guid Assignment { get; private set; }

    /// <summary>Null when the unit has not begun it.</summary>
    public Guid? Submission { get; private set; }

    /// <summary>Last day to submit, Beijing time, inclusive.</summary>
    public DateOnly Deadline { get; private set; }

    /// <summary>Day of the first time it was submitted, Beijing time; null for never.</summary>
    public DateOnly? SubmittedOn { get; private set; }

    /// <summary>按时: submitted first on the last day or before.</summary>
    public bool Timely { get; private set; }

    /// <summary>完整: a whole copy of it counts above. Filling in refuses a cell that is missing, so what was submitted and not returned is whole.</summary>
    public bool Complete { get; private set; }

    public DivisionCode DivisionCode => new(Division, Level);

    /// <summary>Made anew from the submission.</summary>
    public void Take(Submission submission)
    {
        (Submission, SubmittedOn, Complete) = (submission.Id, submission.FirstSubmittedAt?.BeijingDay, submission.ReportedCopy is not null);
        Timely = SubmittedOn <= Deadline;
    }

    /// <summary>As it stood at the end of a day after the deadline.</summary>
    /// <param name="acts">What had been done with it by then, in order.</param>
    public DueForm AsOf(DateOnly day, IEnumerable<FormAct> acts)
    {
        var then = (DueForm)MemberwiseClone();
        if (SubmittedOn > day) then.SubmittedOn = null;
        then.Complete = StandsAfter(acts);
        return then;
    }

    /// <summary>Whether a copy counts above after these acts: a return takes back what was not accepted before.</summary>
    internal static bool StandsAfter(IEnumerable<FormAct> acts)
    {
        var (stands, accepted) = (false, false);
        foreach (var act in acts)
        {
            (stands, accepted) = act switch
            {
                FormAct.Submit => (true, accepted),
                FormAct.Return => (accepted, accepted),
                FormAct.Accept => (stands, stands),
                _ => (stands, accepted),
            };
        }
        return stands;
    }
}
