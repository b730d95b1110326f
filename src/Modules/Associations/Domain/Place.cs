using Yinling.Kernel;

namespace Yinling.Associations.Domain;

internal enum PlacePurpose
{
    /// <summary>办公场所.</summary>
    Office = 1,

    /// <summary>活动场地.</summary>
    Activity = 2,
}

/// <summary>Whose a place is. Source: S-001 B16 (一室多用).</summary>
internal enum PlaceNature
{
    /// <summary>没有: recorded so that the statement of having none is dated.</summary>
    None = 0,

    /// <summary>专用.</summary>
    Dedicated = 1,

    /// <summary>共用.</summary>
    Shared = 2,
}

/// <summary>An office or activity place, or the record that there is none.</summary>
internal sealed class Place : AssociationFact
{
    private Place() { }  // EF Core

    /// <param name="squareMetres">Whole square metres; null when not measured.</param>
    /// <exception cref="RuleException">ASC-17 area; ASC-04, ASC-05, ASC-18.</exception>
    public Place(
        Guid id, Association association, PlacePurpose purpose, PlaceNature nature, string? name, int? squareMetres, bool isIndoor, DateOnly from, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(
                squareMetres is < 0 or > 1_000_000 || (nature == PlaceNature.None && squareMetres > 0),
                "ASC-17", "面积应在 0 到 1,000,000 平方米之间；没有场所的，面积留空。", nameof(SquareMetres)),
            .. Checks.Optional(name, 60, "场所名称", nameof(Name)),
            .. Checks.Happened(from, today, "启用日期", nameof(From)),
        ]);
        (Purpose, Nature, Name, SquareMetres, IsIndoor, From) = (purpose, nature, Checks.Tidy(name), squareMetres, isIndoor, from);
    }

    public PlacePurpose Purpose { get; private set; }
    public PlaceNature Nature { get; private set; }
    public string? Name { get; private set; }

    /// <summary>Whole square metres; null when not measured.</summary>
    public int? SquareMetres { get; private set; }

    public bool IsIndoor { get; private set; }
    public DateOnly From { get; private set; }

    /// <summary>First day no longer used; null while it is.</summary>
    public DateOnly? To { get; private set; }

    /// <summary>What it is used for, several at once; none until somebody ticks them.</summary>
    public PlaceUses Uses { get; private set; }

    /// <summary>What is there; none until somebody ticks it.</summary>
    public Facilities Facilities { get; private set; }

    /// <exception cref="RuleException">ASC-46.</exception>
    public void Equip(PlaceUses uses, Facilities facilities)
    {
        RuleException.ThrowIfAny(Problem.If(To is not null || Nature == PlaceNature.None, "ASC-46", "已经停用的场所，或者写着没有的，不登记用途和设施。"));
        (Uses, Facilities) = (uses, facilities);
    }

    /// <param name="from">First day no longer used.</param>
    /// <exception cref="RuleException">ASC-23 already ended; ASC-04, ASC-07.</exception>
    public void End(DateOnly from, DateOnly today)
    {
        RuleException.ThrowIfAny(
        [
            .. Problem.If(To is not null, "ASC-23", $"这处场所已经在 {To:yyyy-MM-dd} 停用，不用再办一次。"),
            .. Checks.Happened(from, today, "停用日期", nameof(To)),
            .. Checks.Order(From, from, "停用日期", nameof(To)),
        ]);
        To = from;
    }
}

/// <summary>The names people see.</summary>
internal static class PlaceNames
{
    extension(PlacePurpose purpose)
    {
        public string InChinese => purpose == PlacePurpose.Office ? "办公场所" : "活动场地";
    }

    extension(PlaceNature nature)
    {
        public string InChinese => nature switch
        {
            PlaceNature.None => "没有",
            PlaceNature.Dedicated => "专用",
            PlaceNature.Shared => "共用",
            _ => throw new ArgumentOutOfRangeException(nameof(nature), nature, null),
        };
    }
}
