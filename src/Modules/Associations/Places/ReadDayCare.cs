using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Places;

/// <summary>A year of an association's day-care rooms: month by month, and the days of one month.</summary>
internal sealed class ReadDayCare(AssociationDesk desk)
{
    /// <param name="Visits">People counted on every day they came.</param>
    internal sealed record Total(Month Month, int Days, int Visits);

    /// <param name="Rooms">Used for day care now.</param>
    /// <param name="Names">Of all places, by id.</param>
    /// <param name="Months">Those with a record, newest first.</param>
    /// <param name="Days">Of the month shown, newest first.</param>
    internal sealed record Sheet(
        Association Association, IReadOnlyList<Place> Rooms, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<Total> Months, Month Shown, IReadOnlyList<DayCareDay> Days, bool MayEdit);

    /// <param name="month">Null for the newest with a record.</param>
    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Sheet?> RunAsync(AssociationRef which, int year, Month? month, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var places = await desk.Db.FactsOf<Place>(association).AsNoTracking().OrderBy(p => p.From).ThenBy(p => p.Id).ToListAsync(ct);
        var days = await desk.Db.FactsOf<DayCareDay>(association).AsNoTracking().Where(d => d.RemovedOn == null && d.On >= first && d.On <= last).OrderByDescending(d => d.On).ThenBy(d => d.Id).ToListAsync(ct);
        var months = days.GroupBy(d => Month.Of(d.On)).Select(g => new Total(g.Key, g.Select(d => d.On).Distinct().Count(), g.Sum(d => d.People))).OrderByDescending(t => t.Month).ToList();
        var shown = month ?? (months.Count > 0 ? months[0].Month : new Month(year, 1));
        return new(
            association, [.. places.Where(p => p.To is null && p.Uses.HasFlag(PlaceUses.DayCare))], places.ToDictionary(p => p.Id, p => p.Name ?? p.Purpose.InChinese), months, shown,
            [.. days.Where(d => Month.Of(d.On) == shown)], desk.MayRecord(association));
    }
}
