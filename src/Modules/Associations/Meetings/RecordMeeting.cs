using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Meetings;

/// <summary>Writes one line of the meeting book.</summary>
internal sealed class RecordMeeting(AssociationDesk desk, Writer writer)
{
    internal sealed record Input(DateOnly On, MeetingKind Kind, string Topic, string? Chair, int Present, int? Invited, string? Place, string? Minutes);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18, ASC-60, ASC-61.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "meeting.add"), () =>
        {
            var meeting = new Meeting(
                desk.NewId(), association, input.On, input.Kind, input.Topic, input.Chair, input.Present, input.Invited, input.Place, input.Minutes, desk.Today);
            desk.Db.Add(meeting);
            return Task.FromResult<Guid?>(meeting.Id);
        }, ct);
    }
}
