using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Officers;

/// <summary>An association's changes of office, newest first, each with whom it elected.</summary>
internal sealed class ReadElections(AssociationDesk desk)
{
    internal sealed record Line(Election Election, IReadOnlyList<Officer> Elected);

    internal sealed record Sheet(Association Association, IReadOnlyList<Line> Lines, bool MayEdit);

    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var elections = await desk.Db.FactsOf<Election>(association).AsNoTracking().OrderByDescending(e => e.On).ThenByDescending(e => e.Id).ToListAsync(ct);
        var elected = (await desk.Db.FactsOf<Officer>(association).AsNoTracking().Where(o => o.Election != null).OrderBy(o => o.Post).ThenBy(o => o.Id).ToListAsync(ct)).ToLookup(o => o.Election!.Value);
        return new(association, [.. elections.Select(e => new Line(e, [.. elected[e.Id]]))], desk.MayRecord(association));
    }

    /// <param name="association">Reached through a grant.</param>
    public async Task<IReadOnlyList<Officer>> InOfficeAsync(Association association, CancellationToken ct) =>
        await desk.Db.FactsOf<Officer>(association).AsNoTracking().Where(o => o.EndedOn == null).OrderBy(o => o.Post).ThenBy(o => o.Id).ToListAsync(ct);
}
