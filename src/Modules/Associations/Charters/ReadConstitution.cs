using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Charters;

/// <summary>An association's charter and rules, those in force and those before.</summary>
internal sealed class ReadConstitution(AssociationDesk desk)
{
    /// <param name="Charters">All editions, the one in force first.</param>
    internal sealed record Charted(Association Association, IReadOnlyList<Charter> Charters, bool MayEdit)
    {
        public Charter? InForce => Charters is [var last, ..] ? last : null;
    }

    /// <param name="InForce">By kind; a kind without a rule is missing.</param>
    internal sealed record Ruled(Association Association, IReadOnlyDictionary<InternalRuleKind, InternalRule> InForce, bool MayEdit)
    {
        public int Basic => InForce.Keys.Count(k => k.IsBasic);
        public int OfTheSeven => InForce.Keys.Count(k => k.IsOfTheSeven);
    }

    /// <returns>Null, here and below, when there is no such association or it is not the person's to see.</returns>
    public async Task<Charted?> CharterAsync(AssociationRef which, CancellationToken ct) =>
        await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association ? null
            : new(association, await desk.Db.FactsOf<Charter>(association).AsNoTracking().OrderByDescending(c => c.AdoptedOn).ThenByDescending(c => c.Id).ToListAsync(ct), desk.MayRecord(association));

    public async Task<Ruled?> RulesAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var all = await desk.Db.FactsOf<InternalRule>(association).AsNoTracking().OrderByDescending(r => r.AdoptedOn).ThenByDescending(r => r.Id).ToListAsync(ct);
        return new(association, all.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.First()), desk.MayRecord(association));
    }
}
