using Yinling.Platform.Access;

namespace Yinling.Access.Contracts;

/// <summary>Questions others may ask about accounts.</summary>
public interface IAccountDirectory
{
    /// <summary>Display names by id; unknown ids are left out. Names of colleagues are no secret among them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <returns>The scope of an account's posts today; null when there is no such account or it is disabled.</returns>
    Task<Scope?> ScopeOfAsync(string userName, CancellationToken ct);
}
