using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Standards.Domain;

/// <summary>Who acts: a person is one by the account and by the name, so that a second account of the same person is no second person.</summary>
/// <param name="Account">Null for the installation itself, which scores nothing.</param>
internal sealed record Assessor(Guid? Account, string Name)
{
    public bool IsSameAs(Guid? account, string? name) => (Account is not null && Account == account) || (name is not null && string.Equals(Name.Trim(), name.Trim(), StringComparison.Ordinal));
}

/// <summary>The assessment of one association in one campaign, through its whole life.</summary>
internal sealed class Assessment : IBusinessRow, IVersioned
{
    public const int FewestOnTeam = 2, LongestTeam = 100, LongestReason = 300;

    private Assessment() { }  // EF Core

    public Assessment(Guid id, AssessmentCampaign campaign, Guid association, long division) =>
        (County, Id, Campaign, Association, Division) = (campaign.County, id, campaign.Id, association, division);

    public int County { get; private set; }
    public Guid Id { get; private set; }
    public Guid Campaign { get; private set; }
    public Guid Association { get; private set; }

    /// <summary>Padded code of the association's unit.</summary>
    public long Division { get; private set; }

    public AssessmentState State { get; private set; } = AssessmentState.Scoring;

    /// <summary>Totals in hundredths of a point; null until the stage is in force.</summary>
    public long? OwnTotal { get; private set; }

    public long? TownshipTotal { get; private set; }
    public long? CountyTotal { get; private set; }

    /// <summary>A veto stands, by the records or by the acceptance.</summary>
    public bool Vetoed { get; private set; }

    public Guid? OwnBy { get; private set; }
    public string? OwnName { get; private set; }
    public Guid? TownshipBy { get; private set; }
    public string? TownshipName { get; private set; }
    public Guid? CountyBy { get; private set; }
    public string? CountyName { get; private set; }
    public Guid? CountersignedBy { get; private set; }
    public string? CountersignedName { get; private set; }

    /// <summary>Names of those who were there, by 、.</summary>
    public string? Team { get; private set; }

    /// <summary>The day whose records are frozen in <see cref="Figures"/>; null before the self-assessment was handed in.</summary>
    public DateOnly? FiguresOn { get; private set; }

    /// <summary>What the indicators said then, as JSON.</summary>
    public string? Figures { get; private set; }

    public DateOnly? NoticeFrom { get; private set; }

    /// <summary>Last day of the public notice.</summary>
    public DateOnly? NoticeTo { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Last day the decision holds; null unless attained.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Name of the star; null for none.</summary>
    public string? Star { get; private set; }

    /// <summary>Number of the certificate and plaque; null unless attained.</summary>
    public string? Plaque { get; private set; }

    public int Version { get; private set; }

    /// <summary>Two people decided at the same moment and numbered from the same one on.</summary>
    public static Problem NumberedMeanwhile => new("STD-48", "刚刚有人也在认定，证书编号撞上了，什么都没有改。请再点一次。");

    public static Problem InvitedMeanwhile => new("STD-54", "这个协会已经在这次评定里了。请刷新页面。");

    /// <summary>What stops a step, whoever takes it.</summary>
    public IEnumerable<Problem> CheckStep(AssessmentAct act, Assessor who, string? reason)
    {
        var rule = AssessmentSteps.Find(act, State);
        return
        [
            .. Problem.If(rule is null, "STD-55", $"现在是“{State.InChinese}”，不能{act.InChinese}。请刷新页面看看。"),
            .. Problem.If(rule?.NeedsReason == true && reason is null or { Length: > LongestReason }, "STD-56", $"{act.InChinese}要写明原因，不超过 {LongestReason} 个字，让对方知道怎么改。", "why"),
            .. CheckPerson(act, who),
        ];
    }

    /// <summary>Hands in the self-assessment and freezes what the records say.</summary>
    public AssessmentStep Submit(Guid step, Assessor who, Hundredths total, string figures, DateOnly today, DateTime at)
    {
        RuleException.ThrowIfAny(CheckStep(AssessmentAct.Submit, who, null));
        (OwnTotal, OwnBy, OwnName, FiguresOn, Figures) = (total.Value, who.Account, who.Name, today, figures);
        (TownshipTotal, TownshipBy, TownshipName) = (null, null, null);
        return Go(step, AssessmentAct.Submit, AssessmentState.Submitted, who, null, at);
    }

    public AssessmentStep Verify(Guid step, Assessor who, Hundredths total, DateTime at)
    {
        RuleException.ThrowIfAny(CheckStep(AssessmentAct.Verify, who, null));
        (TownshipTotal, TownshipBy, TownshipName) = (total.Value, who.Account, who.Name);
        return Go(step, AssessmentAct.Verify, AssessmentState.Verified, who, null, at);
    }

    /// <param name="vetoed">By the records or by what was found.</param>
    /// <param name="team">Everybody who was there, the person who enters it included.</param>
    /// <exception cref="RuleException">STD-57: fewer than two.</exception>
    public AssessmentStep Accept(Guid step, Assessor who, Hundredths total, bool vetoed, IReadOnlyList<string> team, DateTime at)
    {
        var names = team.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct().ToList();
        RuleException.ThrowIfAny(
        [
            .. CheckStep(AssessmentAct.Accept, who, null),
            .. Problem.If(names.Count < FewestOnTeam || string.Join('、', names).Length > LongestTeam, "STD-57", $"验收组至少要有 {FewestOnTeam} 个人。请写上每个人的姓名，用顿号隔开，一共不超过 {LongestTeam} 个字。", "team"),
            .. Problem.If(names.Exists(n => n == OwnName || n == TownshipName), "STD-58", "自评的人和核实的人不能参加验收。请换人，重名的请注明单位。", "team"),
        ]);
        (CountyTotal, CountyBy, CountyName, Vetoed, Team) = (total.Value, who.Account, who.Name, vetoed, string.Join('、', names));
        return Go(step, AssessmentAct.Accept, AssessmentState.Countersigning, who, null, at);
    }

    public AssessmentStep Countersign(Guid step, Assessor who, DateTime at)
    {
        RuleException.ThrowIfAny(CheckStep(AssessmentAct.Countersign, who, null));
        (CountersignedBy, CountersignedName) = (who.Account, who.Name);
        return Go(step, AssessmentAct.Countersign, AssessmentState.Accepted, who, null, at);
    }

    /// <summary>One step back: what that step put in force is in force no more.</summary>
    public AssessmentStep Return(Guid step, Assessor who, string? reason, DateTime at)
    {
        RuleException.ThrowIfAny(CheckStep(AssessmentAct.Return, who, reason));
        var to = AssessmentSteps.Find(AssessmentAct.Return, State)!.To;
        if (to == AssessmentState.Scoring) OwnTotal = null;
        else if (to == AssessmentState.Submitted) TownshipTotal = null;
        else TakeBackAcceptance();
        return Go(step, AssessmentAct.Return, to, who, reason, at);
    }

    /// <param name="days">The standard asks for.</param>
    public AssessmentStep Post(Guid step, Assessor who, DateOnly today, int days, DateTime at)
    {
        RuleException.ThrowIfAny(CheckStep(AssessmentAct.Post, who, null));
        // The day it is posted on does not count: seven whole days follow it.
        (NoticeFrom, NoticeTo) = (today, today.AddDays(days));
        return Go(step, AssessmentAct.Post, AssessmentState.OnNotice, who, null, at);
    }

    public AssessmentStep Uphold(Guid step, Assessor who, string? reason, DateTime at)
    {
        RuleException.ThrowIfAny(CheckStep(AssessmentAct.Uphold, who, reason));
        (NoticeFrom, NoticeTo) = (null, null);
        TakeBackAcceptance();
        return Go(step, AssessmentAct.Uphold, AssessmentState.Verified, who, reason, at);
    }

    /// <summary>达标 or not, and which star: follows from the accepted score and the vetoes alone.</summary>
    /// <param name="openObjections">Objections nobody has answered.</param>
    /// <exception cref="RuleException">STD-59 notice not over, STD-60 open objections. Source: domain.md §3.3 过程要求: 公示≥7天, 异议复核.</exception>
    public AssessmentStep Decide(Guid step, Assessor who, StandardDefinition standard, int openObjections, string plaque, DateOnly today, DateTime at)
    {
        RuleException.ThrowIfAny(
        [
            .. CheckStep(AssessmentAct.Decide, who, null),
            .. Problem.If(State == AssessmentState.OnNotice && today <= NoticeTo, "STD-59", $"公示到{NoticeTo?.InChinese}，还没有期满，第二天才能认定。"),
            .. Problem.If(openObjections > 0, "STD-60", $"还有 {openObjections} 条异议没有答复。请先答复。"),
        ]);
        var score = new Hundredths(CountyTotal!.Value);
        var attained = !Vetoed && standard.Passes(score);
        DecidedOn = today;
        if (attained) (Star, Plaque, ValidTo) = (standard.StarOf(score)?.Name, plaque, today.AddYears(standard.ValidYears).AddDays(-1));
        return Go(step, AssessmentAct.Decide, attained ? AssessmentState.Attained : AssessmentState.NotAttained, who, null, at);
    }

    /// <summary>At the standard on a day, by this decision.</summary>
    public bool HoldsOn(DateOnly day) => State == AssessmentState.Attained && DecidedOn <= day && day <= ValidTo;

    // Source: domain.md §3.3 过程要求: 自评人≠验收人, 验收组≥2人; 临政〔2023〕68号 三 第三阶段.
    private IEnumerable<Problem> CheckPerson(AssessmentAct act, Assessor who)
    {
        var own = act is AssessmentAct.Verify or AssessmentAct.Accept or AssessmentAct.Countersign or AssessmentAct.Decide && who.IsSameAs(OwnBy, OwnName);
        var township = act is AssessmentAct.Accept or AssessmentAct.Countersign && who.IsSameAs(TownshipBy, TownshipName);
        var county = act is AssessmentAct.Countersign && who.IsSameAs(CountyBy, CountyName);
        return Problem.If(own || township || county, "STD-61", $"您在这次评定里已经{(own ? "自评" : township ? "核实" : "验收")}过，不能再{act.InChinese}。要由另一个人来做；重名的请先改一下账号姓名，注明单位。");
    }

    private void TakeBackAcceptance() => (CountyTotal, Vetoed, CountersignedBy, CountersignedName) = (null, false, null, null);

    private AssessmentStep Go(Guid id, AssessmentAct act, AssessmentState to, Assessor who, string? reason, DateTime at)
    {
        var step = new AssessmentStep { County = County, Id = id, Assessment = Id, Act = act, From = State, To = to, Account = who.Account, Name = who.Name, At = at, Reason = reason?.Trim() };
        State = to;
        return step;
    }
}

/// <summary>One step: who, when, why.</summary>
internal sealed class AssessmentStep : IBusinessRow
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public Guid Assessment { get; init; }
    public AssessmentAct Act { get; init; }
    public AssessmentState From { get; init; }
    public AssessmentState To { get; init; }
    public Guid? Account { get; init; }

    /// <summary>Name of the person, as it was then.</summary>
    public string Name { get; init; } = "";

    /// <summary>UTC moment.</summary>
    public DateTime At { get; init; }

    public string? Reason { get; init; }
}
