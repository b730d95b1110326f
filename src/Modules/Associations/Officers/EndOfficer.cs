using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Officers;

/// <summary>Records that an officer leaves office.</summary>
internal sealed class EndOfficer(AssociationDesk desk, Writer writer)
{
    /// <param name="From">First day on which it no longer holds.</param>
    /// <param name="Version">The version of the record that was shown.</param>
    internal sealed record Input(DateOnly From, int Version);

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-10.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Officer>(association, id, ct) is not { } record) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "officer.end"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(record, input.Version);
            record.End(input.From, desk.Today);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
