using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Meetings;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Members;

/// <summary>Puts a person on the member list. From the first one on, the number of members comes from the list.</summary>
internal sealed class AddMember(AssociationDesk desk, ReadMeeting meetings, Writer writer)
{
    /// <param name="Meeting">The meeting that admitted them; null for none.</param>
    internal sealed record Input(string Name, Sex Sex, int? BirthYear, DateOnly JoinedOn, Guid? Meeting = null);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-18, ASC-19, ASC-66.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "member.add"), async () =>
        {
            if (input.Meeting is not null) await meetings.AdoptionAsync(association, input.Meeting, null, ct);
            var record = new Member(desk.NewId(), association, input.Name, input.Sex, input.BirthYear, input.JoinedOn, desk.Today, input.Meeting);
            desk.Db.Add(record);
            return record.Id;
        }, ct);
    }
}
