using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Meetings;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Officers;

/// <summary>Records a change of office in one act: everybody in office leaves on that day, the elected begin; who stays keeps telephone and birth year.</summary>
internal sealed class HoldElection(AssociationDesk desk, ReadMeeting meetings, OfficerPhones phones, Writer writer)
{
    internal sealed record Elected(OfficerPost Post, string Name, Sex Sex, ConcurrentPost Concurrent);

    /// <param name="Day">Only when the meeting is not in the book.</param>
    /// <param name="TermTo">Last day of the new term; null when none is set.</param>
    internal sealed record Input(Guid? Meeting, DateOnly? Day, DateOnly? TermTo, IReadOnlyList<Elected> Elected);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-07, ASC-09, ASC-18, ASC-53, ASC-66, ASC-67.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "election.hold"), async () =>
        {
            var adoption = await meetings.AdoptionAsync(association, input.Meeting, input.Day, ct);
            var election = new Election(desk.NewId(), association, adoption, input.TermTo, input.Elected.Select(e => e.Post), desk.Today);
            var before = await desk.Db.FactsOf<Officer>(association).Where(o => o.EndedOn == null).OrderBy(o => o.Post).ThenBy(o => o.Id).ToListAsync(ct);
            foreach (var former in before) former.End(election.On, desk.Today);
            // Saved first: the database knows one president at a time.
            await desk.Db.SaveChangesAsync(ct);
            desk.Db.Add(election);
            foreach (var elected in input.Elected) desk.Db.Add(Begin(association, election, elected, before.FirstOrDefault(o => o.PersonName == elected.Name.Trim())));
            return election.Id;
        }, ct);
    }

    /// <param name="before">The same person in office until now; null for somebody new.</param>
    private Officer Begin(Association association, Election election, Elected elected, Officer? before)
    {
        var officer = new Officer(desk.NewId(), association, new(elected.Post, elected.Name, elected.Sex, before?.BirthYear, elected.Concurrent, election.On, election.TermTo), desk.Today, election.Id);
        if (before is not null && phones.Open(before) is { } known) phones.Keep(officer, PhoneNumber.Read(known, nameof(Officer.Phone)));
        return officer;
    }
}
