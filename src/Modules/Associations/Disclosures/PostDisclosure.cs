using System.Buffers.Text;
using System.Security.Cryptography;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Disclosures;

/// <summary>Keeps a sheet as it was posted, and opens or closes its public address.</summary>
internal sealed class PostDisclosure(AssociationDesk desk, ComposeDisclosure compose, Writer writer)
{
    internal sealed record Input(DisclosureKind Kind, Quarter Quarter, DateOnly PostedOn, string Place);

    /// <returns>The record's id; null, here and below, when there is none or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-18, ASC-54, ASC-55.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "disclosure.post"), async () =>
        {
            // Composed inside the transaction: what hangs on the board is what the books said at that moment.
            var sections = await compose.RunAsync(association, input.Kind, input.Quarter, ct);
            var sheet = new Disclosure(desk.NewId(), association, input.Kind, input.Quarter, sections, input.PostedOn, input.Place, desk.Today);
            desk.Db.Add(sheet);
            return sheet.Id;
        }, ct);
    }

    /// <param name="share">False closes the address for good.</param>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> ShareAsync(AssociationRef which, Guid id, bool share, int version, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Disclosure>(association, id, ct) is not { } sheet) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, share ? "disclosure.share" : "disclosure.stop"), () =>
        {
            desk.Expect(sheet, version);
            if (share) sheet.Share(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));
            else sheet.StopSharing();
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
