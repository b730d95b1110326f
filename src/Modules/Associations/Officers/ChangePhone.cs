using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Officers;

/// <summary>Notes or forgets an officer's telephone number.</summary>
internal sealed class ChangePhone(AssociationDesk desk, OfficerPhones phones, Writer writer)
{
    /// <param name="Phone">As typed; blank forgets the number.</param>
    /// <param name="Version">The version of the record that was shown.</param>
    internal sealed record Input(string? Phone, int Version);

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-25, ASC-27.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid id, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Officer>(association, id, ct) is not { } officer) return null;
        var number = PhoneNumber.Read(input.Phone, nameof(Input.Phone));
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "officer.phone"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(officer, input.Version);
            phones.Keep(officer, number);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
