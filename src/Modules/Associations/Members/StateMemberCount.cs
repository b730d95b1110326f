using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Members;

/// <summary>States how many members there are, where no list is kept.</summary>
internal sealed class StateMemberCount(AssociationDesk desk, Writer writer)
{
    internal sealed record Input(DateOnly AsOf, int Members, int Women);

    /// <returns>The record's id; null when there is no such association or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-04, ASC-05, ASC-11, ASC-21.</exception>
    public async Task<Guid?> RunAsync(AssociationRef which, Input input, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        return await writer.RunAsync<Guid?>(AssociationDesk.ActOn(association, "member.count"), async () =>
        {
            RuleException.ThrowIfAny(MemberCount.CheckNoList(await desk.Db.FactsOf<Member>(association).AnyAsync(ct)));
            var record = new MemberCount(desk.NewId(), association, input.AsOf, input.Members, input.Women, desk.Today);
            desk.Db.Add(record);
            return record.Id;
        }, ct);
    }
}
