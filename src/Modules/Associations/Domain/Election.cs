using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>A change of office (换届): one meeting ends the terms of those before and begins those of the elected. Source: S-001 (临政〔2023〕68号) B09.</summary>
internal sealed class Election : AssociationFact
{
    private Election() { }  // EF Core

    /// <param name="termTo">Last day of the new term; null when the charter sets none.</param>
    /// <param name="posts">Of the elected.</param>
    /// <exception cref="RuleException">ASC-53; ASC-04, ASC-05, ASC-07.</exception>
    public Election(Guid id, Association association, Adoption adoption, DateOnly? termTo, IEnumerable<OfficerPost> posts, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Happened(adoption.Day, today, "换届日期", nameof(On)),
            .. Checks.Order(adoption.Day, termTo, "届满日期", nameof(TermTo)),
            .. Problem.If(posts.Count(p => p == OfficerPost.President) != 1, "ASC-53", "换届要选出一位会长，不能多，也不能没有。", "Name-0"),
        ]);
        (On, Meeting, TermTo) = (adoption.Day, adoption.Meeting, termTo);
    }

    public DateOnly On { get; private set; }

    /// <summary>The meeting that elected; null when it is not in the book.</summary>
    public Guid? Meeting { get; private set; }

    public DateOnly? TermTo { get; private set; }
}
