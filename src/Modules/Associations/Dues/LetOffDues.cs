using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Dues;

/// <summary>Lets a member off a year's dues (减免), with the reason, or withdraws that.</summary>
internal sealed class LetOffDues(AssociationDesk desk, Writer writer)
{
    /// <returns>The record's id; null when there is no such member or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-84 to ASC-86.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Guid member, int year, string reason, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<Member>(association, member, ct) is not { } owing) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "dues.let-off"), async () =>
        {
            if (!await desk.Db.FactsOf<DuesYear>(association).AnyAsync(d => d.Year == year, ct)) throw new RuleException([DuesYear.Undecided(year)]);
            if (await desk.Db.FactsOf<DuesSettlement>(association).AnyAsync(s => s.Year == year && s.UndoneOn == null && s.Member == member, ct)) throw new RuleException([DuesSettlement.Settled(owing.Name)]);
            var settlement = DuesSettlement.LetOff(desk.NewId(), association, owing, year, reason, desk.Today);
            desk.Db.Add(settlement);
            return settlement.Id;
        }, ct);
    }

    /// <returns>The record's id; null when there is no such record or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-87.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown.</exception>
    public async Task<Guid?> WithdrawAsync(AssociationRef which, Guid id, int version, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        if (await desk.FindFactAsync<DuesSettlement>(association, id, ct) is not { } settlement) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "dues.withdraw"), () =>
        {
            RuleException.ThrowIfAny(association.CheckOpen());
            desk.Expect(settlement, version);
            settlement.Withdraw(desk.Today);
            return Task.FromResult<Guid?>(id);
        }, ct);
    }
}
