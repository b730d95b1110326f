using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Officers;

/// <summary>Records that a person takes office for a term.</summary>
internal sealed class AppointOfficer(AssociationDesk desk, OfficerPhones phones, Writer writer)
{
    /// <param name="Phone">As typed; blank when not known.</param>
    internal sealed record Input(OfficerTerms Terms, string? Phone = null);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-09, ASC-18, ASC-19, ASC-25.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        var number = PhoneNumber.Read(input.Phone, nameof(Input.Phone));
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "officer.appoint"), async () =>
        {
            var officer = new Officer(desk.NewId(), association, input.Terms, desk.Today);
            RuleException.ThrowIfAny(Officer.CheckSingle(officer.Post, await desk.Db.FactsOf<Officer>(association).Where(o => o.EndedOn == null).ToListAsync(ct)));
            phones.Keep(officer, number);
            desk.Db.Add(officer);
            return officer.Id;
        }, ct);
    }
}
