using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;

namespace Yinling.Associations.Disclosures;

/// <summary>The sheets an association has posted, and those it still owes.</summary>
internal sealed class ReadDisclosures(AssociationDesk desk, ComposeDisclosure compose)
{
    /// <summary>How many quarters back the list asks about.</summary>
    public const int Quarters = 4;

    /// <param name="Sheet">Null: not posted.</param>
    internal sealed record Line(Quarter Quarter, DisclosureKind Kind, Disclosure? Sheet);

    /// <param name="Lines">The last four quarters, both kinds, newest first; then what was posted before.</param>
    internal sealed record List(Association Association, IReadOnlyList<Line> Lines, bool MayEdit);

    internal sealed record One(Association Association, Disclosure Sheet, bool MayEdit);

    /// <param name="Sections">Of the sheet, with names masked.</param>
    internal sealed record Shared(Association Association, Disclosure Sheet, IReadOnlyList<DisclosureSection> Sections);

    /// <param name="Posted">It hangs already.</param>
    internal sealed record Draft(Association Association, IReadOnlyList<DisclosureSection> Sections, bool Posted);

    /// <returns>Null, here and below, when there is none or it is not the person's to see.</returns>
    public async Task<List?> AllAsync(AssociationRef which, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var posted = await desk.Db.FactsOf<Disclosure>(association).AsNoTracking().OrderByDescending(d => d.Year).ThenByDescending(d => d.Number).ThenBy(d => d.Kind).ToListAsync(ct);
        List<Line> lines = [];
        var quarter = Quarter.Of(desk.Today);
        for (var back = 0; back < Quarters; back++, quarter = quarter.Before)
            lines.AddRange(Enum.GetValues<DisclosureKind>().Select(kind => new Line(quarter, kind, posted.Find(d => d.Quarter == quarter && d.Kind == kind))));
        lines.AddRange(posted.Where(d => !lines.Exists(l => l.Sheet == d)).Select(d => new Line(d.Quarter, d.Kind, d)));
        return new(association, lines, desk.MayRecord(association));
    }

    public async Task<One?> OneAsync(AssociationRef which, Guid id, CancellationToken ct) =>
        await desk.FindAsync(which, AssociationPermissions.Read, ct) is { } association && await desk.FindFactAsync<Disclosure>(association, id, ct) is { } sheet
            ? new(association, sheet, desk.MayRecord(association)) : null;

    /// <summary>What the sheet would say now.</summary>
    public async Task<Draft?> DraftAsync(AssociationRef which, DisclosureKind kind, Quarter quarter, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association || !desk.MayRecord(association)) return null;
        var (year, number) = (quarter.Year, quarter.Number);
        return new(association, await compose.RunAsync(association, kind, quarter, ct),
            await desk.Db.FactsOf<Disclosure>(association).AnyAsync(d => d.Kind == kind && d.Year == year && d.Number == number, ct));
    }

    /// <summary>For whoever holds the address: the association allowed it, so no post is asked for. Names on its books are masked.</summary>
    /// <returns>Null when the address is none, or was closed.</returns>
    public async Task<Shared?> SharedAsync(string token, CancellationToken ct)
    {
        if (token.Length != 22 || await desk.Db.Set<Disclosure>().AsNoTracking().SingleOrDefaultAsync(d => d.Token == token, ct) is not { } sheet) return null;
        var association = await desk.Db.Set<Association>().AsNoTracking().SingleAsync(a => a.County == sheet.County && a.Id == sheet.Association, ct);
        var officers = await desk.Db.FactsOf<Officer>(association).Select(o => o.PersonName).Distinct().ToListAsync(ct);
        var members = await desk.Db.FactsOf<Member>(association).Select(m => m.Name).Distinct().ToListAsync(ct);
        return new(association, sheet, sheet.Masked(officers.Concat(members)));
    }
}
