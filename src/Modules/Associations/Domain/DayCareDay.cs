using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>One day of a day-care room (日间照料室). Source: S-001 (临政〔2023〕68号) B18.</summary>
internal sealed class DayCareDay : AssociationFact
{
    private const int MostPeople = 1_000;

    private DayCareDay() { }  // EF Core

    /// <param name="what">What was done there; null when nothing was written.</param>
    /// <exception cref="RuleException">ASC-42, ASC-43; ASC-04, ASC-05, ASC-07, ASC-18.</exception>
    public DayCareDay(Guid id, Association association, Place place, DateOnly on, int people, string? what, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Problem.If(!place.Uses.HasFlag(PlaceUses.DayCare) || place.To <= on, "ASC-42", "这处场所那天不是日间照料室。请先在场所的用途里勾选“日间照料室”。", nameof(Place)),
            .. Problem.If(people is < 1 or > MostPeople, "ASC-43", "来的人数应在 1 到 1,000 之间。没有人来的那天不用记。", nameof(People)),
            .. Checks.Happened(on, today, "日期", nameof(On)),
            .. Checks.Order(place.From, on, "日期", nameof(On)),
            .. Checks.Optional(what, 100, "做了什么", nameof(What)),
        ]);
        (Place, On, People, What) = (place.Id, on, people, Checks.Tidy(what));
    }

    public Guid Place { get; private set; }
    public DateOnly On { get; private set; }
    public int People { get; private set; }
    public string? What { get; private set; }

    /// <summary>Day it was struck out as recorded by mistake; null for a valid record.</summary>
    public DateOnly? RemovedOn { get; private set; }

    /// <summary>A room has one line a day.</summary>
    public static Problem Recorded => new("ASC-44", "这一天已经记过了。记错了的，先删掉那一天，再重新记。", nameof(On));

    /// <exception cref="RuleException">ASC-45.</exception>
    public void Remove(DateOnly today)
    {
        RuleException.ThrowIfAny(Problem.If(RemovedOn is not null, "ASC-45", "这一天已经删过了。"));
        RemovedOn = today;
    }
}
