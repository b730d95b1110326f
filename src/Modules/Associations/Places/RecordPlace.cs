using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Places;

/// <summary>Records an office or activity place, or that there is none.</summary>
internal sealed class RecordPlace(AssociationDesk desk, Writer writer)
{
    /// <param name="SquareMetres">Whole square metres; null when not measured.</param>
    internal sealed record Input(PlacePurpose Purpose, PlaceNature Nature, string? Name, int? SquareMetres, bool IsIndoor, DateOnly From);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-17, ASC-18.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "place.add"), () =>
        {
            var record = new Place(
                desk.NewId(), association, input.Purpose, input.Nature, input.Name, input.SquareMetres, input.IsIndoor, input.From, desk.Today);
            desk.Db.Add(record);
            return Task.FromResult<Guid?>(record.Id);
        }, ct);
    }
}
