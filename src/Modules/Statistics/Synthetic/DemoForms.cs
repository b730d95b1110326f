using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;

namespace Yinling.Statistics.Synthetic;

/// <summary>
/// 休宁县's yearly form under way: some townships accepted, some waiting to be accepted, one returned, 东临溪镇 still to fill in. Names are invented.
/// </summary>
internal sealed class DemoForms : IDemoData
{
    private static readonly DivisionCode County = DivisionCode.Parse("341022");
    private static readonly DivisionCode StillToFill = DivisionCode.Parse("341022104");
    private static readonly FormAct[] ToSubmit = [FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit];

    /// <summary>After the associations.</summary>
    public int Order => 40;

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        if (services.GetRequiredService<Forms>().Find("YL-05") is null) return;
        var today = services.GetRequiredService<TimeProvider>().BeijingToday;
        var assigned = await services.GetRequiredService<AssignForm>().RunAsync(
            new(County, "YL-05", new(today.Year, 1), new(today.Year, 12), today, today.AddDays(12), 14), ct);
        var townships = await services.GetRequiredService<IDivisionDirectory>().ChildrenAsync(County, ct);
        foreach (var (township, at) in townships.Where(t => t.Code != StillToFill).Select((t, at) => (t, at)))
        {
            FormAct[] acts = at switch
            {
                < 5 => [.. ToSubmit, FormAct.Accept],
                < 8 => ToSubmit,
                8 => [.. ToSubmit, FormAct.Return],
                9 => [FormAct.Fill],
                _ => [],
            };
            if (acts.Length > 0) await BringAsync(services, assigned!.Value, township, acts, ct);
        }
    }

    /// <summary>Each act in a session of its own, as people do it.</summary>
    private static async Task BringAsync(IServiceProvider services, Guid assignment, DivisionUnit township, FormAct[] acts, CancellationToken ct)
    {
        var version = -1;
        await InAsync(Role.Clerk, township.Code, async s =>
        {
            var form = (await s.GetRequiredService<OpenForm>().RunAsync(assignment, township.Code, ct))!;
            var met = form.Sheet.Rows.Select(r => new SaveCells.Cell(r.Code, "met", r.Cell("registered").Value + r.Cell("filed").Value > 0 ? "1" : "0"));
            await s.GetRequiredService<SaveCells>().RunAsync(assignment, township.Code, new([.. met], null, version), ct);
            version = (await s.GetRequiredService<FormDesk>().SubmissionAsync(form.Assignment!, township.Code, ct))!.Version;
        });
        foreach (var act in acts)
        {
            var above = SubmissionSteps.Of(act).Office == ActingOffice.Above;
            await InAsync(act is FormAct.Fill or FormAct.Submit ? Role.Clerk : Role.Head, above ? County : township.Code, async s =>
            {
                var reason = act == FormAct.Return ? "会员数比上月少了很多，请核对名单。" : null;
                await s.GetRequiredService<TakeStep>().RunAsync(assignment, township.Code, new(act, reason, version), ct);
                var desk = s.GetRequiredService<FormDesk>();
                version = (await desk.SubmissionAsync((await desk.FindAsync(assignment, township.Code, ct))!, township.Code, ct))!.Version;
            });
        }

        async Task InAsync(Role role, DivisionCode office, Func<IServiceProvider, Task> work)
        {
            await using var session = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var name = role == Role.Clerk ? "经办人" : "负责人";
            session.ServiceProvider.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), (office == County ? "休宁县" : township.Name) + name, [new(Guid.CreateVersion7(), role, office)]);
            await work(session.ServiceProvider);
        }
    }
}
