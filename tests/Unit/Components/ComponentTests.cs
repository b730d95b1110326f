using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Components;
using Yinling.Platform.Components.Gallery;
using Yinling.Platform.Drafts;
using Yinling.Platform.Navigation;

namespace Yinling.Unit.Components;

public sealed partial class ComponentTests
{
    private static readonly Type[] GalleryPages =
        [typeof(GalleryPage), typeof(GalleryFormPage), typeof(GalleryListPage), typeof(GalleryRollUpPage), typeof(GalleryPrintPage)];

    public static TheoryData<Type> Samples => [.. GalleryPages, typeof(NavList), typeof(PreferencesForm)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_component_writes_inline_style_or_handlers(Type component)
    {
        var html = await RenderAsync(component, component == typeof(NavList) ? NavParameters : []);
        Assert.NotEmpty(html);
        Assert.DoesNotMatch(InlineCode(), html);
    }

    [Fact]
    public void The_gallery_shows_every_component()
    {
        string[] frame = [nameof(MainLayout), nameof(PlainLayout), nameof(ElderLayout), nameof(NavList), nameof(PreferencesForm), nameof(SignOutForm)];
        string[] inside = [nameof(FieldFrame), nameof(OptionCard), nameof(ErrorSummary), nameof(RequestKeyField), nameof(DraftOffer), nameof(VersionField), nameof(Chips)];
        var source = string.Concat(Directory.GetFiles(Path.Combine(RepositoryRoot(), "src/Platform/Components/Gallery"), "*.razor").Select(File.ReadAllText));
        var missing = typeof(PageHeader).Assembly.GetTypes()
            .Where(t => t is { IsAbstract: false, Namespace: "Yinling.Platform.Components" } && t.IsAssignableTo(typeof(IComponent)))
            .Select(t => t.Name).Except([.. frame, .. inside])
            .Where(name => !Regex.IsMatch(source, $"<{name}[ />]"));
        Assert.Empty(missing);
    }

    [Fact]
    public async Task Every_link_of_an_error_summary_leads_to_an_input_of_the_form()
    {
        var html = await RenderAsync(typeof(GalleryFormPage), []);
        var summary = html[html.IndexOf("id=\"errs\"", StringComparison.Ordinal)..html.IndexOf("</section>", StringComparison.Ordinal)];
        var targets = Regex.Matches(summary, "href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(["field-village", "field-members", "field-sure"], targets);
        Assert.All(targets, id => Assert.Matches($"<(input|select)[^>]* id=\"{id}\"", html));
        Assert.Contains("还有 4 处要改", summary);
        Assert.Contains("role=\"alert\"", html);
    }

    [Fact]
    public async Task An_error_summary_without_problems_is_not_there() =>
        Assert.Empty(await RenderAsync(typeof(ErrorSummary), new() { ["Problems"] = Array.Empty<Problem>() }));

    [Fact]
    public async Task A_field_points_at_its_hint_and_at_its_own_problem_only()
    {
        Problem[] problems = [new("sample", "名称太长", "name"), new("sample", "电话不对", "phone")];
        var html = await RenderAsync(typeof(TextField), Field("name", problems, hint: "照登记证写"));
        Assert.Contains("<label for=\"field-name\">", html);
        Assert.Contains("aria-describedby=\"field-name-hint field-name-error\"", html);
        Assert.Contains("id=\"field-name-hint\"", html);
        Assert.Contains("id=\"field-name-error\"", html);
        Assert.Contains("aria-invalid=\"true\"", html);
        Assert.Contains("名称太长", html);
        Assert.DoesNotContain("电话不对", html);
    }

    [Fact]
    public async Task A_field_without_hint_and_problem_carries_no_aria_reference()
    {
        var html = await RenderAsync(typeof(TextField), Field("name", [new("sample", "电话不对", "phone")]));
        Assert.DoesNotContain("aria-", html.Replace("aria-hidden", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_password_is_never_written_into_the_page() =>
        Assert.DoesNotContain("geheim-1", await RenderAsync(typeof(PasswordField), new() { ["Name"] = "password", ["Label"] = "密码", ["Value"] = "geheim-1" }));

    [Fact]
    public async Task Text_is_shown_as_text() =>
        Assert.DoesNotContain("<script>", await RenderAsync(typeof(TextField), new() { ["Name"] = "name", ["Label"] = "<script>", ["Value"] = "\"><script>" }));

    [Theory]
    [InlineData("name", "field-name")]
    [InlineData("rows[0].name", "field-rows-0--name")]
    public void The_id_of_a_field_can_stand_in_an_address(string name, string id) => Assert.Equal(id, FieldId.Of(name));

    [Theory]
    [InlineData(1, 50, "")]
    [InlineData(1, 51, "1 2 下一页")]
    [InlineData(0, 51, "1 2 下一页")]
    [InlineData(99, 51, "上一页 1 2")]
    [InlineData(1, 500, "1 2 … 10 下一页")]
    [InlineData(3, 500, "上一页 1 2 3 4 … 10 下一页")]
    [InlineData(4, 500, "上一页 1 2 3 4 5 … 10 下一页")]
    [InlineData(5, 500, "上一页 1 … 4 5 6 … 10 下一页")]
    [InlineData(10, 500, "上一页 1 … 9 10")]
    public async Task A_pager_shows_its_bounds_and_the_neighbours(int page, long total, string shown)
    {
        Func<int, string> url = n => $"/list?page={n}";
        var html = await RenderAsync(typeof(Pager), new() { ["Page"] = page, ["Size"] = 50, ["Total"] = total, ["Url"] = url });
        var text = Regex.Replace(Regex.Replace(html, "<span class=\"sr\">[^<]*</span>", ""), "<[^>]+>", " ");
        Assert.Equal(shown, Regex.Replace(text, @"\s+", " ").Trim());
    }

    [Theory]
    [InlineData(0, 0, "—")]
    [InlineData(125, 153, "width=\"81.6%\"")]
    [InlineData(200, 100, "width=\"100%\"")]
    public async Task A_bar_stays_within_its_track(long value, long of, string expected) =>
        Assert.Contains(expected, await RenderAsync(typeof(Bar), new() { ["Value"] = value, ["Of"] = of }));

    [Theory]
    [InlineData(MaskKind.Phone, "13912344490", "139****4490")]
    [InlineData(MaskKind.Phone, "4490123", "*******")]
    [InlineData(MaskKind.IdCard, "341022194905020017", "341022********0017")]
    [InlineData(MaskKind.Name, "王建国", "王**")]
    [InlineData(MaskKind.Phone, "", "—")]
    public async Task Masks_keep_no_more_than_their_ends(MaskKind kind, string value, string shown) =>
        Assert.Equal($"<span class=\"num\">{shown}</span>", await RenderAsync(typeof(Masked), new() { ["Value"] = value, ["Kind"] = kind }));

    [Theory]
    [InlineData("/a?x=1&page=4", "page", "5", "/a?x=1&page=5")]
    [InlineData("/a?x=1&page=4", "page", null, "/a?x=1")]
    [InlineData("/a", "q", "溪 村", "/a?q=%E6%BA%AA%20%E6%9D%91")]
    [InlineData("/a?x=1", "x", "", "/a")]
    public void One_part_of_an_address_changes_alone(string address, string name, string? value, string expected) =>
        Assert.Equal(expected, QueryAddress.With(address, (name, value)));

    [Fact]
    public async Task The_longest_entry_a_page_lies_under_is_the_current_one()
    {
        var html = await RenderAsync(typeof(NavList), NavParameters);
        Assert.Single(Regex.Matches(html, "aria-current=\"page\""));
        Assert.Matches("href=\"/associations/imports\" aria-current=\"page\"", html);
    }

    [Fact]
    public void Figures_are_written_the_same_way_everywhere()
    {
        Assert.Equal("1,234", Figures.Count(1234));
        Assert.Equal("—", Figures.Count(null));
        Assert.Equal("70.27%", Figures.Percent(new(7027, 10_000)));
        Assert.Equal("1,234.50元", Figures.Yuan(new(123_450)));
        Assert.Equal("2026年11月23日 上午11:59", Figures.Moment(new(2026, 11, 23, 3, 59, 0, DateTimeKind.Utc)));
        Assert.Equal("2026年11月23日 下午12:00", Figures.Moment(new(2026, 11, 23, 4, 0, 0, DateTimeKind.Utc)));
        Assert.Equal("2026年11月24日 上午0:00", Figures.Moment(new(2026, 11, 23, 16, 0, 0, DateTimeKind.Utc)));
    }

    private static Dictionary<string, object?> NavParameters => new()
    {
        ["Label"] = "主导航",
        ["Path"] = "/associations/imports/3?page=2",
        ["Items"] = new NavItem[]
        {
            new("", "工作台", "/", IconName.Home, null, 1),
            new("老年协会", "协会", "/associations", IconName.Association, null, 2),
            new("老年协会", "导入", "/associations/imports", IconName.Import, null, 3),
        },
    };

    private static Dictionary<string, object?> Field(string name, IReadOnlyList<Problem> problems, string? hint = null) =>
        new() { ["Name"] = name, ["Label"] = "协会名称", ["Hint"] = hint, ["Problems"] = problems };

    private static async Task<string> RenderAsync(Type component, Dictionary<string, object?> parameters)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IShell>(new QuietShell()).AddSingleton<AntiforgeryStateProvider>(new NoToken())
            .AddSingleton(new DraftStore(null!, null!, null!, new CurrentScope(), TimeProvider.System)) // Not asked outside a request.
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString().Trim());
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Yinling.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex("<[^>]*\\s(style|on[a-z]+)=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    private sealed class QuietShell : IShell
    {
        public string? UserName => "王建国";
        public IReadOnlyList<NavItem> Items => [];
        public DisplayPreferences Preferences => new("std", "light", "normal");
        public bool Demo => false;
        public string Path => "/dev/components";
    }

    private sealed class NoToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
