using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>Source: S-001 (临政〔2023〕68号) B17.</summary>
internal enum AssetCategory
{
    Culture = 1,
    Fitness = 2,
    Rehabilitation = 3,
    Office = 4,
    Reading = 5,
    Other = 6,
}

internal enum AssetCondition
{
    /// <summary>完好.</summary>
    Good = 1,

    /// <summary>待修.</summary>
    NeedsRepair = 2,
}

/// <summary>Where a thing came from: a ledger entry that paid for it, a donation, or neither known.</summary>
internal readonly record struct AssetOrigin(Guid? Entry, Guid? Donation)
{
    /// <summary>What was chosen is not there any more.</summary>
    public static RuleException Gone => new("ASC-94", "选的那笔账或那笔捐赠找不到了。请重新选择。", "Origin");
}

/// <summary>Things of one kind that an association owns (物资). Source: S-001 (临政〔2023〕68号) B13, B17.</summary>
internal sealed class Asset : AssociationFact
{
    /// <summary>100 million yuan in fen; more than that is a slip of the pen.</summary>
    private const long MostFen = 10_000_000_000;

    private const int MostPieces = 100_000;

    private Asset() { }  // EF Core

    /// <param name="value">Of all pieces together; null when not known.</param>
    /// <exception cref="RuleException">ASC-95, ASC-96; ASC-04, ASC-05, ASC-18.</exception>
    public Asset(
        Guid id, Association association, AssetCategory category, string name, int count, Money? value, DateOnly acquiredOn, AssetOrigin origin, AssetCondition condition, string? keeper, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Text(name, 60, "物资名称", nameof(Name)),
            .. Problem.If(count is < 1 or > MostPieces, "ASC-95", "数量应在 1 到 100,000 之间。", nameof(Count)),
            .. Problem.If(value?.Fen is < 0 or > MostFen, "ASC-96", "价值应在 0 到 1 亿元之间；不知道的空着。", nameof(Value)),
            .. Checks.Happened(acquiredOn, today, "得到的日期", nameof(AcquiredOn)),
            .. Checks.Optional(keeper, 30, "保管人", nameof(Keeper)),
        ]);
        (Category, Name, Count, ValueFen, AcquiredOn) = (category, name.Trim(), count, value?.Fen, acquiredOn);
        (Entry, Donation, Condition, Keeper) = (origin.Entry, origin.Donation, condition, Checks.Tidy(keeper));
    }

    public AssetCategory Category { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Pieces there are now, as counted last.</summary>
    public int Count { get; private set; }

    /// <summary>Of all pieces when they were acquired, whole fen; null when not known.</summary>
    public long? ValueFen { get; private set; }

    public DateOnly AcquiredOn { get; private set; }

    /// <summary>The ledger entry that paid for it; null for none.</summary>
    public Guid? Entry { get; private set; }

    /// <summary>The donation it came from; null for none.</summary>
    public Guid? Donation { get; private set; }

    public AssetCondition Condition { get; private set; }

    /// <summary>Who keeps it; null when nobody in particular does.</summary>
    public string? Keeper { get; private set; }

    /// <summary>First day it is no longer in the register (报废); null while it is.</summary>
    public DateOnly? WrittenOffOn { get; private set; }

    public string? WrittenOffBecause { get; private set; }

    public Money? Value => ValueFen is { } fen ? new(fen) : null;

    /// <exception cref="RuleException">ASC-97; ASC-18.</exception>
    public void Keep(AssetCondition condition, string? keeper)
    {
        RuleException.ThrowIfAny([.. CheckKept(), .. Checks.Optional(keeper, 30, "保管人", nameof(Keeper))]);
        (Condition, Keeper) = (condition, Checks.Tidy(keeper));
    }

    /// <exception cref="RuleException">ASC-97; ASC-04, ASC-07, ASC-18.</exception>
    public void WriteOff(DateOnly on, string reason, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. CheckKept(),
            .. Checks.Text(reason, 100, "报废原因", nameof(WrittenOffBecause)),
            .. Checks.Happened(on, today, "报废日期", nameof(WrittenOffOn)),
            .. Checks.Order(AcquiredOn, on, "报废日期", nameof(WrittenOffOn)),
        ]);
        (WrittenOffOn, WrittenOffBecause) = (on, reason.Trim());
    }

    /// <summary>Counts it for the year (盘点): from then on there are as many as were found; what is not there at all is written off.</summary>
    /// <exception cref="RuleException">ASC-97, ASC-98; ASC-05, ASC-18.</exception>
    public StockTake Take(Guid id, Association association, int counted, string? reason, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. CheckKept(),
            .. Problem.If(
                counted is < 0 or > MostPieces || (counted != Count && string.IsNullOrWhiteSpace(reason)),
                "ASC-98", $"{Name}册上是 {Count}，盘到的数应在 0 到 100,000 之间；和册上不一样的，要写为什么。", "Counted"),
            .. Checks.Optional(reason, 100, "差额原因", "Counted"),
        ]);
        var taken = new StockTake(id, association, this, counted, Checks.Tidy(reason), today);
        Count = counted;
        if (counted == 0) (WrittenOffOn, WrittenOffBecause) = (today, reason!.Trim());
        return taken;
    }

    private IEnumerable<Problem> CheckKept() => Problem.If(WrittenOffOn is not null, "ASC-97", $"{Name}已经在 {WrittenOffOn:yyyy-MM-dd} 报废，不能再改。");
}

/// <summary>One thing counted in a year's stock-take.</summary>
internal sealed class StockTake : AssociationFact
{
    private StockTake() { }  // EF Core

    internal StockTake(Guid id, Association association, Asset asset, int counted, string? reason, DateOnly on) : base(id, association) =>
        (Asset, Year, On, Expected, Counted, Reason) = (asset.Id, on.Year, on, asset.Count, counted, reason);

    public Guid Asset { get; private set; }
    public int Year { get; private set; }
    public DateOnly On { get; private set; }

    /// <summary>As many as stood in the register.</summary>
    public int Expected { get; private set; }

    public int Counted { get; private set; }

    /// <summary>Why there were more or fewer; null when there were as many.</summary>
    public string? Reason { get; private set; }

    /// <summary>A thing is counted once a year.</summary>
    public static Problem Taken => new("ASC-99", "这件物资今年已经盘过了。要改数，等明年盘点，或者办理报废、另行登记。");
}

/// <summary>The names people see.</summary>
internal static class AssetNames
{
    extension(AssetCategory category)
    {
        public string InChinese => category switch
        {
            AssetCategory.Culture => "文化娱乐",
            AssetCategory.Fitness => "健身",
            AssetCategory.Rehabilitation => "康复",
            AssetCategory.Office => "办公",
            AssetCategory.Reading => "书刊报纸",
            AssetCategory.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
        };
    }

    extension(AssetCondition condition)
    {
        public string InChinese => condition == AssetCondition.Good ? "完好" : "待修";
    }
}
