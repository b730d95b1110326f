using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>The ledger is closed up to the end of a month (结账): nothing dated until then is written any more, corrections are dated later.</summary>
internal sealed class LedgerClosing : AssociationFact
{
    private LedgerClosing() { }  // EF Core

    /// <param name="through">Month the ledger was closed up to before; null when it never was.</param>
    /// <exception cref="RuleException">ASC-39 not over yet; ASC-40 closed already; ASC-05.</exception>
    public LedgerClosing(Guid id, Association association, Month month, Month? through, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(month >= Kernel.Month.Of(today), "ASC-39", $"{Name(month)}还没有过完，要等月底过了才能结账。"),
            .. month <= through ? [Closed(through)] : Array.Empty<Problem>(),
        ]);
        Month = month.Number;
    }

    /// <summary>202611: this month and all before it.</summary>
    public int Month { get; private set; }

    /// <param name="through">Null when it is not known which month is closed.</param>
    public static Problem Closed(Month? through) => new("ASC-40", $"{(through is { } month ? $"到{Name(month)}为止的" : "这个月的")}账已经结过了，不用再结。");

    /// <summary>What is dated in a closed month is not written any more.</summary>
    /// <param name="through">Month the ledger is closed up to; null when it never was.</param>
    public static IEnumerable<Problem> CheckOpen(Month? through, DateOnly on) =>
        Kernel.Month.Of(on) <= through ? [ClosedFor(through)] : [];

    /// <param name="through">Null when it is not known which month is closed.</param>
    public static Problem ClosedFor(Month? through) => new("ASC-38", $"{(through is { } month ? Name(month) : "那个月")}的账已经结了，不能再记到那个月里。日期请写结账以后的，在说明里写清是哪天的事。", nameof(LedgerEntry.On));

    private static string Name(Month month) => $"{month.FirstDay.Year}年{month.FirstDay.Month}月";
}
