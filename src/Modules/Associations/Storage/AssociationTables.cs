using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Associations.Storage;

/// <summary>The module's ways to its tables. Use cases and pages take a grant; the rest is for what keeps derived rows and loads in bulk.</summary>
internal static class AssociationTables
{
    extension(AppDb db)
    {
        /// <summary>The associations a grant reaches, closed ones too.</summary>
        internal IQueryable<Association> Associations(Grant grant) => db.Set<Association>().Within(grant, a => a.Division, a => a.Id);

        /// <summary>The profiles of open associations a grant reaches.</summary>
        internal IQueryable<AssociationProfile> AssociationProfiles(Grant grant) => db.Set<AssociationProfile>().Within(grant, p => p.Division, p => p.Id);

        /// <summary>One kind of record of an association that was reached through a grant.</summary>
        internal IQueryable<T> FactsOf<T>(Association association) where T : AssociationFact
        {
            var (county, id) = (association.County, association.Id);
            return db.Set<T>().Where(f => f.County == county && f.Association == id);
        }

        /// <summary>The month an association's ledger is closed up to; null when it never was.</summary>
        internal async Task<Month?> ClosedThroughAsync(Association association, CancellationToken ct) =>
            await db.FactsOf<LedgerClosing>(association).MaxAsync(c => (int?)c.Month, ct) is { } month ? new Month(month) : null;
    }
}
