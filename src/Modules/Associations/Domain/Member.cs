using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>Why somebody is no longer a member.</summary>
internal enum LeavingReason
{
    /// <summary>退会: by one's own wish.</summary>
    Resigned = 1,

    /// <summary>去世.</summary>
    Died = 2,

    /// <summary>除名: by decision of the association.</summary>
    Expelled = 3,
}

/// <summary>One person on the member list; whoever leaves stays in it. Source: S-001 B08, B13.</summary>
internal sealed class Member : AssociationFact
{
    private Member() { }  // EF Core

    /// <param name="meeting">The meeting that admitted them; null when none is recorded.</param>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18, ASC-19.</exception>
    public Member(Guid id, Association association, string name, Sex sex, int? birthYear, DateOnly joinedOn, DateOnly today, Guid? meeting = null) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Text(name, 30, "姓名", nameof(Name)),
            .. Checks.BirthYear(birthYear, today, nameof(BirthYear)),
            .. Checks.Happened(joinedOn, today, "入会日期", nameof(JoinedOn)),
        ]);
        (Name, Sex, BirthYear, JoinedOn, Meeting) = (name.Trim(), sex, birthYear, joinedOn, meeting);
    }

    public string Name { get; private set; } = "";
    public Sex Sex { get; private set; }
    public int? BirthYear { get; private set; }
    public DateOnly JoinedOn { get; private set; }

    /// <summary>The meeting that admitted them; null when none is recorded.</summary>
    public Guid? Meeting { get; private set; }

    /// <summary>First day no longer a member; null while one.</summary>
    public DateOnly? LeftOn { get; private set; }

    /// <summary>Null while a member, and for those who left before reasons were asked for.</summary>
    public LeavingReason? LeftBecause { get; private set; }

    /// <summary>Was a member on at least one day of the year.</summary>
    public bool BelongedIn(int year) => JoinedOn <= new DateOnly(year, 12, 31) && !(LeftOn <= new DateOnly(year, 1, 1));

    /// <exception cref="RuleException">ASC-22 already left; ASC-04, ASC-07.</exception>
    public void Leave(DateOnly from, LeavingReason because, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(LeftOn is not null, "ASC-22", $"{Name}已经在 {LeftOn:yyyy-MM-dd} 离会，不用再办一次。"),
            .. Checks.Happened(from, today, "离会日期", nameof(LeftOn)),
            .. Checks.Order(JoinedOn, from, "离会日期", nameof(LeftOn)),
        ]);
        (LeftOn, LeftBecause) = (from, because);
    }
}

/// <summary>How many members there are, where no list is kept. The list wins as soon as there is one.</summary>
internal sealed class MemberCount : AssociationFact
{
    private MemberCount() { }  // EF Core

    /// <exception cref="RuleException">ASC-11 numbers; ASC-04, ASC-05.</exception>
    public MemberCount(Guid id, Association association, DateOnly asOf, int members, int women, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny([.. association.CheckOpen(), .. CheckNumbers(members, women), .. Checks.Happened(asOf, today, "统计日期", nameof(AsOf))]);
        (AsOf, Members, Women) = (asOf, members, women);
    }

    public DateOnly AsOf { get; private set; }
    public int Members { get; private set; }
    public int Women { get; private set; }

    public static IEnumerable<Problem> CheckNumbers(int members, int women) =>
        Problem.If(members is < 0 or > 100_000 || women < 0 || women > members, "ASC-11", "会员数应在 0 到 100,000 之间，女会员数不能超过会员数。", nameof(Women));

    /// <summary>Where a list is kept, the number comes from the list.</summary>
    public static IEnumerable<Problem> CheckNoList(bool listed) =>
        Problem.If(listed, "ASC-21", "这个协会已有会员名单，会员数由名单算出，不用另填。请在名单里增减会员。");
}

/// <summary>The names people see.</summary>
internal static class LeavingReasonNames
{
    extension(LeavingReason reason)
    {
        public string InChinese => reason switch
        {
            LeavingReason.Resigned => "退会",
            LeavingReason.Died => "去世",
            LeavingReason.Expelled => "除名",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };
    }
}
