using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Access.Contracts;

/// <summary>Something still open on someone's desk.</summary>
/// <param name="Kind">摸底表, 待审核 …</param>
/// <param name="Address">Local address of the page that shows it.</param>
public sealed record OpenMatter(string Kind, string Title, string Address);

/// <summary>Supplied by modules that give people work: what the holder of a post still has open.</summary>
public interface IOpenMatters
{
    Task<IReadOnlyList<OpenMatter>> OfPostAsync(Guid account, Role role, DivisionCode division, CancellationToken ct);
}

/// <summary>A post went to a successor. Told inside the transaction; modules move what is open to the new holder.</summary>
/// <param name="From">Account that held it.</param>
/// <param name="To">Account that holds it from <paramref name="Day"/> on.</param>
public sealed record PostHandedOver(Guid From, Guid To, Role Role, DivisionCode Division, Guid? Subject, DateOnly Day);
