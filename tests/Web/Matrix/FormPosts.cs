using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Spreadsheets;
using Yinling.Statistics;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;
using Yinling.Statistics.Filling;
using Yinling.Statistics.Templates;

namespace Yinling.Web.Matrix;

/// <summary>The posts of a statistical form, each for a fresh assignment brought to where the act begins.</summary>
internal static class FormPosts
{
    private const string Route = "/forms/{Assignment:guid}/{Division}";

    /// <summary>What an office does with its own form.</summary>
    public static readonly Reach Own = (visitor, target) => visitor.Own is null && visitor.Place == target.Code;

    /// <summary>What an office above does with it.</summary>
    private static readonly Reach Above = (visitor, target) => visitor.Covers(target.Code) && visitor.Place != target.Code;

    private static int months;

    public static IEnumerable<Form> All =>
    [
        new("/forms/new", "assign", null, Own, (_, t) => Task.FromResult(AssignmentOf(t)), "statistics.assign"),
        Template("upload", "statistics.template.upload"),
        Template("map", "statistics.template.confirm", ("h0", TemplateColumns.Name), ("h1", "members"), ("firstRow", "3")),
        Template("remove", "statistics.template.remove"),
        Act(FormAct.Save, "save", Own, "statistics.fill"),
        Act(FormAct.Save, "override", Own, "statistics.fill"),
        Step(FormAct.Fill, Own, "statistics.fill"),
        Step(FormAct.Check, Own, "statistics.check", FormAct.Fill),
        Step(FormAct.Sign, Own, "statistics.sign", FormAct.Fill, FormAct.Check),
        Step(FormAct.Submit, Own, "statistics.submit", FormAct.Fill, FormAct.Check, FormAct.Sign),
        Step(FormAct.SendBack, Own, "statistics.check", FormAct.Fill, FormAct.Check),
        Step(FormAct.Return, Above, "statistics.accept", FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit),
        Step(FormAct.Accept, Above, "statistics.accept", FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit),
        Step(FormAct.Amend, Own, "statistics.fill", FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit, FormAct.Accept),
        new(Route, "accept-all", "statistics.accept", (visitor, target) => visitor.Covers(target.Code), AcceptAllAsync, "statistics.accept_all"),
    ];

    /// <summary>The office's own workbook, looked at and in use.</summary>
    /// <returns>Its version.</returns>
    public static Task<int> TemplateAsync(MatrixApp app, Target target) => AsAsync(app, Role.Clerk, target.Division, async s =>
    {
        var templates = s.GetRequiredService<KeepTemplates>();
        async Task<int> VersionAsync() => (await templates.FindAsync("YL-05", target.Division, CancellationToken.None))?.Version ?? -1;
        Assert.True(await templates.UploadAsync("YL-05", target.Division, target.Canary + "模板.xlsx", Workbook(), await VersionAsync(), CancellationToken.None));
        Assert.True(await templates.ConfirmAsync("YL-05", target.Division, new Dictionary<int, string> { [0] = TemplateColumns.Name, [1] = "members" }, 3, await VersionAsync(), CancellationToken.None));
        return await VersionAsync();
    });

    private static byte[] Workbook()
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file)) book.BeginSheet("汇总表", [new("单位"), new("会员数")], "本县汇总表");
        return file.ToArray();
    }

    private static Form Template(string handler, string action, params (string, string)[] fields) => new("/forms/templates/{Number}/{Division}", handler, null, Own, async (app, t) =>
    {
        if (t.Code.Length > 6) return null;
        var version = await TemplateAsync(app, t);
        return new($"/forms/templates/YL-05/{t.Code}", handler, [("version", version.ToString(CultureInfo.InvariantCulture)), .. fields], handler == "upload" ? Workbook() : null);
    }, action);

    /// <summary>A form asked for by the county, or by the office itself where it stands higher; months no other assignment has.</summary>
    public static async Task<Guid> AssignAsync(MatrixApp app, Target target)
    {
        var month = NextMonth();
        var asking = DivisionCode.Parse(target.Code[..Math.Min(6, target.Code.Length)]);
        return (await app.InsideAsync(s => s.GetRequiredService<AssignForm>().RunAsync(new(asking, "YL-05", month, month, new(2026, 11, 23), new(2026, 12, 7), 14), CancellationToken.None)))!.Value;
    }

    /// <summary>Types every cell that must be typed, with the canary in every text a form has, and takes the form through the acts.</summary>
    public static async Task<int> BringAsync(MatrixApp app, Target target, Guid assignment, DivisionCode division, params FormAct[] acts)
    {
        await AsAsync(app, Role.Clerk, division, async s =>
        {
            var form = (await s.GetRequiredService<OpenForm>().RunAsync(assignment, division, CancellationToken.None))!;
            List<SaveCells.Cell> cells = [.. form.Sheet.Rows.Select(r => new SaveCells.Cell(r.Code, "met", "0"))];
            if (form.Sheet.Rows.Count > 0) cells.Add(new(form.Sheet.Rows[0].Code, "members", "7", target.Canary + "原因"));
            return await s.GetRequiredService<SaveCells>().RunAsync(assignment, division, new(cells, target.Canary + "说明", form.Submission?.Version ?? -1), CancellationToken.None);
        });
        return await TakeAsync(app, target, assignment, division, acts);
    }

    /// <returns>The form's version after the last act.</returns>
    public static async Task<int> TakeAsync(MatrixApp app, Target target, Guid assignment, DivisionCode division, params FormAct[] acts)
    {
        foreach (var act in acts)
        {
            var (role, place) = act switch
            {
                FormAct.Check => (Role.Reviewer, division),
                FormAct.Sign => (Role.Head, division),
                FormAct.Accept => (Role.Head, DivisionCode.Nation),
                _ => (Role.Clerk, division),
            };
            var version = await VersionAsync(app, assignment, division);
            Assert.True(await AsAsync(app, role, place, s => s.GetRequiredService<TakeStep>().RunAsync(assignment, division, new(act, target.Canary + "的话", version), CancellationToken.None)), $"{act} in {target}");
        }
        return await VersionAsync(app, assignment, division);
    }

    private static Form Step(FormAct act, Reach reach, string needs, params FormAct[] before) => Act(act, $"step-{act}", reach, needs, before);

    private static Form Act(FormAct act, string handler, Reach reach, string needs, params FormAct[] before) => new(Route, handler, needs, reach, async (app, target) =>
    {
        if (target.Form is null) return null;
        var assignment = await AssignAsync(app, target);
        var version = await BringAsync(app, target, assignment, target.Division, before);
        return new($"/forms/{assignment}/{target.Code}", handler, [("version", version.ToString(CultureInfo.InvariantCulture)), .. Fields(handler, target)]);
    }, $"statistics.{act.ToString().ToLowerInvariant()}");

    private static (string, string)[] Fields(string handler, Target target) => handler switch
    {
        "override" => [("row", FirstRow(target)), ("column", "associations"), ("value", "3"), ("reason", target.Canary + "的理由")],
        "step-SendBack" or "step-Return" or "step-Amend" => [("reason", target.Canary + "要改")],
        _ => [],
    };

    private static string FirstRow(Target target) =>
        DivisionCode.Parse(World.Units.First(u => u.Code.Length > target.Code.Length && u.Code.StartsWith(target.Code, StringComparison.Ordinal)).Code).Value.ToString(CultureInfo.InvariantCulture);

    private static async Task<Post?> AcceptAllAsync(MatrixApp app, Target target)
    {
        if (target.Form is null || target.Code.Length > 6) return null;
        var assignment = await AssignAsync(app, target);
        var child = DivisionCode.Parse(World.Units.First(u => u.Code.Length > target.Code.Length && u.Code.StartsWith(target.Code, StringComparison.Ordinal)).Code);
        await BringAsync(app, target, assignment, child, FormAct.Fill, FormAct.Check, FormAct.Sign, FormAct.Submit);
        return new($"/forms/{assignment}/{target.Code}", "accept-all", []);
    }

    private static Post? AssignmentOf(Target target)
    {
        if (target.Code.Length > 6) return null;
        var month = NextMonth();
        return new("/forms/new", "assign",
        [
            ("division", target.Code), ("form", "YL-05"), ("period", string.Create(CultureInfo.InvariantCulture, $"{month.Number / 100}-{month.Number % 100}")),
            ("snapshotOn", "2026-11-23"), ("deadline", "2026-12-07"), ("lead", "14"),
        ]);
    }

    /// <summary>From the latest to the earliest, so that no form has one of an earlier period to be compared with.</summary>
    private static Month NextMonth()
    {
        var at = Interlocked.Increment(ref months);
        return new(2100 - at / 12, 12 - at % 12);
    }

    private static Task<int> VersionAsync(MatrixApp app, Guid assignment, DivisionCode division) => app.InsideAsync(async s =>
        await s.GetRequiredService<FormDesk>().Db.Set<Submission>().Where(f => f.Assignment == assignment && f.Division == division.Value && f.Level == division.Level).Select(f => (int?)f.Version).SingleOrDefaultAsync() ?? -1);

    private static Task<T> AsAsync<T>(MatrixApp app, Role role, DivisionCode place, Func<IServiceProvider, Task<T>> work) => app.InsideAsync(services =>
    {
        services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "某人", [new(Guid.CreateVersion7(), role, place)]);
        return work(services);
    });
}
