using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Assets;

/// <summary>Records in what condition a thing is and who keeps it, or that it is written off (报废).</summary>
internal sealed class ChangeAsset(AssociationDesk desk, Writer writer)
{
    /// <param name="Version">The version of the record that was shown, here and below.</param>
    internal sealed record Keeping(AssetCondition Condition, string? Keeper, int Version);

    internal sealed record WritingOff(DateOnly On, string Reason, int Version);

    /// <returns>The record's id; null, here and below, when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-97.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown; below as well.</exception>
    public async Task<Guid?> KeepAsync(AssociationRef which, Guid id, Keeping input, CancellationToken ct)
    {
        if (await FindAsync(which, id, ct) is not var (association, asset)) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "asset.keep"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(asset, input.Version);
            asset.Keep(input.Condition, input.Keeper);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }

    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-18, ASC-97.</exception>
    public async Task<Guid?> WriteOffAsync(AssociationRef which, Guid id, WritingOff input, CancellationToken ct)
    {
        if (await FindAsync(which, id, ct) is not var (association, asset)) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "asset.write-off", input.Reason), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(asset, input.Version);
            asset.WriteOff(input.On, input.Reason, desk.Today);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }

    private async Task<(Association, Asset)?> FindAsync(AssociationRef which, Guid id, CancellationToken ct) =>
        await desk.FindAsync(which, AssociationPermissions.Edit, ct) is { } association && await desk.FindFactAsync<Asset>(association, id, ct) is { } asset ? (association, asset) : null;
}
