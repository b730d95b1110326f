using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Core;

/// <summary>Records that an association no longer exists. Its records stay; it leaves the figures.</summary>
internal sealed class CloseAssociation(AssociationDesk desk, Writer writer)
{
    /// <param name="From">First day on which it no longer exists.</param>
    /// <param name="Version">The version that was shown.</param>
    internal sealed record Input(DateOnly From, string Reason, int Version);

    /// <returns>Null when there is no such association or it is not the person's to close.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-18.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<AssociationRef?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Register, ct) is not { } association) return null;
        RuleException.ThrowIfAny(Checks.Text(input.Reason, 200, "停止原因", nameof(Input.Reason)));
        return await writer.RunAsync(AssociationDesk.ActOn(association, "close", input.Reason), () =>
        {
            desk.Expect(association, input.Version);
            association.Close(input.From, desk.Today);
            return Task.FromResult(which);
        }, ct);
    }
}
