using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Standards.Domain;
using Yinling.Standards.Proposing;

namespace Yinling.Standards.Assessing;

/// <summary>An assessment of 休宁县 under way: one association on public notice, the others still scoring themselves.</summary>
internal sealed class DemoAssessments : IDemoData
{
    private static readonly DivisionCode County = DivisionCode.Parse("341022");

    private static readonly DivisionCode Tried = DivisionCode.Parse("341022104201");

    /// <summary>After the standards.</summary>
    public int Order => 60;

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        var clock = services.GetRequiredService<TimeProvider>();
        var today = clock.BeijingToday;
        var campaign = await AsAsync("休宁县负责人", Role.Head, County, s => s.GetRequiredService<RunCampaign>().BeginAsync(
            new(County, $"{today.Year}年休宁县老年协会规范化建设评定", "default-100", today, today.AddMonths(1), today.AddMonths(3)), ct));
        if (campaign is not { } id) return;
        // The one whose records promise most; the head of 芳口村's is left to try it.
        var best = await AsAsync("休宁县负责人", Role.Head, County, async s => (await s.GetRequiredService<ProposeScores>().ListAsync("default-100", County, null, ct))!.Scores
            .Where(p => !p.IsVetoed && p.Division != Tried.Value).OrderByDescending(p => p.Possible).ThenBy(p => p.Id).First().Id);
        var one = await AsAsync("休宁县负责人", Role.Head, County, s => s.GetRequiredService<AssessmentDesk>().Assessments().AsNoTracking().FirstAsync(a => a.Campaign == id && a.Association == best, ct));
        var village = new DivisionCode(one.Division, DivisionLevel.Village);
        await ScoreAsync("村里经办", Role.VillageClerk, village);
        await ScoreAsync("镇里经办", Role.Clerk, village.Ancestor(DivisionLevel.Township));
        await ScoreAsync("验收甲", Role.Clerk, County);
        await AsAsync("验收乙", Role.Reviewer, County, async s =>
        {
            var score = s.GetRequiredService<ScoreAssociation>();
            return await score.StepAsync((await score.OpenAsync(County.County, id, one.Id, ct))!, AssessmentAct.Countersign, null, ct);
        });
        await AsAsync("休宁县负责人", Role.Head, County, s => s.GetRequiredService<RunCampaign>().PostAsync(County.County, id, ct));

        Task ScoreAsync(string name, Role role, DivisionCode place) => AsAsync(name, role, place, async s =>
        {
            var score = s.GetRequiredService<ScoreAssociation>();
            var opened = (await score.OpenAsync(County.County, id, one.Id, ct))!;
            return await score.FinishAsync(opened, -1, a => a with { Items = [.. opened.Standard.Items.Select(i => a.Of(i) ?? new ItemAnswer(i.Key, [0], "台账第 3 页"))], Reason = "按现场看到的" }, ["验收甲", "验收乙"], ct);
        });

        async Task<T> AsAsync<T>(string name, Role role, DivisionCode place, Func<IServiceProvider, Task<T>> work)
        {
            await using var session = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            session.ServiceProvider.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), name, [new(Guid.CreateVersion7(), role, place)]);
            return await work(session.ServiceProvider);
        }
    }
}
