using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Files;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Activities;

/// <summary>Writes one line of the activity log.</summary>
internal sealed class RecordActivity(AssociationDesk desk, Writer writer)
{
    /// <param name="Photos">At most three.</param>
    internal sealed record Input(DateOnly On, ActivityCategory Category, int People, string? Place, string? Title, params IReadOnlyList<KeptFile> Photos);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-15, ASC-18, ASC-37.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "activity.add"), () =>
        {
            var record = new ActivityRecord(
                desk.NewId(), association, input.On, input.Category, input.People, input.Place, input.Title, desk.Today);
            RuleException.ThrowIfAny(Attachment.CheckPhotos(input.Photos.Count));
            desk.Db.Add(record);
            desk.Db.AddRange(input.Photos.Select(photo => Attachment.PhotoOf(desk.NewId(), association, record, photo)));
            return Task.FromResult<Guid?>(record.Id);
        }, ct);
    }
}
