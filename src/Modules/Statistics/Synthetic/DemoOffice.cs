using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;

namespace Yinling.Statistics.Synthetic;

/// <summary>Does with forms what people of offices do, each act in a session of its own. Names are invented.</summary>
internal sealed class DemoOffice(IServiceProvider services, DivisionCode above, string aboveName)
{
    public static readonly FormAct[] ToSubmit = [FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit];

    /// <param name="on">The day it is done: today or a past one.</param>
    public Task<Guid> AssignAsync(AssignForm.Input input, DateOnly on, CancellationToken ct) =>
        InAsync(Role.Clerk, above, aboveName, on, async (s, desk) => (await Of<AssignForm>(s, desk).RunAsync(input, ct))!.Value);

    /// <summary>What must be typed is typed: a unit meets the standard when it is registered or filed.</summary>
    public async Task BringAsync(Guid assignment, DivisionUnit unit, IEnumerable<FormAct> acts, DateOnly on, CancellationToken ct)
    {
        var version = await InAsync(Role.Clerk, unit.Code, unit.Name, on, async (s, desk) =>
        {
            var open = Of<OpenForm>(s, desk);
            var form = (await open.RunAsync(assignment, unit.Code, ct))!;
            var typed = from row in form.Sheet.Rows
                        from column in form.Form.Columns
                        where column is { IsTyped: true, Optional: false } && form.Form.TakesAt(row, column)
                        select new SaveCells.Cell(row.Key, column.Key, row.Cell("registered").Value + row.Cell("filed").Value > 0 ? "1" : "0");
            await Of<SaveCells>(s, desk, open).RunAsync(assignment, unit.Code, new([.. typed], null, form.Submission?.Version ?? -1), ct);
            return await VersionAsync(desk);
        });
        foreach (var act in acts)
        {
            var isAbove = SubmissionSteps.Of(act, unit.Code.Level)!.Office == ActingOffice.Above;
            var role = act is FormAct.Fill or FormAct.Submit ? Role.Clerk : Role.Head;
            version = await InAsync(role, isAbove ? above : unit.Code, isAbove ? aboveName : unit.Name, on, async (s, desk) =>
            {
                var reason = act == FormAct.Return ? "会员数比上月少了很多，请核对名单。" : null;
                await Of<TakeStep>(s, desk, Of<OpenForm>(s, desk)).RunAsync(assignment, unit.Code, new(act, reason, version), ct);
                return await VersionAsync(desk);
            });
        }

        async Task<int> VersionAsync(FormDesk desk) => (await desk.SubmissionAsync((await desk.FindAsync(assignment, unit.Code, ct))!, unit.Code, ct))!.Version;
    }

    public Task AcceptAllAsync(Guid assignment, DateOnly on, CancellationToken ct) =>
        InAsync(Role.Head, above, aboveName, on, (s, desk) => Of<TakeStep>(s, desk, Of<OpenForm>(s, desk)).AcceptAllAsync(assignment, above, ct));

    public async Task<T> InAsync<T>(Role role, DivisionCode office, string name, DateOnly on, Func<IServiceProvider, FormDesk, Task<T>> work)
    {
        await using var session = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        session.ServiceProvider.GetRequiredService<CurrentScope>().Value =
            new(Guid.CreateVersion7(), name + (role == Role.Clerk ? "经办人" : "负责人"), [new(Guid.CreateVersion7(), role, office)]);
        var isPast = on < services.GetRequiredService<TimeProvider>().BeijingToday;
        return await work(session.ServiceProvider, isPast ? Of<FormDesk>(session.ServiceProvider, new Morning(on)) : session.ServiceProvider.GetRequiredService<FormDesk>());
    }

    private static T Of<T>(IServiceProvider services, params object[] given) => ActivatorUtilities.CreateInstance<T>(services, given);

    /// <summary>Ten in the morning in Beijing.</summary>
    private sealed class Morning(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day.BeijingMidnight.AddHours(10));
    }
}
