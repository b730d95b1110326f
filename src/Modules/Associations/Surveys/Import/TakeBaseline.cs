using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Profiles;
using Yinling.Associations.Storage;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Surveys.Import;

/// <summary>Takes the good rows of a checked import into the records, all in one transaction; the bad rows stay with their reasons.</summary>
internal sealed class TakeBaseline(AssociationDesk desk, Writer writer, IDivisionDirectory divisions, ProfileRebuild profiles, TimeProvider clock)
{
    /// <param name="Registered">Associations newly registered.</param>
    /// <param name="Updated">Associations on record that got statements.</param>
    /// <param name="None">Villages noted as having none.</param>
    internal sealed record Receipt(Guid Import, int Registered, int Updated, int None, int Refused);

    /// <returns>Null when the import is not the user's.</returns>
    /// <exception cref="RuleException">SUR-24 … SUR-26, SUR-22; SUR-42 the records changed since the check.</exception>
    public async Task<Receipt?> RunAsync(Guid id, CancellationToken ct)
    {
        var db = desk.Db;
        if (await db.BaselineImports(desk.For(SurveyPermissions.Answer)).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } import) return null;
        var campaign = import.Campaign is { } survey ? await db.Set<SurveyCampaign>().FirstOrDefaultAsync(c => c.Id == survey, ct) : null;
        RuleException.ThrowIfAny([.. import.CheckTake(), .. campaign?.CheckOpen() ?? []]);
        var villages = await VillageFinder.LoadAsync(divisions, import.DivisionCode, ct);
        var source = campaign is null ? $"{import.SurveyOn.InChinese}表格导入" : $"{campaign.Title}({campaign.SnapshotOn.InChinese})";

        return await writer.RunAsync(new Act("surveys.take", id.ToString(), import.DivisionCode, Detail: $"file {import.FileHash}, {import.GoodRows} rows"), async () =>
        {
            // Read inside the write: what was checked must still be so.
            var known = await KnownAssociations.LoadAsync(db, import.DivisionCode.Range, ct);
            var checker = new BaselineChecker(villages, known, import.SurveyOn);
            var effects = new Dictionary<RowEffect, int>();
            await foreach (var rows in db.GoodRowsAsync(import, ct))
            {
                await TakeAsync(import, campaign, rows, checker, known, source, ct);
                foreach (var (effect, count) in rows.CountBy(r => r.Effect)) effects[effect] = effects.GetValueOrDefault(effect) + count;
            }
            import.Take(clock.UtcMoment);
            await db.SaveChangesAsync(ct);
            await profiles.RunAsync(import.DivisionCode.Range, ct);
            return new Receipt(id, effects.GetValueOrDefault(RowEffect.Registers), effects.GetValueOrDefault(RowEffect.Updates), effects.GetValueOrDefault(RowEffect.NotesNone), import.BadRows);
        }, ct);
    }

    /// <summary>Some rows at a time: a province's table never stands in memory as a whole.</summary>
    private async Task TakeAsync(
        BaselineImport import, SurveyCampaign? campaign, IReadOnlyList<BaselineImportRow> rows, BaselineChecker checker, KnownAssociations known, string source, CancellationToken ct)
    {
        var existing = await ExistingAsync(import, rows, ct);
        var records = new BaselineRecords(import, source, desk.Today);
        List<SurveyAnswer> answers = [];
        foreach (var row in rows)
        {
            var verdict = checker.Check(row.Number, BaselineJson.CellsOf(row));
            if (verdict.Problems.Count > 0 || verdict.Effect != row.Effect || verdict.Association != row.Association)
                throw new RuleException("SUR-42", $"第 {row.Number} 行对应的协会在检查之后变过了。请重新上传这个文件，再检查一遍。");
            if (verdict.Answer.Exists)
            {
                var on = row.Association is { } which ? existing[which] : null;
                var (association, made) = records.Add(verdict.Village!, verdict.Answer, on, on is null ? null : known.Of(on.Division).First(k => k.Id == on.Id));
                (row.Association, row.VersionAfter, row.Undo) = (association, on?.Version ?? 0, JsonSerializer.Serialize(made, BaselineJson.Options));
            }
            if (campaign is not null) answers.Add(Answer(campaign, import, verdict));
        }
        // Answers first: of two people who answer for one village at once, the second is told just that.
        if (campaign is not null) await ReplaceAnswersAsync(campaign, answers, ct);
        await LoadAsync(records, ct);
        await desk.Db.ReplaceRowsAsync(import, rows, ct);
    }

    private async Task<Dictionary<Guid, Association>> ExistingAsync(BaselineImport import, IReadOnlyList<BaselineImportRow> rows, CancellationToken ct)
    {
        Dictionary<Guid, Association> existing = [];
        var (first, last) = (import.DivisionCode.Range.First, import.DivisionCode.Range.Last);
        foreach (var some in rows.Where(r => r.Effect == RowEffect.Updates).Chunk(500))
        {
            var codes = some.Select(r => r.Division!.Value).ToArray();
            var here = desk.Db.Set<Association>().AsNoTracking().Where(a => a.Division >= first && a.Division <= last && codes.Contains(a.Division) && a.ClosedOn == null);
            await foreach (var association in here.AsAsyncEnumerable().WithCancellation(ct)) existing[association.Id] = association;
        }
        return existing;
    }

    private async Task LoadAsync(BaselineRecords records, CancellationToken ct)
    {
        var db = desk.Db;
        await db.BulkInsertAsync(records.Associations, ct);
        await db.BulkInsertAsync(records.Names, ct);
        await db.BulkInsertAsync(records.Stated, ct);
        await db.BulkInsertAsync(records.Officers, ct);
        await db.BulkInsertAsync(records.Registrations, ct);
        await db.BulkInsertAsync(records.Places, ct);
        await db.BulkInsertAsync(records.MemberCounts, ct);
    }

    private async Task ReplaceAnswersAsync(SurveyCampaign campaign, List<SurveyAnswer> answers, CancellationToken ct)
    {
        foreach (var some in answers.Chunk(500))
        {
            var (id, codes) = (campaign.Id, some.Select(a => a.Division).ToArray());
            await desk.Db.Set<SurveyAnswer>().Where(a => a.Campaign == id && codes.Contains(a.Division)).ExecuteDeleteAsync(ct);
        }
        await desk.Db.BulkInsertAsync(answers, ct);
    }

    private SurveyAnswer Answer(SurveyCampaign campaign, BaselineImport import, BaselineChecker.Verdict verdict) => new()
    {
        County = verdict.Village!.Code.County,
        Id = Guid.CreateVersion7(),
        Campaign = campaign.Id,
        Division = verdict.Village.Code.Value,
        HasAssociation = verdict.Answer.Exists,
        At = clock.UtcMoment,
        Import = import.Id,
    };
}
