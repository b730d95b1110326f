using Yinling.Platform.Access;

namespace Yinling.Access.Contracts;

/// <summary>Questions others may ask about accounts.</summary>
public interface IAccountDirectory
{
    /// <summary>Display names by id; unknown ids are left out. Names of colleagues are no secret among them.</summary>
    Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> accounts, CancellationToken ct);

    /// <summary>The scope a user would have now.</summary>
    /// <returns>Null when there is no such user or the account is disabled.</returns>
    Task<Scope?> ScopeOfAsync(string userName, CancellationToken ct);
}
