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
        return new(association, meeting, resolutions, [.. charters > 0 ? ["章程"] : (string[])[], .. rules.Distinct().Select(r => r.InChinese)],
            association.ClosedOn is null && desk.For(AssociationPermissions.Edit).Allows(association.Division, association.Id));
    }

    /// <summary>The latest meetings, newest first.</summary>
    public async Task<IReadOnlyList<Meeting>> LatestAsync(Association association, CancellationToken ct) =>
        await desk.Db.FactsOf<Meeting>(association).AsNoTracking().Where(m => m.RemovedOn == null).OrderByDescending(m => m.On).ThenByDescending(m => m.Id).Take(MostChoices).ToListAsync(ct);

    /// <summary>The meeting a charter or rule names, with the day that then counts.</summary>
    /// <exception cref="Kernel.RuleException">ASC-66: a meeting was chosen that is not in the book; ASC-67: neither a meeting nor a day was given.</exception>
    public async Task<(Meeting? Meeting, DateOnly On)> AdoptedAtAsync(Association association, Guid? meeting, DateOnly? day, CancellationToken ct)
    {
        if (meeting is not { } id)
            return day is { } on ? (null, on) : throw new Kernel.RuleException("ASC-67", "请选择在哪次会上通过；会议没有记在会议簿里的，请填通过日期。", "Meeting");
        var found = await desk.Db.FactsOf<Meeting>(association).AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.RemovedOn == null, ct)
            ?? throw new Kernel.RuleException("ASC-66", "选的这次会议在会议簿里找不到了。请重新选择。", "Meeting");
        return (found, found.On);
    }
}
