using Yinling.Indicators.Contracts;

namespace Yinling.Associations.Contracts;

/// <summary>Names of associations, for those who have found them within their scope already.</summary>
public interface IAssociationDirectory
{
    /// <summary>Batch form; unknown keys are left out.</summary>
    Task<IReadOnlyDictionary<Guid, Subject>> FindAsync(IReadOnlyList<AssociationRef> keys, CancellationToken ct);
}
