using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Writing;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Assessing;

/// <summary>Keeps what people answer, and takes an assessment a step further.</summary>
internal sealed class ScoreAssociation(AssessmentDesk desk, ISubjectFigures figures, StandardShelf shelf, CurrentScope scope, Writer writer)
{
    /// <summary>One assessment as a person sees it.</summary>
    /// <param name="Sheets">By stage; a stage nobody has begun has none.</param>
    /// <param name="Records">What the records say: frozen once the self-assessment is handed in, live before.</param>
    /// <param name="Typing">The stage the person may type; null for none.</param>
    internal sealed record Opened(
        AssessmentCampaign Campaign, StandardDefinition Standard, Assessment Assessment, Subject? Association, IReadOnlyDictionary<ScoreStage, ScoreSheet> Sheets,
        IReadOnlyList<AssessmentStep> Steps, IReadOnlyList<Objection> Objections, ScoreProposal Records, ScoreStage? Typing)
    {
        public string Href => $"/assessments/{Campaign.County}/{Campaign.Id}/{Assessment.Id}";

        /// <summary>What stands in the form of a stage: what was typed, else what the stage before said, else what the records say.</summary>
        public Answers Shown(ScoreStage stage)
        {
            var kept = Sheets.GetValueOrDefault(stage)?.Answers ?? Sheets.GetValueOrDefault(stage - 1)?.Answers ?? Answers.None;
            return stage == ScoreStage.Own ? Complete(kept, Records) : kept;
        }
    }

    /// <returns>Null when there is none, or it is not the person's to see.</returns>
    public async Task<Opened?> OpenAsync(int county, Guid campaignId, Guid id, CancellationToken ct)
    {
        if (await desk.FindCampaignAsync(county, campaignId, ct) is not { } campaign) return null;
        if (await desk.Assessments().AsNoTracking().FirstOrDefaultAsync(a => a.County == county && a.Campaign == campaignId && a.Id == id, ct) is not { } one) return null;
        var sheets = await desk.Db.Set<ScoreSheet>().AsNoTracking().Where(s => s.County == county && s.Assessment == id).ToDictionaryAsync(s => s.Stage, ct);
        var steps = await desk.Db.Set<AssessmentStep>().AsNoTracking().Where(s => s.County == county && s.Assessment == id).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);
        var objections = await desk.Db.Set<Objection>().AsNoTracking().Where(o => o.County == county && o.Assessment == id).OrderBy(o => o.At).ToListAsync(ct);
        var standard = campaign.Standard;
        var (records, _, _) = await RecordsAsync(standard, one, ct);
        return new(campaign, standard, one, (await desk.NamesAsync([one], ct)).GetValueOrDefault(one.Association), sheets, steps, objections, records, desk.Typing(one));
    }

    /// <summary>Keeps answers of some items; what is not named stays as it was.</summary>
    /// <param name="change">Makes the new answers from those that stand.</param>
    /// <returns>False when it is not the person's to type.</returns>
    /// <exception cref="StaleException">Somebody else took a step, or typed, in between.</exception>
    public async Task<bool> SaveAsync(Opened opened, int version, Func<Answers, Answers> change, CancellationToken ct)
    {
        if (opened.Typing is not { } stage) return false;
        var (county, id) = (opened.Assessment.County, opened.Assessment.Id);
        return await writer.RunAsync(new Act("assessments.save", id.ToString(), Unit(opened.Assessment)), async () =>
        {
            await ExpectAsync(opened, ct);
            var sheet = await desk.Db.Set<ScoreSheet>().FirstOrDefaultAsync(s => s.County == county && s.Assessment == id && s.Stage == stage, ct);
            if ((sheet?.Version ?? -1) != version) throw new StaleException();
            var answers = change(opened.Shown(stage));
            if (sheet is null) desk.Db.Add(new ScoreSheet(AssessmentDesk.NewId(), opened.Assessment, stage, answers));
            else sheet.Put(answers);
            return true;
        }, ct);
    }

    /// <summary>Puts what was typed in force: hands it in, verifies or accepts.</summary>
    /// <param name="change">Adds bonuses, vetoes and the reason to the answers that stand.</param>
    /// <param name="team">Who was there; for the acceptance alone.</param>
    /// <returns>False when it is not the person's.</returns>
    /// <exception cref="RuleException">STD-40 to STD-47; STD-55 to STD-61.</exception>
    public async Task<bool> FinishAsync(Opened opened, int version, Func<Answers, Answers> change, IReadOnlyList<string> team, CancellationToken ct)
    {
        if (opened.Typing is not { } stage) return false;
        var (county, id, standard) = (opened.Assessment.County, opened.Assessment.Id, opened.Standard);
        return await writer.RunAsync(new Act($"assessments.{Act(stage).ToString().ToLowerInvariant()}", id.ToString(), Unit(opened.Assessment)), async () =>
        {
            var one = await ExpectAsync(opened, ct);
            var sheet = await desk.Db.Set<ScoreSheet>().FirstOrDefaultAsync(s => s.County == county && s.Assessment == id && s.Stage == stage, ct);
            if ((sheet?.Version ?? -1) != version) throw new StaleException();
            var (records, frozen, isOpen) = await RecordsAsync(standard, one, ct);
            if (!isOpen) throw new RuleException("STD-67", "这个协会已经停止活动，不能再评。");
            var answers = change(sheet?.Answers ?? opened.Shown(stage));
            if (stage == ScoreStage.Own) answers = Complete(answers, records);
            RuleException.ThrowIfAny(AnswerChecks.Find(standard, answers, records, stage, stage == ScoreStage.Own ? null : new(one.OwnTotal!.Value)));
            var total = standard.Total(answers);
            var step = stage switch
            {
                ScoreStage.Own => one.Submit(AssessmentDesk.NewId(), desk.Person, total, frozen, desk.Today, desk.Now),
                ScoreStage.Township => one.Verify(AssessmentDesk.NewId(), desk.Person, total, desk.Now),
                _ => one.Accept(AssessmentDesk.NewId(), desk.Person, total, records.IsVetoed || answers.Vetoes.Count > 0, team, desk.Now),
            };
            if (sheet is null) desk.Db.Add(sheet = new(AssessmentDesk.NewId(), one, stage, answers));
            else sheet.Put(answers);
            sheet.Sign(desk.Person.Name, desk.Now);
            desk.Db.Add(step);
            return true;
        }, ct);
    }

    /// <summary>Countersigns, or sends back a step.</summary>
    /// <returns>False when it is not the person's.</returns>
    /// <exception cref="RuleException">STD-55, STD-56, STD-61.</exception>
    public async Task<bool> StepAsync(Opened opened, AssessmentAct act, string? reason, CancellationToken ct)
    {
        if (act is not (AssessmentAct.Countersign or AssessmentAct.Return) || !desk.May(act, opened.Assessment)) return false;
        return await writer.RunAsync(new Act($"assessments.{act.ToString().ToLowerInvariant()}", opened.Assessment.Id.ToString(), Unit(opened.Assessment), reason), async () =>
        {
            var one = await ExpectAsync(opened, ct);
            desk.Db.Add(act == AssessmentAct.Countersign ? one.Countersign(AssessmentDesk.NewId(), desk.Person, desk.Now) : one.Return(AssessmentDesk.NewId(), desk.Person, reason, desk.Now));
            return true;
        }, ct);
    }

    /// <summary>Answers an objection; one that is right sends the assessment back to be accepted anew.</summary>
    /// <returns>False when there is none, or it is not the person's.</returns>
    /// <exception cref="RuleException">STD-64.</exception>
    public async Task<bool> ReplyAsync(Opened opened, Guid objection, bool? upheld, string? answer, CancellationToken ct)
    {
        if (!desk.MayRun(opened.Campaign)) return false;
        var (county, id) = (opened.Assessment.County, opened.Assessment.Id);
        return await writer.RunAsync(new Act("assessments.reply", id.ToString(), Unit(opened.Assessment)), async () =>
        {
            if (await desk.Db.Set<Objection>().FirstOrDefaultAsync(o => o.County == county && o.Assessment == id && o.Id == objection, ct) is not { } one) return false;
            one.Reply(upheld, answer, desk.Person.Name, desk.Now);
            if (upheld != true) return true;
            var assessment = await ExpectAsync(opened, ct);
            if (assessment.State == AssessmentState.OnNotice) desk.Db.Add(assessment.Uphold(AssessmentDesk.NewId(), desk.Person, answer, desk.Now));
            return true;
        }, ct);
    }

    /// <summary>Items the records decide, as they decide them.</summary>
    internal static Answers Complete(Answers answers, ScoreProposal records) => answers with
    {
        Items = [.. records.Items.Select(i => i.Item.IsWhollyBound ? Scoring.FromRecords(i) : answers.Of(i.Item)).OfType<ItemAnswer>()],
    };

    /// <summary>An association that was closed before it handed in anything has no records to score by.</summary>
    private async Task<(ScoreProposal Records, string Frozen, bool IsOpen)> RecordsAsync(StandardDefinition standard, Assessment one, CancellationToken ct)
    {
        var known = shelf.KnownFor(standard);
        if (one is { State: not AssessmentState.Scoring, Figures: { } frozen }) return (ScoreProposal.Of(standard, known, FrozenFigures.Read(frozen)), frozen, true);
        var found = await figures.AskAsync(new(one.County * 1_000_000L, DivisionLevel.County), standard.Subjects, standard.Indicators, scope.Value.For(AssessmentPermissions.Read), null, one.Association, ct);
        return found is [var live]
            ? (ScoreProposal.Of(standard, known, live), FrozenFigures.Write(standard.Indicators.Select(i => known[i]), live.Of), true)
            : (ScoreProposal.Of(standard, known, i => (0, i is RatioIndicator ? 0 : null)), "{}", false);
    }

    private async Task<Assessment> ExpectAsync(Opened opened, CancellationToken ct)
    {
        var (county, id) = (opened.Assessment.County, opened.Assessment.Id);
        var one = await desk.Db.Set<Assessment>().FirstAsync(a => a.County == county && a.Id == id, ct);
        return one.Version == opened.Assessment.Version ? one : throw new StaleException();
    }

    private static AssessmentAct Act(ScoreStage stage) => stage switch { ScoreStage.Own => AssessmentAct.Submit, ScoreStage.Township => AssessmentAct.Verify, _ => AssessmentAct.Accept };

    private static DivisionCode Unit(Assessment one) => new(one.Division, DivisionLevel.Village);
}
