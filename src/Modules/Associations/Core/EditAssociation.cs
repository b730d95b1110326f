using Yinling.Associations.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Core;

/// <summary>Changes founding day, party branch and committee relation.</summary>
internal sealed class EditAssociation(AssociationDesk desk, Writer writer)
{
    /// <param name="Version">The version that was shown.</param>
    internal sealed record Input(DateOnly? FoundedOn, string? PartyBranch, string? CommitteeRelation, int Version);

    /// <returns>Null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<AssociationRef?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync(AssociationDesk.ActOn(association, "edit"), () =>
        {
            desk.Expect(association, input.Version);
            association.Edit(input.FoundedOn, input.PartyBranch, input.CommitteeRelation, desk.Today);
            return Task.FromResult(which);
        }, ct);
    }
}
