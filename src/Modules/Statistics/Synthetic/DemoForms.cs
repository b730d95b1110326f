using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Statistics.Designing;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Timeliness;

namespace Yinling.Statistics.Synthetic;

/// <summary>
/// 休宁县's forms: a quarterly one of its own that is over, some townships late; the two yearly ones under way, some townships accepted,
/// some waiting to be accepted, one returned, 东临溪镇 still to fill in; one still being designed. Names are invented.
/// </summary>
internal sealed class DemoForms : IDemoData
{
    private const string CountyName = "休宁县";

    private static readonly DivisionCode County = DivisionCode.Parse("341022");
    private static readonly DivisionCode StillToFill = DivisionCode.Parse("341022104");

    /// <summary>After the associations.</summary>
    public int Order => 40;

    public async Task FillAsync(IServiceProvider services, int seed, CancellationToken ct)
    {
        if (services.GetRequiredService<ShippedForms>().All.All(f => f.Number != "YL-05")) return;
        var today = services.GetRequiredService<TimeProvider>().BeijingToday;
        var townships = await services.GetRequiredService<IDivisionDirectory>().ChildrenAsync(County, ct);
        var office = new DemoOffice(services, County, CountyName);
        await QuarterAsync(office, (await services.GetRequiredService<IDivisionDirectory>().FindAsync(County, ct))!, townships, today, ct);
        await services.GetRequiredService<CallDueForms>().RunAsync(ct);
        await BeginAsync(office, today, new("XN-01", "老年人晨练情况补充表", "休宁县卫生健康委员会", "个、支", DivisionLevel.Township, null, null, null), form => Held(form)
            .With(new FormColumn("", "晨练队", ColumnKind.Integer, "每周至少活动三次的队。"))
            .With(new FormColumn("", "平均每会", ColumnKind.Rate, Numerator: "c3", Denominator: "c1"))
            .WithCheck(["c1"], "c2"), ct);

        // Units first, associations second: the list shows the later deadline first.
        var (first, last) = (new Month(today.Year, 1), new Month(today.Year, 12));
        var units = await office.AssignAsync(new(County, "YL-05", first, last, today, today.AddDays(12), 14), today, ct);
        var rows = await office.AssignAsync(new(County, "YL-04", first, last, today, today.AddDays(10), 14), today, ct);
        foreach (var (at, township) in townships.Where(t => t.Code != StillToFill).Index())
        {
            FormAct[] acts = at switch
            {
                < 5 => [.. DemoOffice.ToSubmit, FormAct.Accept],
                < 8 => DemoOffice.ToSubmit,
                8 => [.. DemoOffice.ToSubmit, FormAct.Return],
                9 => [FormAct.Fill],
                _ => [],
            };
            if (acts.Length > 0) await office.BringAsync(units, township, acts, today, ct);
            if (at < 3) await office.BringAsync(rows, township, at == 0 ? [.. DemoOffice.ToSubmit, FormAct.Accept] : DemoOffice.ToSubmit, today, ct);
        }
    }

    /// <summary>Of the last quarter whose deadline has passed: two townships were late, one never submitted, the rest was accepted.</summary>
    private static async Task QuarterAsync(DemoOffice office, DivisionUnit county, IReadOnlyList<DivisionUnit> townships, DateOnly today, CancellationToken ct)
    {
        var month = Month.Of(today.AddDays(-45));
        var last = month.Add(-(month.Number % 100 % 3));
        var (over, deadline) = (last.LastDay, last.LastDay.AddDays(10));
        var key = await BeginAsync(office, over, new("XN-02", "老年协会活动情况季报", "休宁县卫生健康委员会", "个、人、次", DivisionLevel.Township, null, null, null), form => Held(form)
            .With(new FormColumn("", "活动次数", ColumnKind.Figure, "季内活动日志的条数。", "activities.count"))
            .With(new FormColumn("", "平均每会活动", ColumnKind.Rate, Numerator: "c3", Denominator: "c1")), ct, issue: true);
        var assignment = await office.AssignAsync(new(County, key, last.Add(-2), last, over, deadline, 10), over, ct);
        foreach (var (at, township) in townships.Where(t => t.Code != StillToFill).Index())
        {
            if (at == 12) continue;
            var on = at switch { 6 => deadline.AddDays(2), 14 => deadline.AddDays(5), _ => over.AddDays(2 + (at % 8)) };
            await office.BringAsync(assignment, township, DemoOffice.ToSubmit, on, ct);
        }
        await office.BringAsync(assignment, townships.First(t => t.Code == StillToFill), DemoOffice.ToSubmit, deadline, ct);
        await office.AcceptAllAsync(assignment, deadline.AddDays(6), ct);
        await office.BringAsync(assignment, county, DemoOffice.ToSubmit, deadline.AddDays(6), ct);
    }

    private static FormDefinition Held(FormDefinition form) => form
        .With(new FormColumn("", "协会数", ColumnKind.Figure, "已成立、未停止活动的老年协会。", "associations"))
        .With(new FormColumn("", "会员数", ColumnKind.Figure, "协会的会员。", "associations.members"));

    /// <summary>A form of the county's own.</summary>
    /// <returns>Its key.</returns>
    private static Task<string> BeginAsync(
        DemoOffice office, DateOnly on, FormHead head, Func<FormDefinition, FormDefinition> columns, CancellationToken ct, bool issue = false) => office.InAsync(Role.Head, County, CountyName, on, async (s, _) =>
    {
        var design = s.GetRequiredService<DesignForm>();
        var id = (await design.BeginAsync(County, head, ct))!.Value;
        await design.ChangeAsync(id, (await design.FindAsync(id, ct))!.Version, columns, ct);
        if (issue) await design.IssueAsync(id, (await design.FindAsync(id, ct))!.Version, ct);
        return (await design.FindAsync(id, ct))!.Key;
    });
}
