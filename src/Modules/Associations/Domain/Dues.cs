using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>What each member owes for a year (会费标准), and the meeting that decided it. Source: S-001 (临政〔2023〕68号) B19.</summary>
internal sealed class DuesYear : AssociationFact
{
    private const int FirstYear = 1980;

    /// <summary>10,000 yuan in fen; more than that is a slip of the pen.</summary>
    private const long Most = 1_000_000;

    private DuesYear() { }  // EF Core

    /// <exception cref="RuleException">ASC-80 year; ASC-81 amount; ASC-04, ASC-05.</exception>
    public DuesYear(Guid id, Association association, int year, Money amount, Adoption decision, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(year < FirstYear || year > today.Year + 1, "ASC-80", $"会费年度应在 {FirstYear} 到 {today.Year + 1} 之间。", nameof(Year)),
            .. CheckAmount(amount),
            .. Checks.Happened(decision.Day, today, "定下的日期", nameof(DecidedOn)),
        ]);
        (Year, AmountFen, Meeting, DecidedOn) = (year, amount.Fen, decision.Meeting, decision.Day);
    }

    public int Year { get; private set; }

    /// <summary>Of each member, whole fen.</summary>
    public long AmountFen { get; private set; }

    /// <summary>The meeting that decided; null when it is not in the book.</summary>
    public Guid? Meeting { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public Money Amount => new(AmountFen);

    /// <summary>Another amount, as long as nobody has paid.</summary>
    /// <param name="isPaid">Whether somebody has paid for the year and it stands.</param>
    /// <exception cref="RuleException">ASC-82; ASC-04, ASC-05, ASC-81.</exception>
    public void Change(Association association, Money amount, Adoption decision, bool isPaid, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. CheckAmount(amount),
            .. Checks.Happened(decision.Day, today, "定下的日期", nameof(DecidedOn)),
            .. Problem.If(isPaid && amount.Fen != AmountFen, "ASC-82", $"{Year}年的会费已经有人缴了，标准不能再改。要改，先把缴过的冲正。", nameof(Amount)),
        ]);
        (AmountFen, Meeting, DecidedOn) = (amount.Fen, decision.Meeting, decision.Day);
    }

    /// <summary>Two who decide at the same moment.</summary>
    public static Problem DecidedMeanwhile => new("ASC-83", "这一年的会费标准刚刚有人定过。请打开看一看，要改再改。", nameof(Amount));

    public static Problem Undecided(int year) => new("ASC-84", $"还没有定{year}年的会费标准。请先定下一个人缴多少。");

    private static IEnumerable<Problem> CheckAmount(Money amount) =>
        Problem.If(amount.Fen is <= 0 or > Most, "ASC-81", "会费每人每年要大于 0 元，不超过 10,000 元。", nameof(Amount));
}

/// <summary>How one member's dues of one year were settled: paid, by one entry of the ledger, or let off (减免). Never both and never twice.</summary>
internal sealed class DuesSettlement : AssociationFact
{
    private DuesSettlement() { }  // EF Core

    private DuesSettlement(Guid id, Association association, Member member, int year, DateOnly on) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(!member.BelongedIn(year), "ASC-85", $"{year}年{member.Name}不是会员，不用缴那一年的会费。", nameof(Member)),
        ]);
        (Member, Year, On) = (member.Id, year, on);
    }

    public Guid Member { get; private set; }
    public int Year { get; private set; }

    /// <summary>Day of payment or of the decision to let off.</summary>
    public DateOnly On { get; private set; }

    /// <summary>The ledger entry that booked it; null when let off.</summary>
    public Guid? Entry { get; private set; }

    /// <summary>Why let off; null when paid.</summary>
    public string? Reason { get; private set; }

    /// <summary>Day it was taken back: the entry was reversed, or the letting off withdrawn. Null while it stands.</summary>
    public DateOnly? UndoneOn { get; private set; }

    /// <returns>The settlement and the ledger entry that books it.</returns>
    /// <exception cref="RuleException">ASC-85; whatever the ledger refuses.</exception>
    public static (DuesSettlement Settlement, LedgerEntry Entry) Pay(Guid id, Guid entry, Association association, Member member, DuesYear dues, DateOnly on, DateOnly today)
    {
        var booked = new LedgerEntry(entry, association, on, LedgerDirection.Income, IncomeChannel.MembershipFee, null, dues.Amount, $"{dues.Year}年会费", today);
        return (new(id, association, member, dues.Year, on) { Entry = booked.Id }, booked);
    }

    /// <exception cref="RuleException">ASC-85; ASC-04, ASC-18.</exception>
    public static DuesSettlement LetOff(Guid id, Association association, Member member, int year, string reason, DateOnly today)
    {
        RuleException.ThrowIfAny(Checks.Text(reason, 100, "减免原因", nameof(Reason)));
        return new(id, association, member, year, today) { Reason = reason.Trim() };
    }

    /// <summary>A member settles a year once.</summary>
    /// <param name="name">Null when it is not known whose.</param>
    public static Problem Settled(string? name) => new("ASC-86", $"{name ?? "这位会员"}的会费已经缴过，或者减免了，不用再办。", nameof(Member));

    /// <summary>The entry that booked it was reversed.</summary>
    public void FollowReversal(DateOnly on) => UndoneOn = on;

    /// <summary>They are to pay after all.</summary>
    /// <exception cref="RuleException">ASC-87.</exception>
    public void Withdraw(DateOnly today)
    {
        RuleException.ThrowIfAny(Problem.If(UndoneOn is not null || Entry is not null, "ASC-87", "减免已经取消过，或者这一笔是缴的会费。缴错了请冲正。"));
        UndoneOn = today;
    }
}
