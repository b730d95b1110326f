using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Assets;

/// <summary>Counts things for this year (盘点), as many as were looked at; the rest can follow another day.</summary>
internal sealed class TakeStock(AssociationDesk desk, Writer writer)
{
    internal sealed record Line(Guid Asset, int Counted, string? Reason);

    /// <returns>How many were counted; null when there is no such association or thing, or it is not the person's to change.</returns>
    /// <exception cref="RuleException">ASC-05, ASC-18, ASC-41, ASC-97 to ASC-99.</exception>
    public async Task<int?> RunAsync(AssociationRef which, IReadOnlyList<Line> lines, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Edit, ct) is not { } association) return null;
        RuleException.ThrowIfAny(Problem.If(lines.Count == 0, "ASC-41", "请至少填一件物资盘到的数。", "Counted"));
        Guid[] ids = [.. lines.Select(l => l.Asset).Distinct()];
        var assets = await desk.Db.FactsOf<Asset>(association).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        if (assets.Count != lines.Count) return null;
        return await writer.RunAsync<int?>(AssociationDesk.ActOn(association, "asset.stock-take"), async () =>
        {
            var year = desk.Today.Year;
            RuleException.ThrowIfAny(await desk.Db.FactsOf<StockTake>(association).AnyAsync(s => s.Year == year && ids.Contains(s.Asset), ct) ? [StockTake.Taken] : []);
            foreach (var line in lines) desk.Db.Add(assets[line.Asset].Take(desk.NewId(), association, line.Counted, line.Reason, desk.Today));
            return lines.Count;
        }, ct);
    }
}
