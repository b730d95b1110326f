using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Surveys.Import;

/// <summary>What is already on record about the associations of a subtree, so that a baseline adds only what no record exists for.</summary>
internal sealed class KnownAssociations
{
    /// <summary>An open association and which records it has.</summary>
    internal sealed record Known(Guid Id, string Name, bool HasPresident, bool HasRegistration, bool HasPlace, bool HasMemberList);

    private readonly ILookup<long, Known> byDivision;

    private KnownAssociations(ILookup<long, Known> byDivision) => this.byDivision = byDivision;

    public IReadOnlyList<Known> Of(long division) => [.. byDivision[division]];

    /// <summary>Callers have checked that the subtree is theirs. A constant number of queries, whatever the size.</summary>
    public static async Task<KnownAssociations> LoadAsync(AppDb db, CodeRange range, CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var open = db.Set<Association>().AsNoTracking().Where(a => a.Division >= first && a.Division <= last && a.ClosedOn == null);
        var rows = await open.Select(a => new { a.Id, a.Division, a.CurrentName }).ToListAsync(ct);
        var presidents = await IdsAsync(open, db.Set<Officer>().Where(o => o.Post == OfficerPost.President && o.EndedOn == null), ct);
        var registrations = await IdsAsync(open, db.Set<RegistrationRecord>(), ct);
        var places = await IdsAsync(open, db.Set<Place>().Where(p => p.To == null), ct);
        var lists = await IdsAsync(open, db.Set<Member>(), ct);
        return new(rows.ToLookup(a => a.Division, a => new Known(a.Id, a.CurrentName,
            presidents.Contains(a.Id), registrations.Contains(a.Id), places.Contains(a.Id), lists.Contains(a.Id))));
    }

    private static async Task<HashSet<Guid>> IdsAsync<T>(IQueryable<Association> open, IQueryable<T> facts, CancellationToken ct) where T : AssociationFact =>
        await open.Join(facts, a => new { a.County, a.Id }, f => new { f.County, Id = f.Association }, (a, _) => a.Id).ToHashSetAsync(ct);
}
