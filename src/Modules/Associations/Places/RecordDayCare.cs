using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Places;

/// <summary>Writes one day of a day-care room, or strikes it out.</summary>
internal sealed class RecordDayCare(AssociationDesk desk, Writer writer)
{
    internal sealed record Input(Guid Place, DateOnly On, int People, string? What);

    /// <returns>The record's id; null when there is no such place or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-18, ASC-42 to ASC-44.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Place>(association, input.Place, ct) is not { } place) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "day-care.add"), async () =>
        {
            var day = new DayCareDay(desk.NewId(), association, place, input.On, input.People, input.What, desk.Today);
            if (await desk.Db.FactsOf<DayCareDay>(association).AnyAsync(d => d.Place == input.Place && d.On == input.On && d.RemovedOn == null, ct)) throw new RuleException([DayCareDay.Recorded]);
            desk.Db.Add(day);
            return day.Id;
        }, ct);
    }

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-45.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> RemoveAsync(AssociationRef which, Guid id, string reason, int version, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<DayCareDay>(association, id, ct) is not { } day) return null;
        RuleException.ThrowIfAny(Checks.Text(reason, 200, "删除原因", "Reason"));
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "day-care.remove", reason), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(day, version);
            day.Remove(desk.Today);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
