using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Meetings;

/// <summary>One meeting with what it decided and adopted, and the meetings a charter or rule can name.</summary>
internal sealed class ReadMeeting(AssociationDesk desk)
{
    /// <param name="Adopted">What says it was adopted there: 章程, 学习制度 …</param>
    internal sealed record Sheet(Association Association, Meeting Meeting, IReadOnlyList<Resolution> Resolutions, IReadOnlyList<string> Adopted, bool MayEdit);

    private const int MostChoices = 50;

    /// <returns>Null when there is no such meeting, it was struck out, or it is not the person's to see.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, Guid id, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        if (await desk.Db.FactsOf<Meeting>(association).AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.RemovedOn == null, ct) is not { } meeting) return null;
        var resolutions = await desk.Db.FactsOf<Resolution>(association).AsNoTracking().Where(r => r.Meeting == id).OrderBy(r => r.Id).ToListAsync(ct);
        var charters = await desk.Db.FactsOf<Charter>(association).CountAsync(c => c.Meeting == id, ct);
        var rules = await desk.Db.FactsOf<InternalRule>(association).AsNoTracking().Where(r => r.Meeting == id).OrderBy(r => r.Kind).Select(r => r.Kind).ToListAsync(ct);
        return new(association, meeting, resolutions, [.. charters > 0 ? ["章程"] : (string[])[], .. rules.Distinct().Select(r => r.InChinese)], desk.MayRecord(association));
    }

    /// <summary>The latest meetings, newest first.</summary>
    public async Task<IReadOnlyList<Meeting>> LatestAsync(Association association, CancellationToken ct) =>
        await desk.Db.FactsOf<Meeting>(association).AsNoTracking().Where(m => m.RemovedOn == null).OrderByDescending(m => m.On).ThenByDescending(m => m.Id).Take(MostChoices).ToListAsync(ct);

    /// <summary>Where a charter or rule was adopted.</summary>
    /// <param name="meeting">As chosen; null for none.</param>
    /// <exception cref="Kernel.RuleException">ASC-66, ASC-67.</exception>
    public async Task<Adoption> AdoptionAsync(Association association, Guid? meeting, DateOnly? day, CancellationToken ct) => meeting is not { } id
        ? Adoption.On(day)
        : Adoption.At(await desk.Db.FactsOf<Meeting>(association).AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.RemovedOn == null, ct));
}
