using Yinling.Platform.Access;

namespace Yinling.Access.Contracts;

/// <summary>Questions others may ask about accounts.</summary>
public interface IAccountDirectory
{
    /// <returns>The scope of an account's posts today; null when there is no such account or it is disabled.</returns>
    Task<Scope?> ScopeOfAsync(string userName, CancellationToken ct);
}
