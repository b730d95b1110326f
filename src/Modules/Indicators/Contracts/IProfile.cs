using Yinling.Kernel;

namespace Yinling.Indicators.Contracts;

/// <summary>
/// One row per subject (an association, a village …) with one typed column per thing anybody counts; kept by the module that owns the
/// subject, in the same transaction as its facts. Every row of its table counts; rows of subjects that ended are removed.
/// </summary>
/// <remarks>
/// The table needs an index (County, Setting, Division, counted columns …), so that a roll-up reads the index alone in the order it
/// groups by: 3 times faster than an index on the division, measured. And one on (Division, Id) for lists.
/// </remarks>
public interface IProfile
{
    /// <summary>First six digits of <see cref="Division"/>.</summary>
    int County { get; }

    /// <summary>The subject's id; for a unit of the tree the unit's own id.</summary>
    Guid Id { get; }

    /// <summary>Padded code of the unit the subject belongs to.</summary>
    long Division { get; }

    Setting Setting { get; }
}

/// <summary>
/// A profile of one month: dated facts summed per subject and month, so that flows are added, not recounted; or a subject that belongs to
/// one month, such as a form due in it.
/// </summary>
public interface IMonthlyProfile : IProfile
{
    /// <summary>yyyymm.</summary>
    int Month { get; }
}

/// <summary>Where profiles come from. One per profile type, registered by the module that owns it.</summary>
public interface IProfileSource<TProfile> where TProfile : class, IProfile
{
    /// <summary>Profiles as they were on a day, made anew from the dated facts by the same rules; of a monthly profile the months up to that day.</summary>
    IAsyncEnumerable<TProfile> AsOfAsync(CodeRange range, DateOnly day, CancellationToken ct);

    /// <summary>Names and addresses for lists of counted subjects; the order given is kept.</summary>
    Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<TProfile> profiles, CancellationToken ct);
}

/// <summary>A counted subject as people see it.</summary>
/// <param name="Href">Its page; null when it has none.</param>
/// <param name="Note">What else the list says of it, such as days; null for nothing.</param>
public sealed record Subject(Guid Id, string Name, DivisionCode Division, string? Href, string? Note = null);
