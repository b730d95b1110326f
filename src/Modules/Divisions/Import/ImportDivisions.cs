using Microsoft.EntityFrameworkCore;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Domain;
using Yinling.Divisions.Storage;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Divisions.Import;

/// <summary>The first load of a published edition into an empty tree, in one write.</summary>
internal sealed class ImportDivisions(AppDb db, Writer writer)
{
    /// <summary>Whether a tree has been loaded before; then differences are compared, never loaded over.</summary>
    public Task<bool> AnyAsync(CancellationToken ct) => db.Divisions.AnyAsync(ct);

    /// <param name="progress">Told how many units have been written.</param>
    /// <returns>Units by level.</returns>
    /// <exception cref="RuleException">A mistake in the files; nothing was applied.</exception>
    public async Task<IReadOnlyDictionary<DivisionLevel, int>> RunAsync(IEnumerable<PublishedUnit> units, DateOnly edition, IProgress<int>? progress, CancellationToken ct)
    {
        var counts = new Dictionary<DivisionLevel, int>();
        await writer.RunAsync(new Act("divisions.import", "divisions", DivisionCode.Nation, Detail: $"edition {edition:yyyy-MM-dd}"), async () =>
        {
            await db.BulkInsertAsync(Rows(units, edition, counts, progress), ct);
            await writer.TellAsync(new DivisionsChanged([DivisionCode.Nation.Range], []), ct);
        }, ct);
        await RefreshStatisticsAsync(ct);
        return counts;
    }

    /// <summary>Adds villages below townships that are there already; for invented data.</summary>
    public Task AddVillagesAsync(IEnumerable<PublishedUnit> villages, DateOnly edition, CancellationToken ct) =>
        writer.RunAsync(new Act("divisions.add", "divisions", DivisionCode.Nation), async () =>
        {
            var townships = await db.Divisions.Where(d => d.Level == DivisionLevel.Township && d.ValidTo == null).Select(d => new { d.Code, d.Id }).ToDictionaryAsync(d => d.Code, d => d.Id, ct);
            await db.BulkInsertAsync(
                villages.Select(v => new Division(Guid.CreateVersion7(), v.Code, townships[v.Code.Ancestor(DivisionLevel.Township).Value], v.Name, Pinyin.Initials(v.Name), edition)), ct);
            await writer.TellAsync(new DivisionsChanged([DivisionCode.Nation.Range], []), ct);
        }, ct);

    private static IEnumerable<Division> Rows(IEnumerable<PublishedUnit> units, DateOnly edition, Dictionary<DivisionLevel, int> counts, IProgress<int>? progress)
    {
        Dictionary<DivisionCode, Guid> above = [], here = [];
        var (level, written) = (DivisionLevel.Province, 0);
        foreach (var unit in units)
        {
            if (unit.Code.Level != level) (above, here, level) = (here, [], unit.Code.Level);
            Guid? parent = level == DivisionLevel.Province ? null : above[unit.Code.Ancestor(level - 1)];
            var division = new Division(Guid.CreateVersion7(), unit.Code, parent, unit.Name, Pinyin.Initials(unit.Name), edition);
            if (unit.Setting is { } setting) division.Classify(setting);
            if (level < DivisionLevel.Village) here[unit.Code] = division.Id;
            counts[level] = counts.GetValueOrDefault(level) + 1;
            if (++written % 20_000 == 0) progress?.Report(written);
            yield return division;
        }
        progress?.Report(written);
    }

    /// <summary>After a bulk load the planner knows nothing of the table: both databases then choose plans tens of times slower.</summary>
    private async Task RefreshStatisticsAsync(CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"ANALYZE divisions_division", ct);
    }
}
