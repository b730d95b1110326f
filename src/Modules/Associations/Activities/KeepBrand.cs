using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Activities;

/// <summary>Names a cultural brand, and says which activities belong to it and to which platform.</summary>
internal sealed class KeepBrand(AssociationDesk desk, Writer writer)
{
    /// <returns>The record's id; null, here and below, when there is none or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-52.</exception>
    public async Task<Guid?> AddAsync(AssociationRef which, string name, string? description, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "brand.add"), () =>
        {
            var brand = new CulturalBrand(desk.NewId(), association, name, description);
            desk.Db.Add(brand);
            return Task.FromResult<Guid?>(brand.Id);
        }, ct);
    }

    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-52.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown, here and below.</exception>
    public async Task<Guid?> DescribeAsync(AssociationRef which, Guid id, string name, string? description, int version, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<CulturalBrand>(association, id, ct) is not { } brand) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "brand.edit"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(brand, version);
            brand.Describe(name, description);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }

    /// <param name="Platform">Null for none.</param>
    /// <param name="Brand">Null for none.</param>
    internal sealed record Tags(ActivityPlatform? Platform, Guid? Brand, int Version);

    /// <exception cref="RuleException">ASC-05, ASC-16.</exception>
    public async Task<Guid?> TagAsync(AssociationRef which, Guid id, Tags tags, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<ActivityRecord>(association, id, ct) is not { } activity) return null;
        if (tags.Brand is { } brand && !await desk.Db.FactsOf<CulturalBrand>(association).AnyAsync(b => b.Id == brand, ct)) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "activity.tag"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(activity, tags.Version);
            activity.Tag(tags.Platform, tags.Brand);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
