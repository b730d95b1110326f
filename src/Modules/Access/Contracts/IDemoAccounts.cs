using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Access.Contracts;

/// <summary>Adds ready accounts to a demonstration; they are offered on the sign-in page. Refuses outside a demonstration.</summary>
public interface IDemoAccounts
{
    /// <param name="userName">Begins with "demo.".</param>
    Task<Guid> AddAsync(string userName, string displayName, Role role, DivisionCode division, Guid? subject, CancellationToken ct);
}
