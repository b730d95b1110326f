using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Charters;

/// <summary>Adds scans to an edition of the charter or of a rule that is recorded already.</summary>
internal sealed class AddScans(AssociationDesk desk, Writer writer)
{
    /// <param name="InScan">All parts that stand in the scans now, as somebody read them there.</param>
    /// <param name="Version">The version of the charter that was shown.</param>
    internal sealed record CharterInput(IReadOnlyList<CharterPart> InScan, int Version, params IReadOnlyList<KeptFile> Scans);

    /// <returns>The edition's id; null, here and below, when there is none or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-72, ASC-74.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> ToCharterAsync(AssociationRef which, Guid id, CharterInput input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Charter>(association, id, ct) is not { } charter) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "charter.scan"), async () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(charter, input.Version);
            charter.See(input.InScan, await desk.Db.FactsOf<Attachment>(association).CountAsync(s => s.Charter == id, ct) + input.Scans.Count);
            desk.Db.AddRange(input.Scans.Select(file => Attachment.ScanOf(desk.NewId(), association, charter, file)));
            return id;
        }, ct);
    }

    /// <exception cref="RuleException">ASC-05, ASC-72, ASC-76.</exception>
    public async Task<Guid?> ToRuleAsync(AssociationRef which, Guid id, IReadOnlyList<KeptFile> scans, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<InternalRule>(association, id, ct) is not { } rule) return null;
        if (scans.Count == 0) throw new RuleException("ASC-76", "还没有选文件。请先选好扫描件或照片，再点“放上去”。", "file");
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "internal-rule.scan"), async () =>
        {
            RuleException.ThrowIfAny([.. association.CheckOpen(), .. Attachment.CheckScans(await desk.Db.FactsOf<Attachment>(association).CountAsync(s => s.InternalRule == id, ct) + scans.Count)]);
            desk.Db.AddRange(scans.Select(file => Attachment.ScanOf(desk.NewId(), association, rule, file)));
            return id;
        }, ct);
    }
}
