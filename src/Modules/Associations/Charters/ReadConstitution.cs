using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Platform.Files;

namespace Yinling.Associations.Charters;

/// <summary>An association's charter and rules, those in force and those before.</summary>
internal sealed class ReadConstitution(AssociationDesk desk)
{
    /// <param name="Charters">All editions, the one in force first.</param>
    /// <param name="Scans">By edition.</param>
    internal sealed record Charted(Association Association, IReadOnlyList<Charter> Charters, ILookup<Guid, Attachment> Scans, bool MayEdit)
    {
        public Charter? InForce => Charters is [var last, ..] ? last : null;
    }

    /// <param name="InForce">By kind; a kind without a rule is missing.</param>
    /// <param name="Scans">By edition.</param>
    internal sealed record Ruled(Association Association, IReadOnlyDictionary<InternalRuleKind, InternalRule> InForce, ILookup<Guid, Attachment> Scans, bool MayEdit)
    {
        public int Basic => InForce.Keys.Count(k => k.IsBasic);
        public int OfTheSeven => InForce.Keys.Count(k => k.IsOfTheSeven);
    }

    /// <returns>Null, here and below, when there is no such association or it is not the person's to see.</returns>
    public async Task<Charted?> CharterAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var charters = await InOrder(desk.Db.FactsOf<Charter>(association)).AsNoTracking().ToListAsync(ct);
        var scans = await desk.Db.FactsOf<Attachment>(association).AsNoTracking().Where(s => s.Charter != null).OrderBy(s => s.Id).ToListAsync(ct);
        return new(association, charters, scans.ToLookup(s => s.Charter!.Value), desk.MayRecord(association));
    }

    public async Task<Ruled?> RulesAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var all = await InOrder(desk.Db.FactsOf<InternalRule>(association)).AsNoTracking().ToListAsync(ct);
        var scans = await desk.Db.FactsOf<Attachment>(association).AsNoTracking().Where(s => s.InternalRule != null).OrderBy(s => s.Id).ToListAsync(ct);
        return new(association, all.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.First()), scans.ToLookup(s => s.InternalRule!.Value), desk.MayRecord(association));
    }

    /// <summary>The scans of the charter in force.</summary>
    public async Task<IReadOnlyList<KeptFile>> CharterFilesAsync(Association association, CancellationToken ct)
    {
        var id = await InOrder(desk.Db.FactsOf<Charter>(association)).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(ct);
        return [.. (await desk.Db.FactsOf<Attachment>(association).AsNoTracking().Where(s => s.Charter != null && s.Charter == id).OrderBy(s => s.Id).ToListAsync(ct)).Select(s => s.File)];
    }

    /// <summary>The scans of the rule in force.</summary>
    public async Task<IReadOnlyList<KeptFile>> RuleFilesAsync(Association association, InternalRuleKind kind, CancellationToken ct)
    {
        var id = await InOrder(desk.Db.FactsOf<InternalRule>(association).Where(r => r.Kind == kind)).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
        return [.. (await desk.Db.FactsOf<Attachment>(association).AsNoTracking().Where(s => s.InternalRule != null && s.InternalRule == id).OrderBy(s => s.Id).ToListAsync(ct)).Select(s => s.File)];
    }

    private static IQueryable<Charter> InOrder(IQueryable<Charter> charters) => charters.OrderByDescending(c => c.AdoptedOn).ThenByDescending(c => c.Id);

    private static IQueryable<InternalRule> InOrder(IQueryable<InternalRule> rules) => rules.OrderByDescending(r => r.AdoptedOn).ThenByDescending(r => r.Id);
}
