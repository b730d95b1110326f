using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Associations.Lists;

/// <summary>Everything the page of one association shows but its long lists: members, ledger and activities come by the page.</summary>
internal sealed class GetAssociation(AssociationDesk desk, IDivisionDirectory divisions)
{
    /// <param name="Profile">Null when closed.</param>
    /// <param name="Path">From the province down to the unit.</param>
    /// <param name="Names">Newest first.</param>
    /// <param name="Income">Of the last twelve months.</param>
    /// <param name="MayEdit">Whether the person may change its records.</param>
    /// <param name="MayPhone">Whether the person may see officers' telephone numbers whole.</param>
    /// <param name="MayClose">Whether the person may close it.</param>
    internal sealed record Sheet(
        Association Association, AssociationProfile? Profile, IReadOnlyList<DivisionUnit> Path, IReadOnlyList<AssociationName> Names,
        IReadOnlyList<RegistrationRecord> Registrations, IReadOnlyList<Officer> Officers, IReadOnlyList<Place> Places,
        IReadOnlyList<MemberCount> MemberCounts, IReadOnlyList<StatedFacts> Stated, IReadOnlyList<AssociationMonth> Months, YearIncome Income,
        bool MayEdit, bool MayPhone, bool MayClose);

    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var (db, first) = (desk.Db, Month.Of(desk.Today).Add(-11).Number);
        var profile = await db.AssociationProfiles(desk.For(AssociationPermissions.Read)).AsNoTracking().FirstOrDefaultAsync(p => p.County == which.County && p.Id == which.Id, ct);
        var stated = await db.FactsOf<StatedFacts>(association).AsNoTracking().OrderByDescending(s => s.SurveyOn).ThenByDescending(s => s.Id).ToListAsync(ct);
        var months = await db.Set<AssociationMonth>().AsNoTracking().Where(m => m.County == which.County && m.Id == which.Id && m.Month >= first).OrderBy(m => m.Month).ToListAsync(ct);
        return new(
            association,
            profile,
            await divisions.PathAsync(association.Unit, ct),
            await db.FactsOf<AssociationName>(association).AsNoTracking().OrderByDescending(n => n.From).ThenByDescending(n => n.Id).ToListAsync(ct),
            await db.FactsOf<RegistrationRecord>(association).AsNoTracking().OrderByDescending(r => r.From).ToListAsync(ct),
            await db.FactsOf<Officer>(association).AsNoTracking().OrderBy(o => o.EndedOn != null).ThenBy(o => o.Post).ThenByDescending(o => o.TermFrom).ToListAsync(ct),
            await db.FactsOf<Place>(association).AsNoTracking().OrderBy(p => p.To != null).ThenBy(p => p.Purpose).ThenByDescending(p => p.From).ToListAsync(ct),
            await db.FactsOf<MemberCount>(association).AsNoTracking().OrderByDescending(c => c.AsOf).ThenByDescending(c => c.Id).ToListAsync(ct),
            stated,
            months,
            YearIncome.Of(profile is { FundingStated: true }, months, stated),
            desk.For(AssociationPermissions.Edit).Allows(association.Division, association.Id),
            desk.For(AssociationPermissions.Phone).Allows(association.Division, association.Id),
            desk.For(AssociationPermissions.Register).Allows(association.Division));
    }
}
