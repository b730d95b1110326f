using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Divisions.Import;

/// <summary>Compares a published edition with the tree as it stands; changes nothing.</summary>
internal sealed class CompareDivisions(AppDb db)
{
    /// <param name="below">Only this division, what is below it and what leads to it; null for the nation.</param>
    /// <exception cref="RuleException">A mistake in the files.</exception>
    public async Task<DivisionDifferences> RunAsync(IEnumerable<PublishedUnit> units, DivisionCode? below, CancellationToken ct)
    {
        var now = new Dictionary<DivisionCode, string>(700_000);
        await foreach (var unit in db.Divisions.AsNoTracking().Where(d => d.ValidTo == null).Select(d => new { d.Code, d.Level, d.Name }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var code = new DivisionCode(unit.Code, unit.Level);
            if (below is not { } part || part.Contains(code) || code.Contains(part)) now[code] = unit.Name;
        }
        return DivisionDifferences.Between(now, units.ToDictionary(u => u.Code, u => u.Name));
    }
}
