using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Associations.Ledger;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Web.Surveys;

/// <summary>What a table is refused for beyond its single cells: the file as a whole, the records it meets, and time gone by since the check.</summary>
public sealed class BaselineRulesTests : IAsyncLifetime
{
    private const string Village = "芳口村", Sibling = "临溪村";
    private static readonly string[] Header = ["村名", "是否建会", "协会名称", "会员数", "有无经费来源", "年经费(元)", "财政支持(元)", "会员会费(元)"];
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly WebApp app = new();
    private Browser clerk = null!;

    /// <summary>Each test has a world of its own: what one imports, another would meet.</summary>
    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        clerk = await app.SignInAsync(Role.Clerk, World.Township);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task SUR_30_a_table_without_a_header_we_know_is_refused()
    {
        await RefusedAsync("SUR-30", await UploadAsync(BaselineFile.Workbook(["品名", "数量"], ["茶叶", "3"])));
        Assert.Equal(HttpStatusCode.Redirect, (await UploadAsync(Row(Village, "否"))).Status);
    }

    [Fact]
    public async Task SUR_37_a_village_stands_in_one_row()
    {
        var check = await CheckedAsync([Village, "是"], [Sibling, "否"], ["芳口村委会", "否"]);
        Assert.Contains("第 3 行已经有了", check, StringComparison.Ordinal);
        Assert.Contains("录入 2 行", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SUR_38_a_village_with_an_association_on_record_is_not_noted_as_having_none()
    {
        var which = await RegisterAsync("芳口村老年协会");
        Assert.Contains("已有协会“芳口村老年协会”", await CheckedAsync([Village, "否"]), StringComparison.Ordinal);
        await app.InsideAsync(s => s.GetRequiredService<CloseAssociation>().RunAsync(which, new(new(2026, 11, 1), "合并", 0), None));
        Assert.Contains("录入 1 行", await CheckedAsync([Village, "否"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public async Task SUR_39_the_name_in_the_table_is_one_an_association_may_have(int length, bool fits)
    {
        var check = await CheckedAsync([Village, "是", new('会', length)]);
        Assert.Contains(fits ? "录入 1 行" : "请填写协会名称，2 到 60 个字。", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SUR_40_where_the_village_has_several_the_table_says_which_and_no_other()
    {
        await RegisterAsync("甲老年协会");
        Assert.Contains("表里写的名称不一样", await CheckedAsync([Village, "是", "丙老年协会"]), StringComparison.Ordinal);
        Assert.Contains("补充已有协会", await CheckedAsync([Village, "是"]), StringComparison.Ordinal);   // there is only one it can be
        await RegisterAsync("乙老年协会");
        Assert.Contains("有 2 个协会", await CheckedAsync([Village, "是"]), StringComparison.Ordinal);
        Assert.Contains("录入 1 行", await CheckedAsync([Village, "是", "乙老年协会"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SUR_41_a_header_without_rows_is_refused()
    {
        await RefusedAsync("SUR-41", await UploadAsync(BaselineFile.Workbook(Header)));
        await RefusedAsync("SUR-41", await UploadAsync(BaselineFile.Workbook(Header, ["合计", ""])));
    }

    [Fact]
    public async Task SUR_42_what_changed_between_check_and_taking_stops_the_whole_table()
    {
        var import = await UploadedAsync([Village, "是"], [Sibling, "是"]);
        await RegisterAsync("芳口村老年协会");
        var refused = await clerk.SubmitAsync(import, [], "take");
        Assert.NotNull((await refused.PageAsync()).QuerySelector("[data-rule=SUR-42]"));
        Assert.Equal(1, await CountAsync());   // 临溪村's row is not in either

        await TakeAsync(await UploadedAsync([Village, "是"], [Sibling, "是"]));
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task SUR_43_an_import_on_which_something_was_built_stays()
    {
        var import = await UploadedAsync([Village, "是", "", "50"], [Sibling, "是"]);
        await TakeAsync(import);
        var which = await AssociationOfAsync(World.Village);
        var activity = await app.InsideAsync(s => s.GetRequiredService<RecordActivity>().RunAsync(which, new(new(2026, 11, 20), ActivityCategory.MutualAid, 8, null, null), None));
        Assert.NotNull(activity);

        var refused = await clerk.SubmitAsync(import, [], "undo");
        Assert.Contains("芳口村老年协会", (await refused.PageAsync()).QuerySelector("[data-rule=SUR-43]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task SUR_43_a_record_of_the_import_that_was_changed_keeps_it_too_and_without_changes_all_goes()
    {
        var import = await UploadedAsync([Village, "是"], [Sibling, "是"]);
        await TakeAsync(import);
        var which = await AssociationOfAsync(World.SiblingVillage);
        await app.InsideAsync(s => s.GetRequiredService<EditAssociation>().RunAsync(which, new(null, "支部", null, 0), None));
        Assert.NotNull((await (await clerk.SubmitAsync(import, [], "undo")).PageAsync()).QuerySelector("[data-rule=SUR-43]"));

        var second = await UploadedAsync([Village, "是"]);   // statements on what is there: nothing is built on those
        await TakeAsync(second);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(second, [], "undo")).Status);
        Assert.Equal((2, 2), (await CountAsync(), await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<StatedFacts>().CountAsync())));
    }

    [Theory]
    [InlineData("2026-11-24", false)]
    [InlineData("2026-11-23", true)]
    public async Task SUR_44_a_survey_is_about_a_day_that_has_been(string snapshot, bool fits)
    {
        var answer = await clerk.SubmitAsync("/surveys/new", [("division", World.Township), ("title", "摸底"), ("snapshotOn", snapshot), ("deadline", "2026-12-01")]);
        if (fits) Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        else await RefusedAsync("SUR-44", answer);
    }

    [Theory]
    [InlineData("division", "")]
    [InlineData("snapshotOn", "上个月")]
    [InlineData("deadline", "2026-02-30")]
    public async Task SUR_48_what_cannot_be_read_is_asked_for_again(string field, string typed)
    {
        Dictionary<string, string> fields = new() { ["division"] = World.Township, ["title"] = "摸底", ["snapshotOn"] = "2026-11-01", ["deadline"] = "2026-12-01", [field] = typed };
        await RefusedAsync("SUR-48", await clerk.SubmitAsync("/surveys/new", fields.Select(f => (f.Key, f.Value))));
    }

    [Fact]
    public async Task SUR_45_a_file_is_chosen_first() => await RefusedAsync("SUR-45", await UploadAsync(null));

    [Theory]
    [InlineData("")]
    [InlineData("东临溪镇")]
    public async Task SUR_46_the_table_belongs_to_a_place(string place) =>
        await RefusedAsync("SUR-46", await BaselineFile.UploadAsync(clerk, Row(Village, "否"), place));

    /// <summary>On SQLite the second waits for its turn and overwrites; on PostgreSQL both write, and the index stops one of them.</summary>
    [Fact]
    public async Task SUR_47_of_two_who_answer_for_a_village_at_once_none_is_lost_or_doubled()
    {
        var started = await clerk.SubmitAsync("/surveys/new", [("division", World.Township), ("title", "摸底"), ("snapshotOn", "2026-11-01"), ("deadline", "2026-12-01")]);
        var path = $"{started.Location}/villages/{World.Village}";
        var pages = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => clerk.PageAsync(path)));
        var answers = await Task.WhenAll(pages.Select(page => Task.Run(() => clerk.SubmitAsync(page, path, [("exists", "否")], "answer"))));
        Assert.Contains(answers, a => a.Status == HttpStatusCode.Redirect);
        foreach (var refused in answers.Where(a => a.Status != HttpStatusCode.Redirect)) await RefusedAsync("SUR-47", refused);
        Assert.Equal(1, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<SurveyAnswer>().CountAsync()));
    }

    [Fact]
    public async Task SUR_47_the_database_refuses_a_second_answer_in_the_words_of_the_rule()
    {
        var campaign = Guid.CreateVersion7();
        Task AddAsync() => app.InsideAsync(services => services.GetRequiredService<Platform.Writing.Writer>().RunAsync(new("test", "test", DivisionCode.Parse(World.Village)),
            () => services.GetRequiredService<AppDb>().BulkInsertAsync(
                [new SurveyAnswer { County = 341022, Id = Guid.CreateVersion7(), Campaign = campaign, Division = 341022104201, At = DateTime.UnixEpoch }], None), None));
        await AddAsync();
        Assert.Equal("SUR-47", Assert.Single((await Assert.ThrowsAsync<RuleException>(AddAsync)).Problems).Rule);
    }

    [Fact]
    public async Task The_income_a_table_states_stands_on_the_record_until_the_ledger_speaks()
    {
        await TakeAsync(await UploadedAsync([Village, "是", "", "", "", "1,200.50", "1000", "200.5"]));
        var which = await AssociationOfAsync(World.Village);
        var home = $"/associations/{which.County}/{which.Id}";
        var stated = await TextAsync(home);
        Assert.Contains("合计1,200.50元财政支持1,000.00元会员会费200.50元", stated, StringComparison.Ordinal);
        Assert.Contains("摸底前一年", stated, StringComparison.Ordinal);
        Assert.Contains("1,200.50元(摸底时填报)", await TextAsync(home + "/print"), StringComparison.Ordinal);

        await app.InsideAsync(s => s.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(new(2026, 11, 2), LedgerDirection.Income, IncomeChannel.Donation, null, new(30_00), null), None));
        var recorded = await TextAsync(home);
        Assert.Contains("合计30.00元社会捐赠30.00元", recorded, StringComparison.Ordinal);
        Assert.Contains("按收支账算", recorded, StringComparison.Ordinal);
        Assert.Contains("一年1,200.50元", recorded, StringComparison.Ordinal);   // what was said is still there to read
    }

    private static byte[] Row(params string[] cells) => BaselineFile.Workbook(Header, cells);

    private Task<Answer> UploadAsync(byte[]? file) => BaselineFile.UploadAsync(clerk, file, World.Township);

    private async Task<string> UploadedAsync(params string[][] rows)
    {
        var uploaded = await UploadAsync(BaselineFile.Workbook(Header, rows));
        Assert.Equal(HttpStatusCode.Redirect, uploaded.Status);
        return uploaded.Location!;
    }

    /// <summary>What the page of the checked table says.</summary>
    private async Task<string> CheckedAsync(params string[][] rows) => (await clerk.PageAsync(await UploadedAsync(rows))).QuerySelector("main")!.TextContent;

    private async Task TakeAsync(string import) => Assert.Equal(HttpStatusCode.Redirect, (await clerk.SubmitAsync(import, [], "take")).Status);

    private async Task<string> TextAsync(string path)
    {
        var page = await clerk.PageAsync(path);
        return string.Concat((page.QuerySelector("main") ?? page.Body!).TextContent.Where(c => !char.IsWhiteSpace(c)));
    }

    private static async Task RefusedAsync(string rule, Answer answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull((await answer.PageAsync()).QuerySelector($"#errs [data-rule={rule}]"));
    }

    private async Task<AssociationRef> RegisterAsync(string name) => (await app.InsideAsync(services =>
        services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), name, null, null, null), None)))!;

    private Task<AssociationRef> AssociationOfAsync(string village)
    {
        var code = DivisionCode.Parse(village).Value;
        return app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Association>().Where(a => a.Division == code).Select(a => new AssociationRef(a.County, a.Id)).SingleAsync());
    }

    private Task<int> CountAsync() => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Association>().CountAsync());
}
