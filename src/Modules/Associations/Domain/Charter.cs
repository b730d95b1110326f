using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>The parts a charter must have. Source: S-001 (临政〔2023〕68号) B08.</summary>
internal enum CharterPart
{
    Principles = 1,
    Structure = 2,
    Membership = 3,
    JoiningAndLeaving = 4,
}

/// <summary>An edition of the charter (章程). The one adopted last is in force; earlier ones are kept.</summary>
internal sealed class Charter : AssociationFact
{
    public const int LongestPart = 3_000;

    private Charter() { }  // EF Core

    /// <param name="more">Anything beyond the four parts.</param>
    /// <param name="scans">How many scans it has, beside or instead of its text.</param>
    /// <param name="inScan">The parts somebody read in the scans: nobody else can say what stands there.</param>
    /// <exception cref="RuleException">ASC-65, ASC-72, ASC-74; ASC-04, ASC-05, ASC-18.</exception>
    public Charter(
        Guid id, Association association, Adoption adoption, string? principles, string? structure, string? membership, string? joiningAndLeaving, string? more, DateOnly today,
        int scans = 0, IReadOnlyCollection<CharterPart>? inScan = null)
        : base(id, association)
    {
        string?[] parts = [principles, structure, membership, joiningAndLeaving];
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Happened(adoption.Day, today, "通过日期", nameof(AdoptedOn)),
            .. Problem.If(scans == 0 && parts.All(string.IsNullOrWhiteSpace), "ASC-65", "四个部分都是空的，也没有扫描件，章程没法保存。有多少先写多少，或者放上扫描件，缺的以后补。", nameof(Principles)),
            .. Enum.GetValues<CharterPart>().SelectMany(p => Checks.Optional(parts[(int)p - 1], LongestPart, p.InChinese, p.ToString())),
            .. Checks.Optional(more, LongestPart, "其他内容", nameof(More)),
            .. CheckSeen(scans, inScan ?? []),
        ]);
        (Meeting, AdoptedOn) = (adoption.Meeting, adoption.Day);
        (Principles, Structure, Membership, JoiningAndLeaving, More) =
            (Checks.Tidy(principles), Checks.Tidy(structure), Checks.Tidy(membership), Checks.Tidy(joiningAndLeaving), Checks.Tidy(more));
        See(inScan ?? [], scans);
    }

    public Guid? Meeting { get; private set; }
    public DateOnly AdoptedOn { get; private set; }
    public string? Principles { get; private set; }
    public string? Structure { get; private set; }
    public string? Membership { get; private set; }
    public string? JoiningAndLeaving { get; private set; }
    public string? More { get; private set; }

    /// <summary>The parts that somebody read in its scans: a bit for each, the first for the first part.</summary>
    public int PartsInScan { get; private set; }

    public bool IsInScan(CharterPart part) => (PartsInScan & Bit(part)) != 0;

    /// <summary>Notes which parts stand in its scans, as somebody read them there.</summary>
    /// <param name="scans">How many it has now.</param>
    /// <exception cref="RuleException">ASC-72, ASC-74.</exception>
    public void See(IReadOnlyCollection<CharterPart> inScan, int scans)
    {
        RuleException.ThrowIfAny(CheckSeen(scans, inScan));
        PartsInScan = inScan.Aggregate(0, (bits, part) => bits | Bit(part));
    }

    private static int Bit(CharterPart part) => 1 << ((int)part - 1);

    private static IEnumerable<Problem> CheckSeen(int scans, IReadOnlyCollection<CharterPart> inScan) =>
    [
        .. Attachment.CheckScans(scans),
        .. Problem.If(scans == 0 && inScan.Count > 0, "ASC-74", "勾了扫描件里写着的部分，可是没有扫描件。请放上扫描件，或者不勾。", "InScan"),
    ];

    public string? Of(CharterPart part) => part switch
    {
        CharterPart.Principles => Principles,
        CharterPart.Structure => Structure,
        CharterPart.Membership => Membership,
        CharterPart.JoiningAndLeaving => JoiningAndLeaving,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    /// <summary>The parts that stand neither in its text nor, as somebody read, in its scans; a complete charter has none.</summary>
    public IEnumerable<CharterPart> Missing => Enum.GetValues<CharterPart>().Where(p => Of(p) is null && !IsInScan(p));
}

/// <summary>The names people see, and a text to begin with.</summary>
internal static class CharterPartNames
{
    extension(CharterPart part)
    {
        public string InChinese => part switch
        {
            CharterPart.Principles => "组织原则",
            CharterPart.Structure => "组织架构",
            CharterPart.Membership => "会员条件",
            CharterPart.JoiningAndLeaving => "入(退)会程序",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };

        /// <summary>A sample to be made one's own. Written for this product after the headings of S-001 B08; it is nobody's official text.</summary>
        public string Sample => part switch
        {
            CharterPart.Principles => "本会是本村(社区)老年人自愿参加，自我管理、自我教育、自我服务的群众组织。在基层党组织和村(居)民委员会的统一领导下，遵守宪法、法律、法规和国家政策，参与共建共治共享。",
            CharterPart.Structure => "会员大会是本会的最高权力机构，每年至少召开一次。会员大会选举会长、副会长和理事，组成理事会，每届任期三年。理事会负责日常工作，重大事项提交会员大会决定。",
            CharterPart.Membership => "年满 60 周岁，拥护本会章程，自愿参加的本村(社区)居民，可以申请入会。会员有选举权、被选举权、表决权和监督权，应当遵守章程、执行决议、爱护公物。",
            CharterPart.JoiningAndLeaving => "入会由本人申请，理事会讨论同意后登记入册。退会由本人提出，理事会登记注销。会员严重违反章程的，由会员大会表决除名。",
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
        };
    }
}
