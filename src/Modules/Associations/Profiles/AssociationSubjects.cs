using Microsoft.EntityFrameworkCore;
using Yinling.Access.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Profiles;

/// <summary>The associations a head's post can be bound to. Asked by accounts administration, which has checked that the division is the giver's.</summary>
internal sealed class AssociationSubjects(AppDb db) : IPostSubjects
{
    public async Task<IReadOnlyList<PostSubject>> OfDivisionAsync(DivisionCode division, CancellationToken ct)
    {
        var (code, level) = (division.Value, division.Level);
        return await db.Set<Association>().AsNoTracking().Where(a => a.Division == code && a.Level == level && a.ClosedOn == null).OrderBy(a => a.Initials)
            .Select(a => new PostSubject(a.Id, a.CurrentName, new DivisionCode(a.Division, a.Level))).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<Guid, PostSubject>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        await db.Set<Association>().AsNoTracking().Where(a => ids.Contains(a.Id))
            .Select(a => new PostSubject(a.Id, a.CurrentName, new DivisionCode(a.Division, a.Level))).ToDictionaryAsync(s => s.Id, ct);
}
