using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Domain.Surveys;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Spreadsheets;
using Yinling.Platform.Writing;

namespace Yinling.Web.Surveys;

/// <summary>A township clerk's own spreadsheet, from upload to figures and back.</summary>
public sealed class BaselineImportTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly string[] Header = ["序号", "村名", "是否建会", "协会名称", "会长", "两委兼任", "会员人数", "女会员数", "有无经费来源", "有无活动场所", "年活动次数", "活动月数", "土特产"];

    [Fact]
    public async Task Good_rows_are_taken_bad_rows_come_back_and_the_whole_can_be_undone()
    {
        await app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(new("test", "test", DivisionCode.Nation),
            () => services.GetRequiredService<Writer>().TellAsync(new DivisionsChanged([DivisionCode.Nation.Range], []), CancellationToken.None), CancellationToken.None));
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);

        // The clerk's own header has a column nobody knows: asked once.
        var uploaded = await UploadAsync(clerk, Workbook(
            ["1", "芳口村", "是", "芳口村老年协会", "王某", "是", "120", "60", "有", "有", "12", "10", "茶叶"],
            ["2", "临溪", "有", "", "李某", "否", "８０", "90", "无", "有", "4", "3", ""],
            ["合计", "合计", "", "", "", "", "200", "150", "", "", "", "", ""]));
        Assert.Equal(HttpStatusCode.Redirect, uploaded.Status);
        var import = uploaded.Location!;
        Assert.Contains("土特产", (await clerk.GetAsync(import)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(import, [("meaning0", "")], "headers")).Status);

        var check = await clerk.GetAsync(import);
        Assert.Contains("女会员 90 人，比会员总数 80 人还多", check.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), await FundedAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(import, [], "take")).Status);
        Assert.Equal((1, 1), await FundedAsync());

        // Corrected rows go in on top of the first ones; the header is remembered now.
        var again = await UploadAsync(clerk, Workbook(["2", "临溪村委会", "有", "", "李某", "否", "90", "80", "无", "有", "4", "3", ""]));
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(again.Location!, [], "take")).Status);
        Assert.Equal((1, 2), await FundedAsync());

        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(import, [], "undo")).Status);
        Assert.Equal((0, 1), await FundedAsync());
    }

    [Fact]
    public async Task The_refused_rows_workbook_can_be_read_again_as_it_is()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.SiblingTownship);
        var uploaded = await UploadAsync(clerk, Workbook(["1", "五城村", "是", "", "", "", "10", "20", "", "", "", "", ""]), World.SiblingTownship);
        var import = uploaded.Location!;
        await ExplainAsync(clerk, import);
        var refused = await (await clerk.GetAsync(import + "/refused.xlsx")).Message.Content.ReadAsByteArrayAsync();

        var back = await UploadAsync(clerk, refused, World.SiblingTownship);
        await ExplainAsync(clerk, back.Location!);
        Assert.Contains("女会员 20 人，比会员总数 10 人还多", (await clerk.GetAsync(back.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_townships_villages_and_imports_are_out_of_reach()
    {
        var mine = await app.SignInAsync(Role.Clerk, World.SiblingTownship);
        var uploaded = await UploadAsync(mine, Workbook(["1", "芳口村", "是", "", "", "", "", "", "", "", "", "", ""]), World.SiblingTownship);
        var import = uploaded.Location!;
        await ExplainAsync(mine, import);
        Assert.Contains("这个范围里没有叫", (await mine.GetAsync(import)).Text, StringComparison.Ordinal);

        var other = await app.SignInAsync(Role.Clerk, World.OtherTownship);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(import)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(import + "/refused.xlsx")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await UploadAsync(other, Workbook(["1", "芳口村", "是", "", "", "", "", "", "", "", "", "", ""]), World.Township)).Status);
    }

    [Fact]
    public async Task A_file_that_is_no_workbook_is_refused_in_plain_words()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var answer = await UploadAsync(clerk, "姓名,年龄"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("另存为", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_template_carries_every_column_and_the_clerks_own_villages()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.Township);
        var file = await (await clerk.GetAsync($"/surveys/template.xlsx?division={World.Township}")).Message.Content.ReadAsByteArrayAsync();
        using var reader = new WorkbookReader(new MemoryStream(file));
        var rows = reader.Rows(reader.Sheets[0]).ToList();
        Assert.Equal(BaselineColumns.All.Select(c => c.Title), rows[0].Cells.Select(c => c.Text));
        Assert.Equal([World.Village, World.SiblingVillage], rows.Skip(1).Select(r => r[0].Text));
    }

    /// <summary>Leaves out the columns nobody knows, if they are still being asked about.</summary>
    private static async Task ExplainAsync(Browser clerk, string import)
    {
        if ((await clerk.GetAsync(import)).Text.Contains("不认识", StringComparison.Ordinal)) await clerk.SubmitAsync(import, [("meaning0", "")], "headers");
    }

    private async Task<(long Funded, long Associations)> FundedAsync()
    {
        var total = (await app.InsideAsync(services => services.GetRequiredService<IFigures>()
            .AskAsync(new(DivisionCode.Parse(World.Township), ["associations.funded", "associations"]), CancellationToken.None)))!.Total;
        return (total.Get("associations.funded").Numerator, total.Get("associations").Numerator);
    }

    private static byte[] Workbook(params string[][] rows) => BaselineFile.Workbook(Header, rows);

    private static Task<Answer> UploadAsync(Browser clerk, byte[] file, string division = World.Township) => BaselineFile.UploadAsync(clerk, file, division);
}
