using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Places;

/// <summary>Records what a place is used for (一室多用) and what is there.</summary>
internal sealed class EquipPlace(AssociationDesk desk, Writer writer)
{
    /// <param name="Version">The version of the record that was shown.</param>
    internal sealed record Input(PlaceUses Uses, Facilities Facilities, int Version);

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-46.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Place>(association, id, ct) is not { } place) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "place.equip"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(place, input.Version);
            place.Equip(input.Uses, input.Facilities);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
