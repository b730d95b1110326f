using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>What an association sets rules about: four of S-001 (临政〔2023〕68号) B11 and seven of S-000 (贵州 2012) A23, eight in all.</summary>
internal enum InternalRuleKind
{
    Meeting = 1,
    Study = 2,
    Activity = 3,
    Finance = 4,
    Goods = 5,
    Review = 6,
    Reward = 7,
    Venue = 8,
}

/// <summary>An edition of one of an association's rules (制度). The one adopted last of its kind is in force; earlier ones are kept.</summary>
internal sealed class InternalRule : AssociationFact
{
    public const int LongestText = 8_000;

    private InternalRule() { }  // EF Core

    /// <param name="onTheWall">Whether it hangs where members can read it (上墙).</param>
    /// <param name="text">Blank for one that stands on its scans alone: that is as good a rule.</param>
    /// <exception cref="RuleException">ASC-72, ASC-75; ASC-04, ASC-05, ASC-18.</exception>
    public InternalRule(Guid id, Association association, InternalRuleKind kind, Adoption adoption, string? text, bool onTheWall, DateOnly today, int scans = 0)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Happened(adoption.Day, today, "通过日期", nameof(AdoptedOn)),
            .. Checks.Optional(text, LongestText, "制度内容", nameof(Text)),
            .. Problem.If(string.IsNullOrWhiteSpace(text) && scans == 0, "ASC-75", "请写制度的内容，或者放上它的扫描件，两样至少要有一样。", nameof(Text)),
            .. Attachment.CheckScans(scans),
        ]);
        (Kind, Meeting, AdoptedOn, Text, OnTheWall) = (kind, adoption.Meeting, adoption.Day, Checks.Tidy(text), onTheWall);
    }

    public InternalRuleKind Kind { get; private set; }
    public Guid? Meeting { get; private set; }
    public DateOnly AdoptedOn { get; private set; }

    /// <summary>Null for one that stands on its scans alone.</summary>
    public string? Text { get; private set; }

    public bool OnTheWall { get; private set; }
}

/// <summary>The names people see, and which list asks for which.</summary>
internal static class InternalRuleKinds
{
    extension(InternalRuleKind kind)
    {
        public string InChinese => kind switch
        {
            InternalRuleKind.Meeting => "例会(会议)制度",
            InternalRuleKind.Study => "学习制度",
            InternalRuleKind.Activity => "活动制度",
            InternalRuleKind.Finance => "财务管理制度",
            InternalRuleKind.Goods => "物资管理制度",
            InternalRuleKind.Review => "评比制度",
            InternalRuleKind.Reward => "奖励制度",
            InternalRuleKind.Venue => "活动场所管理制度",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

        /// <summary>One of the four basic ones. Source: S-001 B11.</summary>
        public bool IsBasic => kind is InternalRuleKind.Meeting or InternalRuleKind.Study or InternalRuleKind.Activity or InternalRuleKind.Finance;

        /// <summary>One of the seven of the model associations. Source: S-000 A23.</summary>
        public bool IsOfTheSeven => kind is not InternalRuleKind.Activity;
    }
}
