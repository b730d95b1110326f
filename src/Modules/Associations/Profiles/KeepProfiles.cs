using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Profiles;

/// <summary>After every write: the associations whose facts it touched get their profile and months anew, in the same transaction.</summary>
internal sealed class KeepProfiles(ProfileKeeper keeper) : IBeforeCommit
{
    public async Task RunAsync(IReadOnlyCollection<object> changed, CancellationToken ct)
    {
        var touched = changed.OfType<Association>().Select(a => (a.County, a.Id))
            .Concat(changed.OfType<AssociationFact>().Select(f => (f.County, Id: f.Association)))
            .Distinct().GroupBy(key => key.County, key => key.Id).OrderBy(county => county.Key).ToList();
        if (touched.Count == 0) return;

        var months = changed.Any(c => c is LedgerEntry or ActivityRecord);
        foreach (var county in touched) await keeper.RecomputeAsync(county.Key, county, months, ct);

        var villages = changed.OfType<Association>().Where(a => a.Level == DivisionLevel.Village).GroupBy(a => a.County, a => a.Division).OrderBy(g => g.Key);
        foreach (var county in villages) await keeper.RecountUnitsAsync(county.Key, county, ct);
    }
}
