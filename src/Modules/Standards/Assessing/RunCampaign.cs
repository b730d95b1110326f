using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Writing;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Assessing;

/// <summary>Begins assessments, puts what was accepted on public notice, and decides once the notice is over.</summary>
internal sealed class RunCampaign(AssessmentDesk desk, StandardShelf shelf, ISubjectFigures figures, CurrentScope scope, Writer writer)
{
    /// <param name="Standard">Key of the standard.</param>
    internal sealed record Input(DivisionCode Office, string Name, string Standard, DateOnly From, DateOnly SelfUntil, DateOnly Until);

    /// <summary>Begins one over all associations the county has.</summary>
    /// <returns>Its id; null when the office or the standard is not the person's.</returns>
    /// <exception cref="RuleException">STD-50 to STD-53; STD-65 no associations.</exception>
    public async Task<Guid?> BeginAsync(Input input, CancellationToken ct)
    {
        if (!desk.Offices.Contains(input.Office) || await shelf.FindAsync(input.Standard, ct) is not { } standard || standard.Own is { State: not StandardState.Issued }) return null;
        var campaign = new AssessmentCampaign(AssessmentDesk.NewId(), input.Office, input.Name, standard.Definition, input.From, input.SelfUntil, input.Until);
        return await writer.RunAsync<Guid?>(new Act("assessments.begin", campaign.Id.ToString(), input.Office), async () =>
        {
            desk.Db.Add(campaign);
            if (await InviteAsync(campaign, ct) == 0) throw new RuleException("STD-65", "这里还没有老年协会，没有可评的。请先登记协会。", "name");
            return campaign.Id;
        }, ct);
    }

    /// <summary>Takes in associations founded since.</summary>
    /// <returns>How many; null when it is not the person's.</returns>
    public async Task<int?> InviteNewAsync(int county, Guid id, CancellationToken ct)
    {
        if (await desk.FindCampaignAsync(county, id, ct) is not { } campaign || !desk.MayRun(campaign)) return null;
        return await writer.RunAsync<int?>(new Act("assessments.invite", id.ToString(), campaign.Office), async () => await InviteAsync(campaign, ct), ct);
    }

    /// <summary>Puts everything accepted on public notice, from today on.</summary>
    /// <returns>How many; null when it is not the person's.</returns>
    public async Task<int?> PostAsync(int county, Guid id, CancellationToken ct)
    {
        if (await desk.FindCampaignAsync(county, id, ct) is not { } campaign || !desk.MayRun(campaign)) return null;
        return await writer.RunAsync<int?>(new Act("assessments.post", id.ToString(), campaign.Office), async () =>
        {
            var ready = await desk.Assessments().Where(a => a.County == county && a.Campaign == id && a.State == AssessmentState.Accepted).ToListAsync(ct);
            if (ready.Count == 0) throw new RuleException("STD-66", "还没有验收并会签完的协会，没有可公示的。");
            foreach (var one in ready.Where(a => desk.May(AssessmentAct.Post, a))) desk.Db.Add(one.Post(AssessmentDesk.NewId(), desk.Person, desk.Today, campaign.Standard.NoticeDays, desk.Now));
            return ready.Count;
        }, ct);
    }

    /// <summary>Decides on everything whose notice is over and whose objections are answered.</summary>
    /// <returns>How many; null when it is not the person's.</returns>
    public async Task<int?> DecideAsync(int county, Guid id, CancellationToken ct)
    {
        if (await desk.FindCampaignAsync(county, id, ct) is not { } campaign || !desk.MayDecide(campaign)) return null;
        return await writer.RunAsync<int?>(new Act("assessments.decide", id.ToString(), campaign.Office), async () =>
        {
            var (standard, today) = (campaign.Standard, desk.Today);
            var over = await desk.Assessments().Where(a => a.County == county && a.Campaign == id && a.State == AssessmentState.OnNotice && a.NoticeTo < today).OrderBy(a => a.Division).ThenBy(a => a.Id).ToListAsync(ct);
            var open = await desk.Db.Set<Objection>().Where(o => o.County == county && o.Upheld == null).GroupBy(o => o.Assessment).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
            var ready = over.Where(a => !open.ContainsKey(a.Id)).ToList();
            if (ready.Count == 0) throw new RuleException("STD-66", "没有公示期满、异议都答复了的协会，现在不能认定。");
            var year = today.Year;
            var number = await desk.Db.Set<Assessment>().CountAsync(a => a.County == county && a.Plaque != null && a.Plaque.StartsWith($"{county}-{year}-"), ct);
            foreach (var one in ready)
            {
                var step = one.Decide(AssessmentDesk.NewId(), desk.Person, standard, 0, $"{county}-{year}-{number + 1:D4}", today, desk.Now);
                if (one.State == AssessmentState.Attained) number++;
                desk.Db.Add(step);
            }
            return ready.Count;
        }, ct);
    }

    private async Task<int> InviteAsync(AssessmentCampaign campaign, CancellationToken ct)
    {
        var all = await figures.AskAsync(campaign.Office, campaign.Standard.Subjects, ["associations"], scope.Value.For(AssessmentPermissions.Run), null, null, ct);
        var known = (await desk.Db.Set<Assessment>().Where(a => a.County == campaign.County && a.Campaign == campaign.Id).Select(a => a.Association).ToListAsync(ct)).ToHashSet();
        var fresh = all.Where(s => !known.Contains(s.Id)).ToList();
        foreach (var one in fresh) desk.Db.Add(new Assessment(AssessmentDesk.NewId(), campaign, one.Id, one.Division));
        return fresh.Count;
    }
}
