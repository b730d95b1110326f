using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Web.Divisions;

/// <summary>The tree by its pages and its API, each in the reader's own part.</summary>
public sealed class DivisionsPageTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task One_goes_down_the_tree_level_by_level()
    {
        var reader = await app.SignInAsync(Role.Viewer, World.Province);
        var at = "/divisions";
        foreach (var name in new[] { "黄山市", "休宁县", "东临溪镇", "芳口村委会" })
        {
            var page = await reader.PageAsync(at);
            at = page.QuerySelectorAll("tbody th a").Single(a => a.TextContent.Trim() == name).GetAttribute("href")!;
        }
        var village = await reader.PageAsync(at);
        Assert.Equal("芳口村委会", village.QuerySelector("h1")!.TextContent.Trim());
        Assert.Contains("代码 341022104201", village.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("乡村", village.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("芳口", "", "341022104201")]
    [InlineData("dlxz", "", "341022104")]
    [InlineData("DLX", "4", "341022104")]
    [InlineData("341022104", "5", "341022104201 341022104202")]
    [InlineData("3410", "2", "3410")]
    [InlineData("镇", "4", "341022104 341022105 341023100")]
    [InlineData("没有的地方", "", "")]
    public async Task Units_are_found_by_name_code_and_initials_at_every_level(string text, string level, string codes)
    {
        var reader = await app.SignInAsync(Role.Viewer, World.Province);
        var page = await reader.PageAsync($"/divisions/34?q={Uri.EscapeDataString(text)}&level={level}");
        Assert.Equal(codes, string.Join(' ', Codes(page)));
        var json = await reader.GetAsync($"/api/divisions?q={Uri.EscapeDataString(text)}&level={level}");
        Assert.Equal(codes, string.Join(' ', JsonDocument.Parse(json.Text).RootElement.EnumerateArray().Select(u => u.GetProperty("code").GetString())));
    }

    [Theory]
    [InlineData("/divisions/341022105")]
    [InlineData("/divisions/52")]
    [InlineData("/divisions/341022")]
    [InlineData("/divisions/0")]
    [InlineData("/divisions/999999")]
    [InlineData("/divisions/东临溪")]
    [InlineData("/api/divisions/341022105")]
    [InlineData("/api/divisions/52")]
    public async Task Outside_ones_own_part_of_the_tree_there_is_nothing(string path)
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("村委会")]
    [InlineData("3")]
    [InlineData("5")]
    [InlineData("w")]
    public async Task A_search_stays_in_ones_own_part_of_the_tree(string text)
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        foreach (var path in new[] { $"/divisions?q={Uri.EscapeDataString(text)}", $"/api/divisions?q={Uri.EscapeDataString(text)}", $"/api/divisions?q={Uri.EscapeDataString(text)}&within=52" })
        {
            var answer = await clerk.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.DoesNotContain("五城", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("老城", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_api_tells_a_unit_with_its_path_and_children()
    {
        var reader = await app.SignInAsync(Role.Viewer, World.County);
        var unit = JsonDocument.Parse((await reader.GetAsync("/api/divisions/341022104")).Text).RootElement;
        Assert.Equal("东临溪镇", unit.GetProperty("name").GetString());
        Assert.Equal("rural", unit.GetProperty("setting").GetString());
        Assert.Equal(["安徽省", "黄山市", "休宁县", "东临溪镇"], unit.GetProperty("path").EnumerateArray().Select(p => p.GetProperty("name").GetString()));
        Assert.Equal(["341022104201", "341022104202"], unit.GetProperty("children").EnumerateArray().Select(p => p.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_nation_finds_villages_by_the_beginning_of_their_names_and_a_province_by_any_part()
    {
        var nation = await app.SignInAsync(Role.SystemAdministrator, "0");
        Assert.Equal(["341022104", "341022104202"], Codes(await nation.PageAsync("/divisions/0?q=临溪")));
        Assert.Empty(Codes(await nation.PageAsync("/divisions/0?q=口村")));
        Assert.Contains("至少写两个字", (await nation.GetAsync("/divisions/0?q=口村")).Text, StringComparison.Ordinal);
        Assert.Equal(["341022104201"], Codes(await nation.PageAsync("/divisions/34?q=口村")));
    }

    [Fact]
    public async Task An_associations_head_sees_the_village_and_nothing_beside_it()
    {
        var head = await app.SignInAsync(Role.AssociationHead, World.Village, Guid.CreateVersion7());
        Assert.Contains("芳口村委会", (await head.GetAsync("/divisions")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/divisions/{World.SiblingVillage}")).Status);
        Assert.DoesNotContain("临溪村委会", (await head.GetAsync("/api/divisions?q=村委会")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picker_takes_a_code_or_the_one_name_and_asks_when_several_are_meant() => await app.InsideAsync(async services =>
    {
        services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "x", [new(Guid.CreateVersion7(), Role.Clerk, DivisionCode.Parse(World.Township))]);
        var search = services.GetRequiredService<IDivisionSearch>();
        Assert.Equal(World.Village, (await PickAsync("芳口", null)).Unit?.Code.ToString());
        Assert.Equal(World.Village, (await PickAsync(World.Village, null)).Unit?.Code.ToString());
        var several = await PickAsync("村委会", null);
        Assert.Null(several.Unit);
        Assert.Equal([World.Village, World.SiblingVillage], several.Candidates.Select(c => c.Code.ToString()));
        Assert.Equal(World.SiblingVillage, (await PickAsync("村委会", World.SiblingVillage)).Unit?.Code.ToString());
        Assert.Null((await PickAsync("村委会", World.OtherVillage)).Unit);
        Assert.Null((await PickAsync(World.Township, null)).Unit);   // not a village
        Assert.Equal(["芳口村委会", "临溪村委会"], (await PickAsync(null, null)).Suggestions.Select(u => u.Name));

        Task<DivisionPick> PickAsync(string? typed, string? chosen) => search.PickAsync(typed, chosen, DivisionLevel.Village, CancellationToken.None);
    });

    [Fact]
    public async Task Children_are_counted_for_parents_of_every_level_at_once() => await app.InsideAsync(async services =>
    {
        var directory = services.GetRequiredService<IDivisionDirectory>();
        DivisionCode[] parents = [DivisionCode.Nation, .. World.Units.Select(u => DivisionCode.Parse(u.Code))];
        var counts = await directory.ChildCountsAsync(parents, CancellationToken.None);
        foreach (var parent in parents) Assert.Equal((await directory.ChildrenAsync(parent, CancellationToken.None)).Count, counts.GetValueOrDefault(parent));
        Assert.Equal(2, counts[DivisionCode.Parse(World.Township)]);
    });

    private static IEnumerable<string> Codes(IDocument page) =>
        page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!.Split('/')[^1]);
}
