using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Meetings;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Dues;

/// <summary>Decides what each member pays for a year; until somebody has paid, it may be decided anew.</summary>
internal sealed class SetDues(AssociationDesk desk, ReadMeeting meetings, Writer writer)
{
    /// <param name="Day">Only when the meeting is not in the book.</param>
    internal sealed record Input(int Year, Money Amount, Guid? Meeting, DateOnly? Day);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-66, ASC-67, ASC-80 to ASC-83.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "dues.set"), async () =>
        {
            var decision = await meetings.AdoptionAsync(association, input.Meeting, input.Day, ct);
            if (await desk.Db.FactsOf<DuesYear>(association).FirstOrDefaultAsync(d => d.Year == input.Year, ct) is { } decided)
            {
                var isPaid = await desk.Db.FactsOf<DuesSettlement>(association).AnyAsync(s => s.Year == input.Year && s.Entry != null && s.UndoneOn == null, ct);
                decided.Change(association, input.Amount, decision, isPaid, desk.Today);
                return decided.Id;
            }
            var dues = new DuesYear(desk.NewId(), association, input.Year, input.Amount, decision, desk.Today);
            desk.Db.Add(dues);
            return dues.Id;
        }, ct);
    }
}
