using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations;

/// <summary>The associations the person of the request may see or change, and the day it is: where every use case begins.</summary>
internal sealed class AssociationDesk(AppDb db, CurrentScope scope, TimeProvider clock)
{
    public AppDb Db => db;

    public DateOnly Today => clock.BeijingToday;

    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    public Grant For(Permission permission) => scope.Value.For(permission);

    /// <summary>Whether the person may write records of it: theirs to edit, and still there.</summary>
    public bool MayRecord(Association association) => association.ClosedOn is null && For(AssociationPermissions.Edit).Allows(association.Division, association.Id);

    /// <returns>The association, tracked; null when there is none or it is not this person's to touch.</returns>
    public Task<Association?> FindAsync(AssociationRef which, Permission permission, CancellationToken ct) =>
        db.Associations(For(permission)).FirstOrDefaultAsync(a => a.County == which.County && a.Id == which.Id, ct);

    /// <returns>The record, tracked; null when the association has none with that id.</returns>
    public Task<T?> FindFactAsync<T>(Association association, Guid id, CancellationToken ct) where T : AssociationFact =>
        db.FactsOf<T>(association).FirstOrDefaultAsync(f => f.Id == id, ct);

    /// <summary>The version the person saw; if another is stored by now, the write is refused as stale.</summary>
    public void Expect<T>(T row, int version) where T : class, IVersioned => db.Entry(row).Property(r => r.Version).OriginalValue = version;

    /// <summary>Everything about an association is audited under its id, so that its history is one list.</summary>
    public static Act ActOn(Association association, string action, string? reason = null) =>
        new("associations." + action, association.Id.ToString(), association.Unit, reason);
}
