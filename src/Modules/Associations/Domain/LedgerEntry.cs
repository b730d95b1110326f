using Yinling.Kernel;

namespace Yinling.Associations.Domain;

internal enum LedgerDirection
{
    Income = 1,
    Spending = 2,
}

/// <summary>The seven channels of income. Source: S-001 (临政〔2023〕68号) B19.</summary>
internal enum IncomeChannel
{
    /// <summary>财政支持.</summary>
    Fiscal = 1,

    /// <summary>上级部门资助.</summary>
    SuperiorGrant = 2,

    /// <summary>村(居)集体经济扶持.</summary>
    VillageCollective = 3,

    /// <summary>社会捐赠.</summary>
    Donation = 4,

    /// <summary>福彩公益金.</summary>
    WelfareLottery = 5,

    /// <summary>政府购买服务.</summary>
    PurchasedService = 6,

    /// <summary>会员会费.</summary>
    MembershipFee = 7,
}

/// <summary>One line of the ledger. Never changed: a mistake is undone by a reversal (冲正) that points at it.</summary>
internal sealed class LedgerEntry : AssociationFact
{
    /// <summary>100 million yuan in fen; more than that is a slip of the pen.</summary>
    private const long Most = 10_000_000_000;

    private LedgerEntry() { }  // EF Core

    /// <param name="channel">Of income; null for spending.</param>
    /// <param name="purpose">Of spending; null for income.</param>
    /// <exception cref="RuleException">ASC-12 amount; ASC-13 channel or purpose; ASC-04, ASC-05, ASC-18.</exception>
    public LedgerEntry(
        Guid id, Association association, DateOnly on, LedgerDirection direction, IncomeChannel? channel, string? purpose, Money amount, string? summary, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Happened(on, today, "日期", nameof(On)),
            .. Problem.If(amount.Fen is <= 0 or > Most, "ASC-12", "金额要大于 0 元，不超过 1 亿元，最多两位小数。", "Amount"),
            .. Problem.If(
                direction == LedgerDirection.Income ? channel is null : channel is not null || string.IsNullOrWhiteSpace(purpose),
                "ASC-13", "收入请选择经费渠道，支出请填写用途。", direction == LedgerDirection.Income ? nameof(Channel) : nameof(Purpose)),
            .. Checks.Optional(purpose, 60, "用途", nameof(Purpose)),
            .. Checks.Optional(summary, 200, "摘要", nameof(Summary)),
        ]);
        (On, Direction, Channel, AmountFen) = (on, direction, channel, amount.Fen);
        (Purpose, Summary) = (direction == LedgerDirection.Income ? null : Checks.Tidy(purpose), Checks.Tidy(summary));
    }

    public DateOnly On { get; private set; }
    public LedgerDirection Direction { get; private set; }

    /// <summary>Null for spending.</summary>
    public IncomeChannel? Channel { get; private set; }

    /// <summary>What was paid for; null for income.</summary>
    public string? Purpose { get; private set; }

    /// <summary>Whole fen, always above 0; a reversal takes it away again.</summary>
    public long AmountFen { get; private set; }

    public string? Summary { get; private set; }

    /// <summary>The entry this one undoes; null for an ordinary entry.</summary>
    public Guid? ReversalOf { get; private set; }

    public Money Amount => new(AmountFen);

    /// <summary>What it does to the cash box: income adds, spending takes, a reversal does the opposite.</summary>
    public Money Effect => new((Direction == LedgerDirection.Income) == (ReversalOf is null) ? AmountFen : -AmountFen);

    /// <summary>An entry is undone once.</summary>
    public static Problem Undone => new("ASC-14", "这笔账已经冲正，或者本身就是冲正，不能再冲。需要时请重新记一笔。");

    /// <summary>The entry that undoes this one, dated when the mistake was found.</summary>
    /// <param name="reversed">Whether a reversal of this entry exists.</param>
    /// <exception cref="RuleException">ASC-14 undone already, or itself a reversal; ASC-04, ASC-05, ASC-07, ASC-18.</exception>
    public LedgerEntry Reverse(Guid id, Association association, DateOnly on, string reason, bool reversed, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. reversed || ReversalOf is not null ? [Undone] : Array.Empty<Problem>(),
            .. Checks.Order(On, on, "冲正日期", nameof(On)),
            .. Checks.Text(reason, 200, "冲正原因", nameof(Summary)),
        ]);
        return new(id, association, on, Direction, Channel, Purpose, Amount, reason, today) { ReversalOf = Id };
    }
}

/// <summary>The names people see.</summary>
internal static class LedgerNames
{
    extension(LedgerDirection direction)
    {
        public string InChinese => direction == LedgerDirection.Income ? "收入" : "支出";
    }

    extension(IncomeChannel channel)
    {
        public string InChinese => channel switch
        {
            IncomeChannel.Fiscal => "财政支持",
            IncomeChannel.SuperiorGrant => "上级部门资助",
            IncomeChannel.VillageCollective => "村(居)集体经济扶持",
            IncomeChannel.Donation => "社会捐赠",
            IncomeChannel.WelfareLottery => "福彩公益金",
            IncomeChannel.PurchasedService => "政府购买服务",
            IncomeChannel.MembershipFee => "会员会费",
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
        };
    }
}
