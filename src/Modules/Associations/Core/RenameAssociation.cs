using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Core;

/// <summary>Gives an association another name from a day on; the old one stays in its history.</summary>
internal sealed class RenameAssociation(AssociationDesk desk, Writer writer)
{
    /// <param name="From">First day of the new name.</param>
    /// <param name="Version">The version that was shown.</param>
    internal sealed record Input(string Name, DateOnly From, int Version);

    /// <returns>Null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-01, ASC-02, ASC-04, ASC-05, ASC-07.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<AssociationRef?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync(AssociationDesk.ActOn(association, "rename"), async () =>
        {
            desk.Expect(association, input.Version);
            var current = await desk.Db.FactsOf<AssociationName>(association).FirstAsync(n => n.To == null, ct);
            var line = association.Rename(input.Name, current, desk.NewId(), input.From, desk.Today);
            RuleException.ThrowIfAny(await RegisterAssociation.CheckNameAsync(desk, association, input.Name, ct));
            desk.Db.Add(line);
            return which;
        }, ct);
    }
}
