using Yinling.Associations.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Platform.Database;

namespace Yinling.Associations.Profiles;

internal sealed class AssociationDirectory(AppDb db) : IAssociationDirectory
{
    public async Task<IReadOnlyDictionary<Guid, Subject>> FindAsync(IReadOnlyList<AssociationRef> keys, CancellationToken ct) =>
        await AssociationNames.OfAsync(db, [.. keys.Select(k => (k.County, k.Id))], ct);
}
