using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Statistics;
using Yinling.Statistics.Designing;
using Yinling.Statistics.Domain;

namespace Yinling.Web.Matrix;

/// <summary>The posts of a form that an office designs, each for a fresh one with two counts, a typed cell, a rate and a check.</summary>
internal static class DesignPosts
{
    private const string Route = "/forms/designs/{Id:guid}";

    private static readonly Reach Own = (visitor, target) => visitor.Own is null && visitor.Place == target.Code;

    private static int numbers;

    public static IEnumerable<Form> All =>
    [
        new("/forms/designs/new", "design", "statistics.define", Own, (_, t) => Task.FromResult(Office(t) is null ? null : new Post("/forms/designs/new", "design", [("office", t.Code), .. Head(t)])), "statistics.design"),
        Of("/head", "head", t => Head(t)),
        Of("/figures", "figures", _ => [("indicators", "associations.women")]),
        Of("/made", "made", _ => [("kind", "Rate"), ("numerator", "c1"), ("denominator", "c2"), ("heading", "另一个比率")]),
        Of("/typed", "typed", t => [("heading", "唢呐班"), ("kind", "Integer"), ("note", t.Above + "口径")]),
        Of("/check", "check", _ => [("parts", "c3"), ("whole", "c1")]),
        Of("", "earlier-c2", _ => []),
        Of("", "without-c3", _ => []),
        Of("", "uncheck-0", _ => []),
        Of("", "issue", _ => [], "statistics.issue", "statistics.issue"),
        Of("", "withdraw", _ => [], "statistics.issue", "statistics.withdraw", issued: true),
        Of("", "next", _ => [], issued: true),
    ];

    /// <summary>A form of the office under way, with what an office tells everybody below it in every text it has; null where the office designs none.</summary>
    public static async Task<Guid?> DesignAsync(MatrixApp app, Target target, bool issued = false)
    {
        if (Office(target) is not { } office) return null;
        return await app.InsideAsync(async services =>
        {
            services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "某人", [new(Guid.CreateVersion7(), Role.Clerk, office), new(Guid.CreateVersion7(), Role.Head, office)]);
            var design = services.GetRequiredService<DesignForm>();
            var id = (await design.BeginAsync(office, new(NextNumber(), target.Above + "表", target.Above + "局", "个", DivisionLevel.County, null, null, null), CancellationToken.None))!.Value;
            async Task<int> VersionAsync() => (await design.FindAsync(id, CancellationToken.None))!.Version;
            Assert.True(await design.ChangeAsync(id, await VersionAsync(), form => form
                .With(new FormColumn("", "协会数", ColumnKind.Figure, target.Above + "口径", "associations"))
                .With(new FormColumn("", "会员数", ColumnKind.Figure, null, "associations.members"))
                .With(new FormColumn("", "晨练点数", ColumnKind.Integer, target.Above + "口径"))
                .With(new FormColumn("", "占比", ColumnKind.Rate, Numerator: "c1", Denominator: "c2"))
                .WithCheck(["c1"], "c2"), CancellationToken.None));
            if (issued) Assert.True(await design.IssueAsync(id, await VersionAsync(), CancellationToken.None));
            return (Guid?)id;
        });
    }

    private static Form Of(string part, string name, Func<Target, (string, string)[]> fields, string needs = "statistics.define", string action = "statistics.design", bool issued = false) =>
        new(Route + part, name, needs, Own, async (app, target) =>
        {
            if (await DesignAsync(app, target, issued) is not { } id) return null;
            var version = await app.InsideAsync(s => s.GetRequiredService<FormDesk>().Db.Set<DefinedForm>().Where(f => f.Id == id).Select(f => f.Version).SingleAsync());
            return new($"/forms/designs/{id}{part}", name, [("version", version.ToString(CultureInfo.InvariantCulture)), .. fields(target)]);
        }, action);

    private static (string, string)[] Head(Target target) =>
        [("number", NextNumber()), ("title", target.Above + "表"), ("issuer", target.Above + "局"), ("unit", "个"), ("lowestLevel", "County")];

    private static DivisionCode? Office(Target target) => target.Code.Length <= 6 ? target.Division : null;

    private static string NextNumber() => string.Create(CultureInfo.InvariantCulture, $"JC-{Interlocked.Increment(ref numbers)}");
}
