using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Core;
using Yinling.Associations.Members;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Spreadsheets;
using Yinling.Platform.Writing;
using Yinling.Statistics;
using Yinling.Statistics.Assigning;
using Yinling.Statistics.Domain;

namespace Yinling.Web.Statistics;

/// <summary>The county's own workbook: uploaded, its columns recognised and corrected, and filled for the county and the offices below.</summary>
public sealed class TemplateTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private const string Page = "/forms/templates/YL-04/" + World.County;

    [Fact]
    public async Task A_county_maps_its_own_workbook_once_and_its_townships_download_it_filled()
    {
        var (id, path) = await AssignAsync(2031);
        await app.InsideAsync(async s =>
        {
            var which = (await s.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), "填模板的老年协会", new(2020, 1, 1), null, null), None))!;
            return await s.GetRequiredService<StateMemberCount>().RunAsync(which, new(new(2026, 11, 1), 37, 9), None);
        });
        // The other tests of this class leave their workbooks behind, and their order is anybody's guess.
        await app.InsideAsync(async s => await s.GetRequiredService<AppDb>().Set<FormTemplate>().ExecuteDeleteAsync(None));
        var (county, township) = (await app.SignInAsync(Role.Clerk, World.County), await app.SignInAsync(Role.Clerk, World.Township));
        Assert.Equal(HttpStatusCode.NotFound, (await township.GetAsync(path + "/local.xlsx")).Status);
        Assert.DoesNotContain("本地格式", (await township.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Found, (await UploadAsync(county, Workbook("单位名称", "会员数(人)", "妇女会员", "备注"))).Status);
        var page = await county.PageAsync(Page);
        string? Chosen(int column) => ((IHtmlSelectElement)page.QuerySelector($"select[name=h{column}]")!).Value;
        Assert.Equal(("#name", "members", "women", ""), (Chosen(0), Chosen(1), Chosen(2), Chosen(3)));
        // Not used before somebody has looked at it.
        Assert.Equal(HttpStatusCode.NotFound, (await township.GetAsync(path + "/local.xlsx")).Status);
        Assert.Equal(HttpStatusCode.Found, (await county.SubmitAsync(Page, [("h3", "president")], "map")).Status);

        Assert.Contains("本地格式", (await township.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        var file = await township.GetAsync(path + "/local.xlsx");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        using var book = new WorkbookReader(new MemoryStream(await file.Message.Content.ReadAsByteArrayAsync()));
        var rows = book.Rows(book.Sheets[0]).ToList();
        Assert.Equal("休宁县统计表", rows[0][0].Text);
        Assert.Contains(rows, r => (r[0].Text, r[1].Text, r[2].Text) == ("填模板的老年协会", "37", "9"));
        Assert.Contains("在用", (await county.PageAsync("/forms/templates")).Body!.TextContent, StringComparison.Ordinal);

        // An office outside gets neither the file nor the page; taken away, it is gone.
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(Role.Clerk, World.SiblingCounty)).GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.Found, (await county.SubmitAsync(Page, [], "remove")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await township.GetAsync($"/forms/{id}/{World.Township}/local.xlsx")).Status);
    }

    [Fact]
    public async Task STA_36_without_any_check_the_database_keeps_one_template_of_an_office_for_a_form()
    {
        var office = DivisionCode.Parse(World.SiblingCounty);
        Task AddAsync() => app.InsideAsync(s => s.GetRequiredService<Writer>().RunAsync(new Act("statistics.template.upload", office.ToString(), office), () =>
        {
            var form = s.GetRequiredService<ShippedForms>().All.First(f => f.Number == "YL-05");
            s.GetRequiredService<AppDb>().Add(new FormTemplate(Guid.CreateVersion7(), office, form, "表.xlsx", [1], "表", [], 2));
            return Task.FromResult(true);
        }, None));
        await AddAsync();
        Assert.Equal("STA-36", (await Assert.ThrowsAsync<RuleException>(AddAsync)).Problems[0].Rule);
    }

    [Fact]
    public async Task STA_33_there_is_a_file_of_a_bearable_size()
    {
        var county = await app.SignInAsync(Role.Clerk, World.County);
        await RefusedAsync(await UploadAsync(county, null), "STA-33");
        await RefusedAsync(await UploadAsync(county, new byte[(2 * 1024 * 1024) + 1]), "STA-33");
    }

    [Fact]
    public async Task STA_34_a_column_stands_once_the_name_is_there_and_data_begins_below_the_header()
    {
        var county = await app.SignInAsync(Role.Clerk, World.County);
        Assert.Equal(HttpStatusCode.Found, (await UploadAsync(county, Workbook("单位名称", "会员数", "女会员", "备注"))).Status);
        foreach (var fields in new (string, string)[][] { [("h3", "members")], [("h0", "")], [("h3", "nothing")], [("firstRow", "2")], [("firstRow", "1001")], [("firstRow", "三")] })
            await RefusedAsync(await county.SubmitAsync(Page, fields, "map"), "STA-34");
        Assert.Equal(HttpStatusCode.Found, (await county.SubmitAsync(Page, [("firstRow", "3")], "map")).Status);
    }

    [Fact]
    public async Task STA_35_a_template_has_the_forms_header()
    {
        var county = await app.SignInAsync(Role.Clerk, World.County);
        await RefusedAsync(await UploadAsync(county, Workbook("姓名", "电话", "住址", "备注")), "STA-35");
    }

    [Fact]
    public async Task What_points_elsewhere_or_is_no_workbook_is_refused()
    {
        var county = await app.SignInAsync(Role.Clerk, World.County);
        await RefusedAsync(await UploadAsync(county, "甲,乙"u8.ToArray()), "XLS-02");
        using var file = new MemoryStream();
        file.Write(Workbook("单位名称", "会员数", "女会员", "备注"));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true)) await zip.CreateEntry("xl/externalLinks/externalLink1.xml").Open().DisposeAsync();
        await RefusedAsync(await UploadAsync(county, file.ToArray()), "XLS-07");
    }

    [Fact]
    public async Task A_template_changed_in_between_is_not_overwritten()
    {
        var county = await app.SignInAsync(Role.Clerk, World.County);
        Assert.Equal(HttpStatusCode.Found, (await UploadAsync(county, Workbook("单位名称", "会员数", "女会员", "备注"))).Status);
        var opened = await county.PageAsync(Page);
        Assert.Equal(HttpStatusCode.Found, (await UploadAsync(county, Workbook("单位名称", "女会员", "会员数", "备注"))).Status);
        foreach (var form in new[] { "map", "remove" }) Assert.Equal(HttpStatusCode.Conflict, (await county.SubmitAsync(opened, Page, [], form)).Status);
        Assert.Equal("women", ((IHtmlSelectElement)(await county.PageAsync(Page)).QuerySelector("select[name=h1]")!).Value);
    }

    private static async Task RefusedAsync(Answer answer, string rule)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull((await answer.PageAsync()).QuerySelector($"[data-rule={rule}]"));
    }

    private static byte[] Workbook(params string[] headers)
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file)) book.BeginSheet("统计表", [.. headers.Select(h => new SheetColumn(h))], "休宁县统计表");
        return file.ToArray();
    }

    private static async Task<Answer> UploadAsync(Browser clerk, byte[]? file)
    {
        var form = (await clerk.PageAsync(Page)).Forms.First(f => f.QuerySelector("input[type=file]") is not null);
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) content.Add(new StringContent(hidden.Value), hidden.Name!);
        if (file is not null) content.Add(new ByteArrayContent(file), "file", "休宁县统计表.xlsx");
        return await clerk.SendAsync(new(HttpMethod.Post, Page) { Content = content });
    }

    private async Task<(Guid Id, string Path)> AssignAsync(int year)
    {
        var id = await app.InsideAsync(s => s.GetRequiredService<AssignForm>().RunAsync(new(DivisionCode.Parse(World.County), "YL-04", new(year, 1), new(year, 12), new(2026, 11, 23), new(2026, 12, 7), 14), None));
        return (id!.Value, $"/forms/{id}/{World.Township}");
    }
}
