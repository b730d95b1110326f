using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Files;

namespace Yinling.Associations.Activities;

/// <summary>Shows a photo, voucher or scan to whoever may read its association; what belongs to a struck-out activity is gone with it.</summary>
internal sealed class OpenAttachment(AssociationDesk desk)
{
    /// <returns>Null when there is none or it is not the person's to see.</returns>
    public async Task<Attachment?> RunAsync(AssociationRef which, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var activities = desk.Db.FactsOf<ActivityRecord>(association);
        return await desk.Db.FactsOf<Attachment>(association).AsNoTracking()
            .FirstOrDefaultAsync(a => a.Id == id && !activities.Any(r => r.Id == a.Activity && r.RemovedOn != null), ct);
    }

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/associations/{county:int}/{id:guid}/files/{file:guid}", async (int county, Guid id, Guid file, bool? small, HttpContext http, OpenAttachment open, FileStore store, CancellationToken ct) =>
            await open.RunAsync(new(county, id), file, ct) is { } found
                ? store.Send(http, small == true && found.Small is { } hash ? hash : found.Hash, found.Kind, $"{(found.IsScan ? "扫描件" : "凭证")}{found.Id:N}.pdf")
                : Results.NotFound())
            .Needs(AssociationPermissions.Read).ExcludeFromDescription();
}

/// <summary>Files that rows of this module name.</summary>
internal sealed class AssociationFiles(AppDb db) : INamesFiles
{
    public async IAsyncEnumerable<(string Hash, string Table)> NamedAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var file in db.Set<Attachment>().Select(a => new { a.Hash, a.Small }).AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return (file.Hash, "associations_attachment");
            if (file.Small is { } small) yield return (small, "associations_attachment");
        }
        await foreach (var hash in db.Set<Domain.Surveys.BaselineImport>().Select(i => i.FileHash).AsAsyncEnumerable().WithCancellation(ct)) yield return (hash, "associations_baseline_import");
    }
}
