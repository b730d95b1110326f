using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Registrations;

/// <summary>Records a registration or filing; a renewal is recorded like a new one.</summary>
internal sealed class RecordRegistration(AssociationDesk desk, Writer writer)
{
    /// <param name="ExpiresOn">Last valid day; null when it does not expire.</param>
    internal sealed record Input(RegistrationTrack Track, string Number, string Authority, DateOnly From, DateOnly? ExpiresOn);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04 to ASC-08, ASC-18.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "registration.add"), () =>
        {
            var record = new RegistrationRecord(
                desk.NewId(), association, input.Track, input.Number, input.Authority, input.From, input.ExpiresOn, desk.Today);
            desk.Db.Add(record);
            return Task.FromResult<Guid?>(record.Id);
        }, ct);
    }
}
