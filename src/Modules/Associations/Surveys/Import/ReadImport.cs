using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Associations.Surveys.Import;

/// <summary>Shows where an import stands. At most a few hundred rows are shown; the workbook has them all.</summary>
internal sealed class ReadImport(AssociationDesk desk, IDivisionDirectory divisions, CheckBaselineFile check)
{
    private const int ShownRows = 200;

    /// <param name="Village">As the tree names it, or as the row does when it could not be told.</param>
    /// <param name="Said">The cells filled in, in one line.</param>
    internal sealed record GoodRow(int Number, string Village, RowEffect Effect, string Said);

    internal sealed record RefusedRow(int Number, string Village, IReadOnlyDictionary<string, BaselineCell> Cells, IReadOnlyList<CellProblem> Problems);

    /// <param name="Place">Name of the division imported for.</param>
    /// <param name="Effects">Rows by what they do or did.</param>
    internal sealed record Sheet(
        BaselineImport Import, string Place, IReadOnlyList<string> UnknownHeaders, IReadOnlyDictionary<RowEffect, int> Effects,
        IReadOnlyList<GoodRow> Good, IReadOnlyList<RefusedRow> Refused);

    /// <returns>Null when there is none or it is not the user's.</returns>
    public async Task<Sheet?> RunAsync(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } import) return null;
        var place = (await divisions.FindAsync(import.DivisionCode, ct))?.Name ?? import.DivisionCode.ToString();
        if (import.State == ImportState.NeedsHeaders) return new(import, place, await check.UnknownHeadersAsync(import, ct), new Dictionary<RowEffect, int>(), [], []);

        var rows = desk.Db.RowsOf(import).AsNoTracking();
        var effects = await rows.GroupBy(r => r.Effect).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var good = await rows.Where(r => r.Effect != RowEffect.Refused).OrderBy(r => r.Number).Take(ShownRows).ToListAsync(ct);
        var refused = await rows.Where(r => r.Effect == RowEffect.Refused).OrderBy(r => r.Number).Take(ShownRows).ToListAsync(ct);
        var codes = good.Concat(refused).Where(r => r.Division is not null).Select(r => new DivisionCode(r.Division!.Value, DivisionLevel.Village)).Distinct().ToList();
        var names = await divisions.FindAsync(codes, ct);
        return new(import, place, [], effects,
            [.. good.Select(r => new GoodRow(r.Number, NameOf(r, names), r.Effect, Said(r)))],
            [.. refused.Select(r => new RefusedRow(r.Number, NameOf(r, names), BaselineJson.CellsOf(r), BaselineJson.ProblemsOf(r)))]);
    }

    /// <summary>All refused rows, for the workbook; null when the import is not the user's.</summary>
    public async Task<IReadOnlyList<BaselineImportRow>?> RefusedAsync(Guid id, CancellationToken ct) => await FindAsync(id, ct) is { } import
        ? await desk.Db.RowsOf(import).AsNoTracking().Where(r => r.Effect == RowEffect.Refused).OrderBy(r => r.Number).ToListAsync(ct)
        : null;

    private Task<BaselineImport?> FindAsync(Guid id, CancellationToken ct) =>
        desk.Db.BaselineImports(desk.For(SurveyPermissions.Answer)).AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, ct);

    private static string NameOf(BaselineImportRow row, IReadOnlyDictionary<DivisionCode, DivisionUnit> names) =>
        row.Division is { } code && names.TryGetValue(new(code, DivisionLevel.Village), out var unit)
            ? unit.Name
            : BaselineJson.CellsOf(row).GetValueOrDefault(BaselineColumns.Village)?.Text ?? "";

    private static string Said(BaselineImportRow row)
    {
        var cells = BaselineJson.CellsOf(row);
        return string.Join(",", BaselineColumns.All.Where(c => c.Key is not (BaselineColumns.Code or BaselineColumns.Village) && cells.ContainsKey(c.Key)).Select(c => $"{c.Title} {cells[c.Key].Text}"));
    }
}
