using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Meetings;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Reviews;

/// <summary>Records the ballots of a democratic review, and lists those of the years before.</summary>
internal sealed class RecordReview(AssociationDesk desk, ReadMeeting meetings, Writer writer)
{
    /// <param name="Day">Only when the meeting is not in the book.</param>
    internal sealed record Input(ReviewSubject Subject, Guid? Meeting, DateOnly? Day, int Present, Ballots Ballots);

    /// <param name="Reviews">Newest first.</param>
    internal sealed record Sheet(Association Association, IReadOnlyList<DemocraticReview> Reviews, bool MayEdit);

    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Sheet?> ReadAsync(AssociationRef which, CancellationToken ct) =>
        await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association ? null
            : new(association, await desk.Db.FactsOf<DemocraticReview>(association).AsNoTracking().OrderByDescending(r => r.On).ThenBy(r => r.Subject).ToListAsync(ct), desk.MayRecord(association));

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-66, ASC-67, ASC-56, ASC-57.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "review.add"), async () =>
        {
            var held = await meetings.AdoptionAsync(association, input.Meeting, input.Day, ct);
            var review = new DemocraticReview(desk.NewId(), association, input.Subject, held, input.Present, input.Ballots, desk.Today);
            desk.Db.Add(review);
            return review.Id;
        }, ct);
    }
}
