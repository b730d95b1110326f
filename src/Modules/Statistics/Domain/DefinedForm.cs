using System.Text.RegularExpressions;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Statistics.Domain;

/// <summary>How far a form that an office defines is.</summary>
internal enum DesignState
{
    Draft = 1,

    /// <summary>May be assigned; its columns never change again.</summary>
    Issued = 2,

    /// <summary>Not assigned any more; what was assigned goes on.</summary>
    Withdrawn = 3,
}

/// <summary>What stands above the columns of a form that an office defines.</summary>
/// <param name="Approver">批准机关; null when it has no approval.</param>
/// <param name="ApprovalNumber">批准文号; null when it has no approval.</param>
internal sealed record FormHead(string Number, string Title, string Issuer, string Unit, DivisionLevel LowestLevel, string? Approver, string? ApprovalNumber, DateOnly? ValidUntil);

/// <summary>A form an office defines in the browser. Once issued its columns stay: a change is a new edition.</summary>
internal sealed partial class DefinedForm : IBusinessRow, IVersioned
{
    private DefinedForm() { }  // EF Core

    /// <exception cref="RuleException">STA-22 an office too low; STA-21 a head that cannot be.</exception>
    public DefinedForm(Guid id, DivisionCode office, FormHead head, int edition)
    {
        RuleException.ThrowIfAny(Problem.If(office.Level > DivisionLevel.County, "STA-22", "报表由县级及以上单位设计。"));
        (Id, County, Division, Level, Edition) = (id, office.County, office.Value, office.Level, edition);
        Put(With(head, [], []));
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the office that defines it.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }

    /// <summary>表号.</summary>
    public string Number { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Edition { get; private set; }

    public DesignState State { get; private set; } = DesignState.Draft;

    /// <summary>The definition as JSON.</summary>
    public string Content { get; private set; } = "";

    public int Version { get; private set; }

    public DivisionCode DivisionCode => new(Division, Level);

    public FormDefinition Definition => FormDefinition.Read(Content);

    /// <inheritdoc cref="FormDefinition.Key"/>
    public string Key => $"{DivisionCode}/{Number}/{Edition}";

    /// <exception cref="RuleException">STA-21, STA-23.</exception>
    public void Rename(FormHead head)
    {
        var now = Definition;
        Put(With(head, now.Columns, now.Checks));
    }

    /// <exception cref="RuleException">STA-23: issued already.</exception>
    public void Put(FormDefinition definition)
    {
        RuleException.ThrowIfAny(CheckDraft());
        (Number, Content) = (definition.Number, definition.Write());
    }

    /// <exception cref="RuleException">STA-24 no columns; STA-25 not for villages without approval.</exception>
    public void Issue()
    {
        var form = Definition;
        RuleException.ThrowIfAny(
        [
            .. CheckDraft(),
            .. Problem.If(form.Columns.Count == 0, "STA-24", "表里还没有栏目，不能发布。请先加栏目。"),
            // Source: domain.md P04 (未经批准的表不下发到村); 统计法实施条例 (统计调查应当标明表号、制定机关、批准文号、有效期限).
            .. Problem.If(form.LowestLevel == DivisionLevel.Village && (form.Approval is null || form.ValidUntil is null), "STA-25",
                "没有批准文号和有效期的表不能发到村(社区)。请补上批准机关、文号和有效期，或者把填报单位改为乡镇(街道)。", "approvalNumber"),
        ]);
        State = DesignState.Issued;
    }

    /// <exception cref="RuleException">STA-26: only an issued form can be withdrawn.</exception>
    public void Withdraw()
    {
        RuleException.ThrowIfAny(Problem.If(State != DesignState.Issued, "STA-26", "只有已经发布的表才能停用。"));
        State = DesignState.Withdrawn;
    }

    /// <summary>The same form once more, to be changed.</summary>
    public DefinedForm NextEdition(Guid id, int edition)
    {
        var next = new DefinedForm { Id = id, County = County, Division = Division, Level = Level, Edition = edition };
        next.Put(Definition with { Version = edition });
        return next;
    }

    /// <summary>Another of the office has the number.</summary>
    public static Problem NumberTaken => new("STA-27", "本单位已经有这个表号的表了。请换一个表号，或者在原来的表上做新版本。", "number");

    private IEnumerable<Problem> CheckDraft() => Problem.If(State != DesignState.Draft, "STA-23", "这张表已经发布，不能再改。要改请做一个新版本。");

    private FormDefinition With(FormHead head, IReadOnlyList<FormColumn> columns, IReadOnlyList<FormCheck> checks)
    {
        var approval = head.ApprovalNumber?.Trim() is { Length: > 0 } typed ? typed : null;
        var number = DocumentNumber.TryRead(approval, out var read) ? read : null;
        RuleException.ThrowIfAny(
        [
            .. Wrong(!NumberShape().IsMatch(head.Number) || head.Number.StartsWith("YL-", StringComparison.Ordinal), "表号用大写字母、数字和短横线，最多 12 个字符，如 JC-01。YL- 开头的是系统自带的表。", "number"),
            .. Wrong(Bad(head.Title, 60), "请填表名，不超过 60 个字。", "title"),
            .. Wrong(Bad(head.Issuer, 60), "请填制表机关，不超过 60 个字。", "issuer"),
            .. Wrong(Bad(head.Unit, 20), "请填计量单位，如“个、人、元”，不超过 20 个字。", "unit"),
            .. Wrong(head.LowestLevel is not (DivisionLevel.County or DivisionLevel.Township or DivisionLevel.Village) || head.LowestLevel < Level, "请选哪一级填报，不能高于本单位。", "lowestLevel"),
            .. Wrong((approval is null) != string.IsNullOrWhiteSpace(head.Approver), "批准机关和批准文号要一起填；没有批准就都空着。", "approvalNumber"),
            .. Wrong(approval is not null && number is null, $"“{approval}”不是完整的文号。请写成“休统函〔2026〕3号”的样子。", "approvalNumber"),
            .. Wrong(head.Approver?.Length > 40, "批准机关不超过 40 个字。", "approver"),
        ]);
        return new(head.Number, Edition, head.Title.Trim(), head.Issuer.Trim(), number is null ? null : $"{head.Approver!.Trim()} {number}", head.ValidUntil, head.Unit.Trim(),
            head.LowestLevel, columns, checks, DivisionCode.ToString());
    }

    private static IEnumerable<Problem> Wrong(bool wrong, string text, string field) => Problem.If(wrong, "STA-21", text, field);

    private static bool Bad(string text, int most) => string.IsNullOrWhiteSpace(text) || text.Trim().Length > most;

    [GeneratedRegex("^[A-Z0-9][A-Z0-9-]{0,11}$")]
    private static partial Regex NumberShape();
}
