using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Standards;
using Yinling.Standards.Domain;
using Yinling.Standards.Editing;

namespace Yinling.Web.Matrix;

/// <summary>The posts of a standard that an office drafts, each for a fresh one made from the default.</summary>
internal static class StandardPosts
{
    private const string Route = "/standards/{Key}";

    private static readonly Reach Own = (visitor, target) => visitor.Own is null && visitor.Place == target.Code;

    public static IEnumerable<Form> All =>
    [
        new("/standards/new", "begin", "standards.define", Own, (_, t) => Task.FromResult(
            Office(t) is null ? null : new Post("/standards/new", "begin", [("office", t.Code), ("from", "default-100"), ("name", t.Above + "标准"), ("basis", "自定")])), "standards.define"),
        new("/standards/import", "import", "standards.define", Own, (app, t) => Task.FromResult(
            Office(t) is null ? null : new Post("/standards/import", "import", [("office", t.Code)], Encoding.UTF8.GetBytes(Model(app).Write()))), "standards.define"),
        Of("/head", "head", t => [("name", t.Above + "标准"), ("basis", "自定"), ("total", "100"), ("passLine", "75"), ("mostBonus", "5"), ("differenceLimit", "10"), ("noticeDays", "7"), ("validYears", "3")]),
        Of("/domains", "domains", _ => [.. "1 2 3 4 5 6 7".Split(' ').SelectMany((n, at) => new[] { ($"number{at}", n), ($"name{at}", "方面" + n), ($"points{at}", "14") })]),
        Of("/lines", "lines", _ => [("star0", "达标"), ("from0", "80"), ("who0", "县级"), ("vetoes", "造假")]),
        Of("/items/i1", "item", t => [("domain", "1"), ("number", "1.1"), ("name", t.Above + "登记"), ("points", "4"), ("question", "登记了吗"), ("criteria", "登记 4 分"), ("method", "Documents"), ("scoring", "Judged"), ("text0", "有"), ("give0", "4")], "/items/{Item}"),
        Of("/items/i2", "remove", _ => [], "/items/{Item}"),
        Of("", "issue", _ => [], needs: "standards.issue", action: "standards.issue"),
        Of("", "withdraw", _ => [], needs: "standards.issue", action: "standards.withdraw", issued: true),
        Of("", "next", _ => [], issued: true),
    ];

    /// <summary>A draft of the office, with what an office tells everybody below it in its texts; null where the office makes none.</summary>
    public static async Task<Guid?> StandardAsync(MatrixApp app, Target target, bool issued = false)
    {
        if (Office(target) is not { } office) return null;
        return await app.InsideAsync(async services =>
        {
            services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "某人", [new(Guid.CreateVersion7(), Role.Head, office)]);
            var define = services.GetRequiredService<DefineStandard>();
            var id = (await define.BeginAsync(office, Model(app) with { Name = target.Above + "标准", Basis = target.Above + "文件" }, CancellationToken.None))!.Value;
            if (issued) Assert.True(await define.IssueAsync(id, 0, CancellationToken.None));
            return (Guid?)id;
        });
    }

    private static StandardDefinition Model(MatrixApp app) => app.Services.GetRequiredService<ShippedStandards>().All[0].Definition;

    private static Form Of(
        string part, string name, Func<Target, (string, string)[]> fields, string? route = null, string needs = "standards.define", string action = "standards.define", bool issued = false) =>
        new(Route + (route ?? part), name, needs, Own, async (app, target) =>
        {
            if (await StandardAsync(app, target, issued) is not { } id) return null;
            var version = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Standard>().Where(f => f.Id == id).Select(f => f.Version).SingleAsync());
            return new($"/standards/{id}{part}", name, [("version", version.ToString(CultureInfo.InvariantCulture)), .. fields(target)]);
        }, action);

    private static DivisionCode? Office(Target target) => target.Code.Length <= 6 ? target.Division : null;
}
