using Yinling.Kernel;

namespace Yinling.Access.Contracts;

/// <summary>The record a post is bound to: the association of an association's head.</summary>
public sealed record PostSubject(Guid Id, string Name, DivisionCode Division);

/// <summary>Supplied by the module that owns such records (Associations), asked when a post is given.</summary>
public interface IPostSubjects
{
    /// <summary>Records of one division (not its subtree) to choose from, by name.</summary>
    Task<IReadOnlyList<PostSubject>> OfDivisionAsync(DivisionCode division, CancellationToken ct);

    /// <summary>By id; unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<Guid, PostSubject>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
