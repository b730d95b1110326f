using Yinling.Kernel;

namespace Yinling.Associations.Domain;

internal enum OfficerPost
{
    /// <summary>会长.</summary>
    President = 1,

    /// <summary>副会长.</summary>
    VicePresident = 2,

    /// <summary>秘书长.</summary>
    SecretaryGeneral = 3,

    /// <summary>理事.</summary>
    Councillor = 4,

    /// <summary>监事.</summary>
    Supervisor = 5,
}

/// <summary>What an officer is at the same time in the village's 两委. Source: S-000 (贵州 2012) A11.</summary>
internal enum ConcurrentPost
{
    None = 0,

    /// <summary>村(社区)党组织.</summary>
    PartyBranch = 1,

    /// <summary>村(居)委会.</summary>
    Committee = 2,

    Both = 3,
}

/// <summary>Source: GB/T 2261.1.</summary>
internal enum Sex
{
    /// <summary>Not stated.</summary>
    Unknown = 0,

    Male = 1,
    Female = 2,
}

/// <summary>One term of one person in one post.</summary>
internal sealed class Officer : AssociationFact
{
    private Officer() { }  // EF Core

    /// <param name="election">The change of office that elected them; null when appointed otherwise.</param>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-18, ASC-19.</exception>
    public Officer(Guid id, Association association, OfficerTerms terms, DateOnly today, Guid? election = null) : base(id, association)
    {
        RuleException.ThrowIfAny([.. association.CheckOpen(), .. terms.Check(today)]);
        (Post, PersonName, Sex, BirthYear) = (terms.Post, terms.PersonName.Trim(), terms.Sex, terms.BirthYear);
        (ConcurrentPost, TermFrom, TermTo, Election) = (terms.ConcurrentPost, terms.TermFrom, terms.TermTo, election);
    }

    public OfficerPost Post { get; private set; }
    public string PersonName { get; private set; } = "";
    public Sex Sex { get; private set; }
    public int? BirthYear { get; private set; }

    /// <summary>Telephone, encrypted in the column; null when not recorded.</summary>
    public string? Phone { get; private set; }

    public ConcurrentPost ConcurrentPost { get; private set; }
    public DateOnly TermFrom { get; private set; }

    /// <summary>Last day of the term by charter; null when none is set. Whoever stays on beyond it is overdue for re-election.</summary>
    public DateOnly? TermTo { get; private set; }

    /// <summary>The change of office that elected them; null when appointed otherwise.</summary>
    public Guid? Election { get; private set; }

    /// <summary>First day out of office; null while in it.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>The number of somebody in office; of former ones it only goes.</summary>
    /// <param name="stored">The encrypted form; null to forget it.</param>
    /// <exception cref="RuleException">ASC-27.</exception>
    public void KeepPhone(string? stored)
    {
        RuleException.ThrowIfAny(Problem.If(
            stored is not null && EndedOn is not null, "ASC-27", $"{PersonName}已经离任，不再登记电话。原来的电话可以清空。", nameof(Phone)));
        Phone = stored;
    }

    /// <param name="from">First day out of office.</param>
    /// <exception cref="RuleException">ASC-10 already ended; ASC-04, ASC-07.</exception>
    public void End(DateOnly from, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(EndedOn is not null, "ASC-10", $"{PersonName}已经在 {EndedOn:yyyy-MM-dd} 离任，不用再办一次。"),
            .. Checks.Happened(from, today, "离任日期", nameof(EndedOn)),
            .. Checks.Order(TermFrom, from, "离任日期", nameof(EndedOn)),
        ]);
        EndedOn = from;
    }

    /// <summary>An association has one president at a time: the one before leaves first.</summary>
    /// <param name="inOffice">The officers of the association who have not ended.</param>
    public static IEnumerable<Problem> CheckSingle(OfficerPost post, IEnumerable<Officer> inOffice) =>
        from officer in inOffice
        where post == OfficerPost.President && officer is { Post: OfficerPost.President, EndedOn: null }
        select PresidentInOffice(officer.PersonName);

    /// <param name="name">Null when it is not known who.</param>
    public static Problem PresidentInOffice(string? name) =>
        new("ASC-09", $"{(name is null ? "刚刚有人登记了会长" : $"现任会长是{name}")}。请先办理离任，再登记新会长。", nameof(Post));
}

/// <summary>What is recorded when somebody takes office.</summary>
internal sealed record OfficerTerms(
    OfficerPost Post, string PersonName, Sex Sex, int? BirthYear, ConcurrentPost ConcurrentPost, DateOnly TermFrom, DateOnly? TermTo)
{
    public IEnumerable<Problem> Check(DateOnly today) =>
    [
        .. Checks.Text(PersonName, 30, "姓名", nameof(PersonName)),
        .. Checks.BirthYear(BirthYear, today, nameof(BirthYear)),
        .. Checks.Happened(TermFrom, today, "任职日期", nameof(TermFrom)),
        .. Checks.Order(TermFrom, TermTo, "届满日期", nameof(TermTo)),
    ];
}

/// <summary>The names people see.</summary>
internal static class OfficerNames
{
    extension(OfficerPost post)
    {
        public string InChinese => post switch
        {
            OfficerPost.President => "会长",
            OfficerPost.VicePresident => "副会长",
            OfficerPost.SecretaryGeneral => "秘书长",
            OfficerPost.Councillor => "理事",
            OfficerPost.Supervisor => "监事",
            _ => throw new ArgumentOutOfRangeException(nameof(post), post, null),
        };
    }

    extension(ConcurrentPost post)
    {
        public string InChinese => post switch
        {
            ConcurrentPost.None => "不兼任",
            ConcurrentPost.PartyBranch => "兼任村(社区)党组织职务",
            ConcurrentPost.Committee => "兼任村(居)委会职务",
            ConcurrentPost.Both => "兼任党组织和村(居)委会职务",
            _ => throw new ArgumentOutOfRangeException(nameof(post), post, null),
        };
    }

    extension(Sex sex)
    {
        public string InChinese => sex switch { Sex.Male => "男", Sex.Female => "女", _ => "未说明" };
    }
}
