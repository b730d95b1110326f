using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Core;

/// <summary>Sets up a village's or township's association.</summary>
internal sealed class RegisterAssociation(AssociationDesk desk, IDivisionDirectory divisions, Writer writer)
{
    /// <param name="Unit">A village, community, township or sub-district.</param>
    /// <param name="FoundedOn">Null when not known.</param>
    internal sealed record Input(DivisionCode Unit, string Name, DateOnly? FoundedOn, string? PartyBranch, string? CommitteeRelation);

    /// <returns>Its key; null when there is no such unit or it is not the person's.</returns>
    /// <exception cref="RuleException">ASC-01 to ASC-04, ASC-18.</exception>
    public async Task<AssociationRef?> RunAsync(Input input, CancellationToken ct)
    {
        if (!desk.For(AssociationPermissions.Register).Covers(input.Unit)) return null;
        if (await divisions.FindAsync(input.Unit, ct) is not { } unit) return null;

        var association = new Association(desk.NewId(), unit.Code, unit.Setting ?? Setting.Rural, input.Name, input.FoundedOn, desk.Today);
        association.Edit(input.FoundedOn, input.PartyBranch, input.CommitteeRelation, desk.Today);
        return await writer.RunAsync(AssociationDesk.ActOn(association, "register"), async () =>
        {
            RuleException.ThrowIfAny(await CheckNameAsync(desk, association, association.CurrentName, ct));
            desk.Db.Add(association);
            desk.Db.Add(new AssociationName(desk.NewId(), association, association.CurrentName, input.FoundedOn));
            return new AssociationRef(association.County, association.Id);
        }, ct);
    }

    internal static async Task<IEnumerable<Problem>> CheckNameAsync(AssociationDesk desk, Association association, string name, CancellationToken ct)
    {
        var (county, division, id, wanted) = (association.County, association.Division, association.Id, name.Trim());
        // Not narrowed by scope: a name is taken, whoever may see its bearer; the unit is the person's own.
        var taken = await desk.Db.Set<Association>()
            .AnyAsync(a => a.County == county && a.Division == division && a.CurrentName == wanted && a.ClosedOn == null && a.Id != id, ct);
        return taken ? [Association.NameTaken(wanted)] : [];
    }
}
