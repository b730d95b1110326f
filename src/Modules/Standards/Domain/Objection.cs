using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Standards.Domain;

/// <summary>Somebody objects to what is on public notice (异议).</summary>
internal sealed class Objection : IBusinessRow, IVersioned
{
    public const int LongestText = 500, LongestContact = 60;

    /// <summary>As long as the reason of the step back that an upheld one leads to.</summary>
    public const int LongestAnswer = Domain.Assessment.LongestReason;

    /// <summary>More than this about one association say nothing new: a person has to look first.</summary>
    public const int MostOpen = 30;

    private Objection() { }  // EF Core

    /// <param name="contact">Encrypted; null when none was given.</param>
    /// <param name="open">Open objections about the same association.</param>
    /// <exception cref="RuleException">STD-62 no text or too long, STD-63 not on notice or too many.</exception>
    public Objection(Guid id, Assessment assessment, string text, string? contact, int open, DateOnly today, DateTime at)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(text.Trim().Length is 0 or > LongestText, "STD-62", $"请写清楚有什么问题，不超过 {LongestText} 个字。", "text"),
            .. Problem.If(assessment.State != AssessmentState.OnNotice || today > assessment.NoticeTo, "STD-63", "公示已经结束，不能再提异议。请直接向县里反映。", "text"),
            .. Problem.If(open >= MostOpen, "STD-63", "这个协会的异议已经很多，正在核查。请过几天再来看答复。", "text"),
        ]);
        (County, Id, Assessment, Division, Text, Contact, At) = (assessment.County, id, assessment.Id, assessment.Division, text.Trim(), contact, at);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }
    public Guid Assessment { get; private set; }

    /// <summary>Padded code of the association's unit.</summary>
    public long Division { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>How to reach the person, encrypted; null when none was given.</summary>
    public string? Contact { get; private set; }

    /// <summary>UTC moment.</summary>
    public DateTime At { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>Whether it was right; null while nobody has answered.</summary>
    public bool? Upheld { get; private set; }

    /// <summary>Name of the person who answered, as it was then.</summary>
    public string? AnsweredBy { get; private set; }

    public DateTime? AnsweredAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>What can be told wrong before it is known what it is about.</summary>
    public static IEnumerable<Problem> CheckForm(Guid? about, string? contact) =>
    [
        .. Problem.If(about is null, "STD-69", "请选对哪个协会有意见。", "assessment"),
        .. Problem.If(contact?.Length > LongestContact, "STD-69", $"联系方式不超过 {LongestContact} 个字。", "contact"),
    ];

    /// <exception cref="RuleException">STD-64: answered already, or no answer.</exception>
    public void Reply(bool? upheld, string? answer, string name, DateTime at)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(Upheld is not null, "STD-64", "这条异议已经答复过。请刷新页面。", "answer"),
            .. Problem.If(upheld is null, "STD-64", "请选异议成立还是不成立。", "upheld"),
            .. Problem.If(string.IsNullOrWhiteSpace(answer) || answer.Length > LongestAnswer, "STD-64", $"请写答复，不超过 {LongestAnswer} 个字。", "answer"),
        ]);
        (Upheld, Answer, AnsweredBy, AnsweredAt) = (upheld, answer!.Trim(), name, at);
    }
}
