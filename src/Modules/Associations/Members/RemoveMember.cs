using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Members;

/// <summary>Records that a member leaves.</summary>
internal sealed class RemoveMember(AssociationDesk desk, Writer writer)
{
    /// <param name="From">First day on which it no longer holds.</param>
    /// <param name="Version">The version of the record that was shown.</param>
    internal sealed record Input(DateOnly From, LeavingReason Because, int Version);

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-22.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Member>(association, id, ct) is not { } record) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "member.leave"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(record, input.Version);
            record.Leave(input.From, input.Because, desk.Today);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
