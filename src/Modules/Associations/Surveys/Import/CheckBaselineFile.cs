using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Platform.Spreadsheets;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Surveys.Import;

/// <summary>Reads an uploaded table and checks every row; changes no record. Unknown headers are asked about once, the answers are remembered for the division.</summary>
internal sealed class CheckBaselineFile(AppDb db, Writer writer, FileStore files, IDivisionDirectory divisions, CurrentScope scope, TimeProvider clock)
{
    /// <summary>An import and the headers nobody knows yet; with none the rows are checked.</summary>
    internal sealed record Outcome(int County, Guid Import, IReadOnlyList<string> UnknownHeaders);

    /// <param name="division">Rows may concern villages of this subtree only.</param>
    /// <param name="campaign">The survey answered; null for an import outside any.</param>
    /// <returns>Null when the division is not the user's to answer for.</returns>
    /// <exception cref="RuleException">The file is refused as a whole, or the survey is closed.</exception>
    public async Task<Outcome?> RunAsync(DivisionCode division, SurveyCampaign? campaign, string fileName, Stream content, CancellationToken ct)
    {
        if (!scope.Value.May(SurveyPermissions.Answer, division)) return null;
        if (campaign is not null) RuleException.ThrowIfAny(campaign.CheckOpen());
        await using var copy = new MemoryStream();
        await content.CopyToAsync(copy, ct);
        SpreadsheetGuard.Check(copy);
        copy.Position = 0;
        var hash = await files.KeepAsync(copy, ct);
        var now = clock.UtcMoment;
        var import = new BaselineImport(Guid.CreateVersion7(), division, campaign?.Id, campaign?.SnapshotOn ?? now.BeijingDay, Path.GetFileName(fileName), hash, now);
        return await ReadAsync(import, isNew: true, ct);
    }

    /// <summary>Remembers what the unknown headers mean and checks the rows.</summary>
    /// <param name="meanings">Header as shown → column key; empty leaves the column out.</param>
    /// <returns>Null when the import is not the user's.</returns>
    public async Task<Outcome?> ContinueAsync(Guid id, IReadOnlyDictionary<string, string> meanings, CancellationToken ct)
    {
        if (await db.BaselineImports(scope.Value.For(SurveyPermissions.Answer)).FirstOrDefaultAsync(i => i.Id == id, ct) is not { State: ImportState.NeedsHeaders } import) return null;
        var division = import.Division;
        var headers = meanings.Where(m => m.Value.Length == 0 || BaselineColumns.All.Any(c => c.Key == m.Value)).ToDictionary(m => HeaderMatcher.Normalise(m.Key), m => m.Value);
        return await writer.RunAsync(new Act("surveys.headers", id.ToString(), import.DivisionCode), async () =>
        {
            var known = await db.Set<RememberedHeader>().Where(h => h.County == import.County && h.Division == division).ToListAsync(ct);
            foreach (var (header, column) in headers)
            {
                if (known.FirstOrDefault(h => h.Header == header) is { } old) old.Column = column;
                else db.Add(new RememberedHeader { County = import.County, Id = Guid.CreateVersion7(), Division = division, Header = header, Column = column });
            }
            await db.SaveChangesAsync(ct);
            return await ReadAsync(import, isNew: false, ct);
        }, ct);
    }

    /// <summary>The headers of an import that nobody has explained yet. The caller has reached the import through a grant.</summary>
    public async Task<IReadOnlyList<string>> UnknownHeadersAsync(BaselineImport import, CancellationToken ct)
    {
        await using var file = files.OpenRead(import.FileHash);
        using var sheet = new BaselineSheet(file, await RememberedAsync(import.DivisionCode, ct));
        return [.. sheet.Header.Unknown.Select(h => h.Text).Distinct()];
    }

    private async Task<Outcome> ReadAsync(BaselineImport import, bool isNew, CancellationToken ct)
    {
        var remembered = await RememberedAsync(import.DivisionCode, ct);
        await using var file = files.OpenRead(import.FileHash);
        using var sheet = new BaselineSheet(file, remembered);
        var unknown = sheet.Header.Unknown.Select(h => h.Text).Distinct().ToList();
        var villages = await VillageFinder.LoadAsync(divisions, import.DivisionCode, ct);
        var known = await KnownAssociations.LoadAsync(db, import.DivisionCode.Range, ct);
        return await writer.RunAsync(new Act("surveys.check", import.Id.ToString(), import.DivisionCode, Detail: $"file {import.FileHash}"), async () =>
        {
            if (isNew) db.Add(import);
            else db.Attach(import);
            if (unknown.Count > 0) return new Outcome(import.County, import.Id, unknown);
            var checker = new BaselineChecker(villages, known, import.SurveyOn);
            var (good, bad) = (0, 0);
            await db.SaveChangesAsync(ct);
            await db.BulkInsertAsync(Checked(), ct);
            RuleException.ThrowIfAny(Problem.If(good + bad == 0, "SUR-41", "表头下面没有数据。请填好再上传。"));
            import.HaveChecked(good, bad);
            return new(import.County, import.Id, []);

            IEnumerable<BaselineImportRow> Checked()
            {
                foreach (var (number, cells) in sheet.Rows())
                {
                    var verdict = checker.Check(number, cells);
                    if (verdict.Problems.Count == 0) good++;
                    else bad++;
                    yield return BaselineChecker.Keep(import, number, cells, verdict);
                }
            }
        }, ct);
    }

    /// <summary>The division's own answers first, then those of the offices above it.</summary>
    private async Task<IReadOnlyDictionary<string, string>> RememberedAsync(DivisionCode division, CancellationToken ct)
    {
        var above = Enumerable.Range(1, (int)division.Level).Select(level => division.Ancestor((DivisionLevel)level).Value).ToArray();
        var headers = await db.Set<RememberedHeader>().AsNoTracking().Where(h => above.Contains(h.Division)).OrderBy(h => h.Division).ToListAsync(ct);
        Dictionary<string, string> remembered = [];
        foreach (var header in headers) remembered[header.Header] = header.Column;
        return remembered;
    }
}
