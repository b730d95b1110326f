using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Dues;

/// <summary>Marks members as having paid; each payment books one income entry of its own, in the same transaction.</summary>
internal sealed class PayDues(AssociationDesk desk, Writer writer)
{
    /// <summary>More than a page of the list cannot be ticked.</summary>
    public const int AtOnce = 50;

    internal sealed record Input(int Year, IReadOnlyList<Guid> Members, DateOnly On);

    /// <returns>How many paid; null when there is no such association or member, or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-38, ASC-84 to ASC-86, ASC-88.</exception>
    public async Task<int?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        Guid[] ids = [.. input.Members.Distinct()];
        RuleException.ThrowIfAny(Problem.If(ids.Length is 0 or > AtOnce, "ASC-88", $"请在名单上勾选缴了会费的会员，一次最多 {AtOnce} 人。", nameof(DuesSettlement.Member)));
        var members = await desk.Db.FactsOf<Member>(association).Where(m => ids.Contains(m.Id)).OrderBy(m => m.Id).ToListAsync(ct);
        if (members.Count != ids.Length) return null;
        return await writer.RunAsync<int?>(AssociationDesk.ActOn(association, "dues.pay"), async () =>
        {
            if (await desk.Db.FactsOf<DuesYear>(association).FirstOrDefaultAsync(d => d.Year == input.Year, ct) is not { } dues)
                throw new RuleException([DuesYear.Undecided(input.Year)]);
            var settled = await desk.Db.FactsOf<DuesSettlement>(association).Where(s => s.Year == input.Year && s.UndoneOn == null && ids.Contains(s.Member)).Select(s => s.Member).ToListAsync(ct);
            RuleException.ThrowIfAny([.. members.Where(m => settled.Contains(m.Id)).Select(m => DuesSettlement.Settled(m.Name)), .. LedgerClosing.CheckOpen(await desk.Db.ClosedThroughAsync(association, ct), input.On)]);
            foreach (var member in members)
            {
                var (settlement, entry) = DuesSettlement.Pay(desk.NewId(), desk.NewId(), association, member, dues, input.On, desk.Today);
                desk.Db.Add(entry);
                desk.Db.Add(settlement);
            }
            return members.Count;
        }, ct);
    }
}
