using Yinling.Kernel;

namespace Yinling.Indicators.Contracts;

/// <summary>One row per subject (an association, a village …) with one typed column per thing anybody counts; kept by the module that owns the subject, in the same transaction as its facts.</summary>
public interface IProfile
{
    int County { get; }

    /// <summary>The subject's id; for a unit of the tree the unit's own id.</summary>
    Guid Id { get; }

    /// <summary>Padded code of the unit the subject belongs to.</summary>
    long Division { get; }

    Setting Setting { get; }
}

/// <summary>A profile of one month: dated facts summed per subject and month, so that flows are added, not recounted.</summary>
public interface IMonthlyProfile : IProfile
{
    /// <summary>yyyymm.</summary>
    int Month { get; }
}

/// <summary>Where profiles come from. One per profile type, registered by the module that owns it.</summary>
public interface IProfileSource<TProfile> where TProfile : class, IProfile
{
    /// <summary>Today's profiles, unscoped and untracked: the engine narrows them by range and grant.</summary>
    IQueryable<TProfile> Live { get; }

    /// <summary>Profiles as they were on a day, made anew from the dated facts by the same rules.</summary>
    IAsyncEnumerable<TProfile> AsOfAsync(CodeRange range, DateOnly day, CancellationToken ct);

    /// <summary>Names and addresses for lists of counted subjects; the order given is kept.</summary>
    Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<TProfile> profiles, CancellationToken ct);
}

/// <summary>A counted subject as people see it.</summary>
/// <param name="Href">Its page; null when it has none.</param>
public sealed record Subject(Guid Id, string Name, DivisionCode Division, string? Href);
