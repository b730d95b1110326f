using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Assets;

/// <summary>Puts things into the register.</summary>
internal sealed class RecordAsset(AssociationDesk desk, Writer writer)
{
    /// <param name="Value">Null when not known.</param>
    /// <param name="Origin">Id of the ledger entry or the donation it came from; null when neither is named.</param>
    internal sealed record Input(AssetCategory Category, string Name, int Count, Money? Value, DateOnly AcquiredOn, Guid? Origin, AssetCondition Condition, string? Keeper);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18, ASC-94 to ASC-96.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "asset.add"), async () =>
        {
            var origin = await OriginAsync(association, input.Origin, ct);
            var asset = new Asset(
                desk.NewId(), association, input.Category, input.Name, input.Count, input.Value, input.AcquiredOn, origin, input.Condition, input.Keeper, desk.Today);
            desk.Db.Add(asset);
            return asset.Id;
        }, ct);
    }

    private async Task<AssetOrigin> OriginAsync(Association association, Guid? chosen, CancellationToken ct)
    {
        if (chosen is not { } id) return default;
        if (await desk.Db.FactsOf<LedgerEntry>(association).AnyAsync(e => e.Id == id && e.Direction == LedgerDirection.Spending, ct)) return new(id, null);
        return await desk.Db.FactsOf<Donation>(association).AnyAsync(d => d.Id == id && d.CancelledOn == null, ct) ? new(null, id) : throw AssetOrigin.Gone;
    }
}
