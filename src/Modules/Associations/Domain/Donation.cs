using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>Money or goods somebody gave, with the number of its receipt. Source: S-001 (临政〔2023〕68号) B19.</summary>
internal sealed class Donation : AssociationFact
{
    /// <summary>100 million yuan in fen; more than that is a slip of the pen.</summary>
    private const long Most = 10_000_000_000;

    private Donation() { }  // EF Core

    private Donation(Guid id, Association association, int number, string? donor, DateOnly on, long valueFen, string? purpose, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Happened(on, today, "捐赠日期", nameof(On)),
            .. Checks.Optional(donor, 60, "捐赠人", nameof(Donor)),
            .. Checks.Optional(purpose, 100, "指定用途", nameof(Purpose)),
        ]);
        (ReceiptYear, ReceiptNumber, Donor, On, ValueFen, Purpose) = (today.Year, number, Checks.Tidy(donor), on, valueFen, Checks.Tidy(purpose));
    }

    /// <summary>Year the receipt was written in; numbers begin anew with it.</summary>
    public int ReceiptYear { get; private set; }

    /// <summary>Consecutive within the association's year, from 1.</summary>
    public int ReceiptNumber { get; private set; }

    /// <summary>Null: does not want to be named (匿名).</summary>
    public string? Donor { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Whole fen: the money, or what the goods are estimated at.</summary>
    public long ValueFen { get; private set; }

    /// <summary>What was given, when it was no money; null for money.</summary>
    public string? Goods { get; private set; }

    /// <summary>What it may be spent for; null: for anything.</summary>
    public string? Purpose { get; private set; }

    /// <summary>The ledger entry that booked the money; null for goods.</summary>
    public Guid? Entry { get; private set; }

    /// <summary>Whole fen spent from restricted money; never more than was given, by rule and by the database.</summary>
    public long SpentFen { get; private set; }

    /// <summary>Day it was struck out: recorded by mistake. The number stays used.</summary>
    public DateOnly? CancelledOn { get; private set; }

    public Money Value => new(ValueFen);

    public Money Spent => new(SpentFen);

    public Money Left => new(ValueFen - SpentFen);

    /// <summary>Its use is watched: money, for one purpose, and standing.</summary>
    public bool IsRestricted => Goods is null && Purpose is not null && CancelledOn is null;

    /// <summary>捐字〔2026〕第0001号.</summary>
    public string Receipt => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"捐字〔{ReceiptYear}〕第{ReceiptNumber:D4}号");

    /// <param name="number">The next of the association's year.</param>
    /// <returns>The donation and the ledger entry that books it.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-12, ASC-18.</exception>
    public static (Donation Donation, LedgerEntry Entry) OfMoney(
        Guid id, Guid entry, Association association, int number, string? donor, DateOnly on, Money amount, string? purpose, DateOnly today)
    {
        var donation = new Donation(id, association, number, donor, on, amount.Fen, purpose, today) { Entry = entry };
        return (donation, new(entry, association, on, LedgerDirection.Income, IncomeChannel.Donation, null, amount, $"收据{donation.Receipt}", today));
    }

    /// <param name="value">As estimated.</param>
    /// <exception cref="RuleException">ASC-89; ASC-04, ASC-05, ASC-18.</exception>
    public static Donation OfGoods(Guid id, Association association, int number, string? donor, DateOnly on, string goods, Money value, string? purpose, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. Checks.Text(goods, 100, "捐的是什么", nameof(Goods)),
            .. Problem.If(value.Fen is < 0 or > Most, "ASC-89", "估价应在 0 到 1 亿元之间。估不出的填 0。", "Amount"),
        ]);
        return new(id, association, number, donor, on, value.Fen, purpose, today) { Goods = goods.Trim() };
    }

    /// <summary>Two receipts written at the same moment.</summary>
    public static Problem NumberTaken => new("ASC-90", "刚刚有人也开了一张收据。请再点一次“记下来”。");

    /// <summary>Money leaves it for what it was given for.</summary>
    /// <exception cref="RuleException">ASC-91, ASC-92; ASC-07.</exception>
    public void Spend(Money amount, DateOnly on)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(!IsRestricted, "ASC-91", "只有指定了用途的捐款才这样记支用。没有指定用途的，直接在收支账里记支出。"),
            .. Problem.If(amount > Left, "ASC-92", $"这笔捐款只剩 {Left}，不够付 {amount}。多出来的部分请在收支账里另记一笔支出。", "Amount"),
            .. Checks.Order(On, on, "支用日期", nameof(On)),
        ]);
        SpentFen += amount.Fen;
    }

    /// <summary>What was spent comes back: the entry was reversed.</summary>
    public void TakeBack(Money amount) => SpentFen -= amount.Fen;

    /// <exception cref="RuleException">ASC-93.</exception>
    public void Cancel(DateOnly today)
    {
        RuleException.ThrowIfAny(Problem.If(CancelledOn is not null || SpentFen > 0, "ASC-93", "这笔捐赠已经作废过，或者已经支用了一部分，不能作废。先把支用的冲正。"));
        CancelledOn = today;
    }
}

/// <summary>One spending from a restricted donation: the whole of one ledger entry.</summary>
internal sealed class DonationSpending : AssociationFact
{
    private DonationSpending() { }  // EF Core

    public DonationSpending(Guid id, Association association, Donation donation, LedgerEntry entry) : base(id, association) =>
        (Donation, Entry, AmountFen) = (donation.Id, entry.Id, entry.AmountFen);

    public Guid Donation { get; private set; }

    /// <summary>The entry that booked it.</summary>
    public Guid Entry { get; private set; }

    public long AmountFen { get; private set; }

    /// <summary>Day the entry was reversed; null while it stands.</summary>
    public DateOnly? UndoneOn { get; private set; }

    /// <summary>The entry that booked it was reversed.</summary>
    public void FollowReversal(Donation donation, DateOnly on)
    {
        donation.TakeBack(new(AmountFen));
        UndoneOn = on;
    }
}
