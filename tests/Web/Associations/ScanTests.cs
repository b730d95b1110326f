using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Web.Files;

namespace Yinling.Web.Associations;

/// <summary>Charters and rules that stand on paper: photographed or scanned, beside or instead of their text.</summary>
public sealed class ScanTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly byte[] Paper = Encoding.ASCII.GetBytes("%PDF-1.4 the rule of money");

    [Fact]
    public async Task A_rule_of_scans_alone_counts_and_a_later_edition_takes_them_along()
    {
        var (clerk, home, which) = await OpenAsync();
        Assert.Equal(HttpStatusCode.Redirect, (await Sending.SubmitAsync(clerk, home + "/rules/Finance", "adopt", [("Day", "2026-01-05")], "file", Paper, Pictures.Encode(80, 60))).Status);
        var rules = await clerk.PageAsync(home + "/rules");
        Assert.Equal(["1", "1"], rules.QuerySelectorAll(".kpi .v").Select(v => v.FirstChild!.TextContent.Trim()));
        Assert.Contains("扫描件", rules.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("财务", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        var rule = await clerk.PageAsync(home + "/rules/Finance");
        Assert.Contains("写在扫描件里", rule.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, rule.QuerySelectorAll("main .photos a").Length);

        // On the wall now, and the same scans: nobody sends them again.
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(home + "/rules/Finance", [("Day", "2026-02-05"), ("OnTheWall", "true")], "adopt")).Status);
        var scans = await ScansAsync(which);
        Assert.Equal((4, 2, 2), (scans.Count, scans.Select(s => s.Hash).Distinct().Count(), scans.Select(s => s.InternalRule).Distinct().Count()));
        Assert.Equal(2, (await clerk.PageAsync(home + "/rules/Finance")).QuerySelectorAll("main .photos a").Length);

        // Without them and without text there is no rule.
        var page = await clerk.PageAsync(home + "/rules/Finance");
        page.QuerySelector("input[name=KeepScans]")!.RemoveAttribute("checked");
        var refused = await clerk.SubmitAsync(page, home + "/rules/Finance", [("Day", "2026-03-05")], "adopt");
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=ASC-75]"));
    }

    [Fact]
    public async Task Scans_are_added_to_an_edition_that_stands()
    {
        var (clerk, home, which) = await OpenAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(home + "/rules/Study/scans")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(home + "/charter/scans")).Status);
        await clerk.SubmitAsync(home + "/rules/Study", [("Day", "2026-01-05"), ("Text", "第一条")], "adopt");
        Assert.Equal(HttpStatusCode.Redirect, (await Sending.SubmitAsync(clerk, home + "/rules/Study/scans", "scan", [], "file", Paper)).Status);
        Assert.Contains("第一条", (await clerk.PageAsync(home + "/rules/Study")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Single(await ScansAsync(which));
    }

    [Fact]
    public async Task ASC_76_something_was_chosen_and_ASC_73_ASC_72_never_too_much()
    {
        var (clerk, home, which) = await OpenAsync();
        await clerk.SubmitAsync(home + "/rules/Study", [("Day", "2026-01-05"), ("Text", "第一条")], "adopt");
        Assert.NotNull((await (await clerk.SubmitAsync(home + "/rules/Study/scans", [], "scan")).PageAsync()).QuerySelector("[data-rule=ASC-76]"));
        async Task<Answer> SendAsync(params byte[][] files) => await Sending.SubmitAsync(clerk, home + "/rules/Study/scans", "scan", [], "file", files);
        Assert.NotNull((await (await SendAsync(Paper, Paper, Paper, Paper)).PageAsync()).QuerySelector("[data-rule=ASC-73]"));
        for (var sent = 0; sent < Attachment.MostScans; sent += 3) Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(Paper, Paper, Paper)).Status);
        Assert.NotNull((await (await SendAsync(Paper)).PageAsync()).QuerySelector("[data-rule=ASC-72]"));
        Assert.Equal(Attachment.MostScans, (await ScansAsync(which)).Count);
    }

    [Fact]
    public async Task A_scanned_charter_is_as_complete_as_somebody_read_it()
    {
        var (clerk, home, which) = await OpenAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sending.SubmitAsync(clerk, home + "/charter?paper=true", "adopt", [("Day", "2026-01-05"), ("InScan", "Structure")], "file")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await Sending.SubmitAsync(clerk, home + "/charter?paper=true", "adopt", [("Day", "2026-01-05"), ("InScan", "Structure")], "file", Pictures.Encode(80, 60))).Status);
        Assert.Contains("缺：组织原则、会员条件、入(退)会程序", (await clerk.PageAsync(home + "/charter")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("有 1 个部分", (await clerk.PageAsync(home + "/six")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        (string, string)[] all = [.. Enum.GetNames<CharterPart>().Select(p => ("InScan", p)), ("InScan", "Everything")];
        Assert.Equal(HttpStatusCode.Redirect, (await Sending.SubmitAsync(clerk, home + "/charter/scans", "scan", all, "file", Paper)).Status);
        var charter = await clerk.PageAsync(home + "/charter");
        Assert.Contains("四个部分都有", charter.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, charter.QuerySelectorAll("main .photos a").Length);
        // What standards score counts a part wherever it stands.
        Assert.Equal(4, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<AssociationCondition>().Where(c => c.Id == which.Id).Select(c => c.CharterParts).SingleAsync()));
        Assert.Equal(2, (await ScansAsync(which)).Count(s => s.Charter is not null));

        // Two who tick at the same moment: the second one reads it again.
        var page = await clerk.PageAsync(home + "/charter/scans");
        await clerk.SubmitAsync(home + "/charter/scans", [("InScan", "Structure")], "scan");
        Assert.Equal(HttpStatusCode.Conflict, (await clerk.SubmitAsync(page, home + "/charter/scans", [("InScan", "Principles")], "scan")).Status);
    }

    [Fact]
    public async Task A_scan_is_drawn_anew_guarded_sent_to_its_readers_alone_and_never_swept_up()
    {
        var (clerk, home, which) = await OpenAsync();
        foreach (var (rule, sent) in new[] { ("PLT-12", Encoding.ASCII.GetBytes("MZ a program")), ("PLT-13", new byte[9_000_001]), ("PLT-14", Pictures.Encode(600, 400)[..900]) })
            Assert.NotNull((await (await Sending.SubmitAsync(clerk, home + "/rules/Study", "adopt", [("Day", "2026-01-05")], "file", sent)).PageAsync()).QuerySelector($"[data-rule={rule}]"));
        Assert.Empty(await ScansAsync(which));
        var photo = Pictures.Encode(80, 60, SKEncodedImageFormat.Png);
        await Sending.SubmitAsync(clerk, home + "/rules/Study", "adopt", [("Day", "2026-01-05")], "file", photo, Paper);
        foreach (var scan in await ScansAsync(which))
        {
            var address = $"{home}/files/{scan.Id}";
            var answer = await clerk.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            var content = await answer.Message.Content.ReadAsByteArrayAsync();
            Assert.Equal(scan.Hash, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
            Assert.NotEqual(photo, content);
            Assert.Equal(HttpStatusCode.OK, (await (await app.SignInAsync(Role.Viewer, World.Township)).GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Role.Clerk, World.SiblingTownship)).GetAsync(address)).Status);
            Assert.Contains(scan.Hash, await NamedAsync());
        }
        Assert.Equal(HttpStatusCode.Forbidden, (await (await app.SignInAsync(Role.Viewer, World.Township)).GetAsync(home + "/rules/Study/scans")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Role.Clerk, World.SiblingTownship)).GetAsync(home + "/rules/Study/scans")).Status);
    }

    private Task<List<string>> NamedAsync() => app.InsideAsync(async s =>
    {
        List<string> hashes = [];
        foreach (var names in s.GetServices<INamesFiles>()) await foreach (var (hash, _) in names.NamedAsync(None)) hashes.Add(hash);
        return hashes;
    });

    private Task<List<Attachment>> ScansAsync(AssociationRef which) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Attachment>().AsNoTracking().Where(a => a.Association == which.Id).OrderBy(a => a.Id).ToListAsync());

    private async Task<(Browser Clerk, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.Clerk, World.Township), $"/associations/{which.County}/{which.Id}", which);
    }
}
