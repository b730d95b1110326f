using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Designing;
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
        if (services.GetRequiredService<ShippedForms>().All.All(f => f.Number != "YL-05")) return;
        var today = services.GetRequiredService<TimeProvider>().BeijingToday;
        var assigned = await services.GetRequiredService<AssignForm>().RunAsync(
            new(County, "YL-05", new(today.Year, 1), new(today.Year, 12), today, today.AddDays(12), 14), ct);
        await DesignAsync(services, ct);
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

    /// <summary>A form of the county's own, still being designed: two columns held, one to be typed.</summary>
    private static async Task DesignAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var session = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        session.ServiceProvider.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "休宁县经办人", [new(Guid.CreateVersion7(), Role.Clerk, County)]);
        var design = session.ServiceProvider.GetRequiredService<DesignForm>();
        var id = (await design.BeginAsync(County, new("XN-01", "老年人晨练情况补充表", "休宁县卫生健康委员会", "个、支", DivisionLevel.Township, null, null, null), ct))!.Value;
        await design.ChangeAsync(id, (await design.FindAsync(id, ct))!.Version, form => form
            .With(new FormColumn("", "协会数", ColumnKind.Figure, "已成立、未停止活动的老年协会。", "associations"))
            .With(new FormColumn("", "会员数", ColumnKind.Figure, "协会的会员。", "associations.members"))
            .With(new FormColumn("", "晨练队", ColumnKind.Integer, "每周至少活动三次的队。"))
            .With(new FormColumn("", "平均每会", ColumnKind.Rate, Numerator: "c3", Denominator: "c1"))
            .WithCheck(["c1"], "c2"), ct);
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
            var above = SubmissionSteps.Of(act, township.Code.Level)!.Office == ActingOffice.Above;
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
