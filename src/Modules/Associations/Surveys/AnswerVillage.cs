using Yinling.Associations.Contracts;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Surveys.Import;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Surveys;

/// <summary>Answers a survey for one village by form: the same reading, checking and taking as a row of a table.</summary>
internal sealed class AnswerVillage(AppDb db, Writer writer, SurveyDesk desk, IDivisionDirectory divisions, TakeBaseline take, TimeProvider clock)
{
    /// <param name="cells">Cell texts by column key.</param>
    /// <returns>False when the village is not the user's to answer for.</returns>
    /// <exception cref="RuleException">Everything that is wrong, each at its field.</exception>
    public async Task<bool> RunAsync(SurveyCampaign campaign, DivisionCode village, IReadOnlyDictionary<string, string> cells, CancellationToken ct)
    {
        if (!desk.May(SurveyPermissions.Answer, village) || !campaign.DivisionCode.Contains(village)) return false;
        RuleException.ThrowIfAny(campaign.CheckOpen());
        var finder = await VillageFinder.LoadAsync(divisions, village, ct);
        var known = await KnownAssociations.LoadAsync(db, village.Range, ct);
        var row = BaselineColumns.All.ToDictionary(c => c.Key, c => new BaselineCell(cells.GetValueOrDefault(c.Key)?.Trim() ?? ""));
        (row[BaselineColumns.Code], row[BaselineColumns.Village]) = (new(village.ToString()), BaselineCell.Blank);
        var verdict = new BaselineChecker(finder, known, campaign.SnapshotOn).Check(1, row);
        RuleException.ThrowIfAny(verdict.Problems.Select(p => (Problem)p));

        var import = new BaselineImport(Guid.CreateVersion7(), village, campaign.Id, campaign.SnapshotOn, "网页填报", "", clock.UtcMoment);
        await writer.RunAsync(new Act("surveys.answer", import.Id.ToString(), village), async () =>
        {
            import.HaveChecked(1, 0);
            db.Add(import);
            db.Add(BaselineChecker.Keep(import, 1, row, verdict));
            await db.SaveChangesAsync(ct);
            return await take.RunAsync(import.Id, ct);
        }, ct);
        return true;
    }
}
