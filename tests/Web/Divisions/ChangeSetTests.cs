using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Divisions.Changes;
using Yinling.Divisions.Contracts;
using Yinling.Divisions.Import;
using Yinling.Divisions.Storage;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Web.Divisions;

/// <summary>A later edition waits for a person; confirmed, the tree changes at once and what is recorded follows.</summary>
public sealed class ChangeSetTests : IAsyncLifetime
{
    private const string NewVillage = "341022104210";
    private static readonly DateOnly Edition = new(2024, 6, 30);
    private readonly WebApp app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task A_confirmed_edition_renames_closes_opens_and_moves_and_the_records_follow()
    {
        // 芳口村委会 gets another code, 临溪村委会 another name, 五城村委会 closes, 新安村委会 opens.
        var association = await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>().RunAsync(
            new(DivisionCode.Parse(World.Village), "芳口村老年协会", new(2020, 1, 1), null, null), CancellationToken.None));
        var clerk = await app.SignInAsync(Role.VillageClerk, World.Village);
        var id = await PrepareAsync((World.Village, null), (NewVillage, "芳口村委会"), (World.SiblingVillage, "临溪新村委会"), ("341022105201", null), ("341022105202", "新安村委会"));

        var admin = await app.SignInAsync(Role.SystemAdministrator, World.Province);
        var list = await admin.PageAsync("/divisions/changes");
        Assert.Contains("待确认", list.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("芳口村委会", await NameAsync(World.Village));
        var moves = await admin.PageAsync($"/divisions/changes/{id}?kind=Move");
        Assert.Contains(NewVillage, moves.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var confirmed = await admin.SubmitAsync(moves, $"/divisions/changes/{id}?kind=Move", [], "confirm");
        Assert.Equal(HttpStatusCode.Found, confirmed.Status);

        Assert.Null(await NameAsync(World.Village));
        Assert.Equal("芳口村委会", await NameAsync(NewVillage));
        Assert.Equal("芳口村委会", await NameAsync(World.Village, Edition.AddDays(-1)));
        Assert.Equal("临溪新村委会", await NameAsync(World.SiblingVillage));
        Assert.Null(await NameAsync("341022105201"));
        Assert.Equal("新安村委会", await NameAsync("341022105202"));
        Assert.Equal(DivisionCode.Parse(NewVillage).Value, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Association>().Where(a => a.Id == association!.Id).Select(a => a.Division).SingleAsync()));
        Assert.Equal(1, (await FigureAsync(NewVillage, "associations")).Numerator);
        Assert.Equal((1, 3), await FigureAsync(World.County, "associations.coverage") is var rate ? (rate.Numerator, rate.Denominator) : default);
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync($"/figures/{NewVillage}")).Status);
        foreach (var verification in app.Services.GetServices<IVerification>().Where(v => v.Name is "divisions" or "profiles"))
            Assert.Empty(await app.InsideAsync(s => verification.RunAsync(s, CancellationToken.None)));
        var history = await admin.PageAsync($"/divisions/{NewVillage}");
        Assert.Contains($"另一个代码是 {World.Village}", history.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_is_none_closes_one_unit_and_opens_another()
    {
        var id = await PrepareAsync((World.Village, null), (NewVillage, "芳口村委会"));
        var admin = await app.SignInAsync(Role.SystemAdministrator, World.Province);
        var shown = await admin.PageAsync($"/divisions/changes/{id}?kind=Move");
        var choose = shown.QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).Single(v => v.StartsWith("choose-", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Found, (await admin.SubmitAsync(shown, $"/divisions/changes/{id}?kind=Move", [], choose)).Status);

        // The page that was open before shows the other choice: it must not confirm what its reader has not seen.
        Assert.Equal(HttpStatusCode.Conflict, (await admin.SubmitAsync(shown, $"/divisions/changes/{id}?kind=Move", [], "confirm")).Status);
        Assert.Equal(HttpStatusCode.Found, (await admin.SubmitAsync($"/divisions/changes/{id}?kind=Move", [], "confirm")).Status);
        Assert.Equal(0, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Successions.CountAsync()));
        Assert.Equal("芳口村委会", await NameAsync(NewVillage));
    }

    [Fact]
    public async Task DIV_07_an_edition_that_is_not_later_is_refused()
    {
        using var edition = EditionFolder.OfWorld((World.Village, "芳口新村委会"));
        var same = await Assert.ThrowsAsync<RuleException>(() => PrepareAsync(edition, new(2020, 1, 1)));
        Assert.Equal("DIV-07", Assert.Single(same.Problems).Rule);
        Assert.NotNull((await PrepareAsync(edition, new(2020, 1, 2))).Set);
    }

    [Fact]
    public async Task DIV_08_a_set_is_decided_once()
    {
        var id = await PrepareAsync((World.Village, "芳口新村委会"));
        var admin = await app.SignInAsync(Role.SystemAdministrator, World.Province);
        var shown = await admin.PageAsync($"/divisions/changes/{id}");
        Assert.Equal(HttpStatusCode.Found, (await admin.SubmitAsync(shown, $"/divisions/changes/{id}", [], "reject")).Status);
        var refused = await app.InsideAsync(s => Assert.ThrowsAsync<RuleException>(() => s.GetRequiredService<DecideChanges>().ConfirmAsync(id, 2, CancellationToken.None)));
        Assert.Equal("DIV-08", Assert.Single(refused.Problems).Rule);
        Assert.Equal("芳口村委会", await NameAsync(World.Village));
    }

    [Fact]
    public async Task DIV_09_a_preview_of_a_tree_that_has_changed_since_is_refused()
    {
        var first = await PrepareAsync((World.Village, null));
        var second = await PrepareAsync((World.SiblingVillage, "临溪新村委会"));
        var admin = await app.SignInAsync(Role.SystemAdministrator, World.Province);
        Assert.Equal(HttpStatusCode.Found, (await admin.SubmitAsync($"/divisions/changes/{first}", [], "confirm")).Status);
        var refused = await admin.SubmitAsync($"/divisions/changes/{second}", [], "confirm");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("比较之后区划已经变过", refused.Text, StringComparison.Ordinal);
        Assert.Equal("临溪村委会", await NameAsync(World.SiblingVillage));
    }

    [Theory]
    [InlineData("rename")]
    [InlineData("open and close")]
    public async Task DIV_09_a_tree_that_kept_the_number_of_its_units_has_changed_all_the_same(string kind)
    {
        (string, string?)[] changes = kind == "rename" ? [(World.Village, "芳口新村委会")] : [("341022105201", null), ("341022105202", "新安村委会")];
        using var edition = EditionFolder.OfWorld(changes);
        var (first, second) = ((await PrepareAsync(edition, Edition)).Set, (await PrepareAsync(edition, Edition.AddDays(1))).Set);
        var admin = await app.SignInAsync(Role.SystemAdministrator, World.Province);
        Assert.Equal(HttpStatusCode.Found, (await admin.SubmitAsync($"/divisions/changes/{first}", [], "confirm")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.SubmitAsync($"/divisions/changes/{second}", [], "confirm")).Status);
        Assert.Equal(1, await app.InsideAsync(s => s.GetRequiredService<AppDb>().ChangeSets.CountAsync(c => c.DecidedBy != null)));
        Assert.Empty(await app.InsideAsync(s => new DivisionVerification().RunAsync(s, CancellationToken.None)));
    }

    [Fact]
    public async Task Only_whoever_manages_all_of_it_decides()
    {
        var id = await PrepareAsync((World.Village, null), (World.OtherVillage, "金丝雀新村委会"));
        var admin = await app.SignInAsync(Role.SystemAdministrator, World.Province);
        var page = await admin.PageAsync($"/divisions/changes/{id}?kind=Rename");
        Assert.DoesNotContain("金丝雀", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Forms, f => f.QuerySelector("input[value=confirm]") is not null);
        Assert.False(await app.InsideAsync(async s =>
        {
            s.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "someone", [new(Guid.CreateVersion7(), Role.SystemAdministrator, DivisionCode.Parse(World.Province))]);
            return await s.GetRequiredService<DecideChanges>().ConfirmAsync(id, 1, CancellationToken.None);
        }));
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(Role.Clerk, World.Province)).GetAsync("/divisions/changes")).Status);
    }

    [Fact]
    public async Task A_mistake_in_the_files_keeps_nothing()
    {
        using var edition = EditionFolder.OfWorld((World.Village, "芳口新村委会"));
        edition.Write("villages", ["341022104201,芳口新村委会", "bad"]);
        await Assert.ThrowsAsync<RuleException>(() => PrepareAsync(edition, Edition));
        Assert.Equal(0, await app.InsideAsync(s => s.GetRequiredService<AppDb>().ChangeSets.CountAsync()));
    }

    [Fact]
    public async Task The_same_edition_again_finds_nothing()
    {
        using var edition = EditionFolder.OfWorld();
        var prepared = await PrepareAsync(edition, Edition);
        Assert.True(prepared.Differences.IsEmpty);
        Assert.Null(prepared.Set);
    }

    private async Task<Guid> PrepareAsync(params (string Code, string? Name)[] changes)
    {
        using var edition = EditionFolder.OfWorld(changes);
        return (await PrepareAsync(edition, Edition)).Set!.Value;
    }

    private Task<PrepareChanges.Prepared> PrepareAsync(EditionFolder edition, DateOnly day) =>
        app.InsideAsync(s => s.GetRequiredService<PrepareChanges>().RunAsync([.. PublishedFiles.Read(edition.Folder)], day, null, CancellationToken.None));

    private Task<string?> NameAsync(string code, DateOnly? asOf = null) =>
        app.InsideAsync(async s => (await s.GetRequiredService<IDivisionDirectory>().FindAsync(DivisionCode.Parse(code), CancellationToken.None, asOf))?.Name);

    private Task<Figure> FigureAsync(string division, string indicator) =>
        app.InsideAsync(async s => (await s.GetRequiredService<IFigures>().AskAsync(new(DivisionCode.Parse(division), [indicator]), CancellationToken.None))!.Total.Get(indicator));
}
