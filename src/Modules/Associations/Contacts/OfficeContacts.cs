using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Contacts;

/// <summary>Whom the heads of associations call.</summary>
internal sealed class OfficeContacts(AssociationDesk desk, CurrentScope scope, Writer writer)
{
    /// <summary>The divisions whose number the person of the request keeps: those of their posts.</summary>
    public IReadOnlyList<DivisionCode> Held => scope.Value.IsSystem
        ? []
        : [.. scope.Value.Posts.Where(p => p.Subject is null && AssociationPermissions.Contact.HeldBy(p.Role) && p.Division.Level >= DivisionLevel.County).Select(p => p.Division).Distinct()];

    /// <summary>Village, township and county of a unit, nearest first. Not scoped: an office's number is for everybody below it.</summary>
    public async Task<IReadOnlyList<OfficeContact>> ForAsync(DivisionCode unit, CancellationToken ct)
    {
        var (county, codes) = (unit.County, new List<long> { unit.Value });
        for (var level = unit.Level - 1; level >= DivisionLevel.County; level--) codes.Add(unit.Ancestor(level).Value);
        return await desk.Db.Set<OfficeContact>().AsNoTracking().Where(c => c.County == county && codes.Contains(c.Division)).OrderByDescending(c => c.Division).ToListAsync(ct);
    }

    /// <returns>Null when none is kept yet, or the division is not the person's.</returns>
    public async Task<OfficeContact?> FindAsync(DivisionCode division, CancellationToken ct)
    {
        if (!scope.Value.May(AssociationPermissions.Contact, division)) return null;
        var (county, code) = (division.County, division.Value);
        return await desk.Db.Set<OfficeContact>().FirstOrDefaultAsync(c => c.County == county && c.Division == code, ct);
    }

    /// <returns>Null when the division is not the person's.</returns>
    /// <exception cref="RuleException">ASC-18; ASC-25.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> KeepAsync(DivisionCode division, string name, string phone, string? hours, int version, CancellationToken ct)
    {
        if (division.Level < DivisionLevel.County || !scope.Value.May(AssociationPermissions.Contact, division)) return null;
        return await writer.RunAsync<Guid?>(new("associations.contact", division.ToString(), division), async () =>
        {
            var kept = await FindAsync(division, ct);
            var contact = kept ?? new OfficeContact(desk.NewId(), division);
            contact.Change(name, phone, hours);
            if (kept is null) desk.Db.Add(contact);
            else desk.Expect(contact, version);
            return contact.Id;
        }, ct);
    }
}
