using System.Data.Common;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Activities;
using Yinling.Associations.Assets;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Donations;
using Yinling.Associations.Ledger;
using Yinling.Associations.Members;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Files;
using Yinling.Statistics.Assigning;

namespace Yinling.Web.Pages;

/// <summary>A page asks the database as often for forty records as for one: never once per row.</summary>
public sealed class QueryCountTests : IAsyncLifetime
{
    private const int Most = 14;

    private static readonly string[] Paths =
    [
        "/", "/associations", "/associations?sort=Members&desc=1", "/associations/export.xlsx", "/figures/341022", "/figures/341022/table.xlsx?setting=split",
        "/figures/341022/associations", "/figures/341022/associations.funded.rate?side=near", "/surveys", "/forms", "/api/figures?division=341022&by=child", "/api/figures/records?division=341022&indicator=associations",
        "/api/associations?division=341022",
    ];

    private readonly CountingApp app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Pages_ask_the_same_number_of_questions_however_many_records_there_are()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        await RegisterAsync(1);
        foreach (var path in Paths) await CountAsync(clerk, path); // The first time compiles queries and fills what is read once.
        Dictionary<string, int> few = [];
        foreach (var path in Paths) few.Add(path, await CountAsync(clerk, path));

        await RegisterAsync(40);
        Assert.All(Paths, path => Assert.InRange(few[path], 1, Most));
        foreach (var path in Paths) Assert.True(await CountAsync(clerk, path) is var many && many == few[path], $"{path}: {few[path]} queries for few records, {many} for many");
    }

    [Fact]
    public async Task Pages_of_one_association_ask_the_same_number_of_questions_however_much_it_has_recorded()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(World.Village), "记了很多的老年协会", null, null, null), CancellationToken.None)))!;
        var head = await app.SignInAsync(Role.AssociationHead, World.Village, which.Id);
        string[] paths = [.. new[] { "/home", "/ledger", "/activities", "/ledger/close", "/ledger/book", "/activities/log", "/members", "/dues", "/donations", "/assets", "/plan", "/day-care", "/brands", "/elections" }.Select(p => $"/associations/{which.County}/{which.Id}{p}")];
        await RecordAsync(which, 1);
        foreach (var path in paths) await CountAsync(head, path);
        Dictionary<string, int> few = [];
        foreach (var path in paths) few.Add(path, await CountAsync(head, path));

        await RecordAsync(which, 40);
        Assert.All(paths, path => Assert.InRange(few[path], 1, Most));
        foreach (var path in paths) Assert.True(await CountAsync(head, path) is var many && many == few[path], $"{path}: {few[path]} queries for few records, {many} for many");
    }

    [Fact]
    public async Task Pages_of_forms_ask_the_same_number_of_questions_however_many_forms_units_and_rows_there_are()
    {
        var clerk = await app.SignInAsync(Role.Clerk, World.County);
        await RegisterAsync(1);
        var (rows, units) = (await AssignAsync("YL-04", 1), await AssignAsync("YL-05", 1));
        string[] paths = ["/forms", "/forms/burden", .. new[] { rows, units }.SelectMany(id => new[] { $"/forms/{id}/{World.County}", $"/forms/{id}/{World.County}/board", $"/forms/{id}/{World.Township}" })];
        foreach (var path in paths) await CountAsync(clerk, path);
        Dictionary<string, int> few = [];
        foreach (var path in paths) few.Add(path, await CountAsync(clerk, path));

        await RegisterAsync(40);
        for (var month = 2; month <= 12; month++) await AssignAsync("YL-04", month);
        foreach (var path in paths) Assert.True(await CountAsync(clerk, path) is var many && many == few[path], $"{path}: {few[path]} queries for few records, {many} for many");
        Assert.All(paths, path => Assert.InRange(few[path], 1, 40));
        Assert.All(["/forms", "/forms/burden"], path => Assert.InRange(few[path], 1, Most));
    }

    private Task<Guid> AssignAsync(string form, int month) => app.InsideAsync(async services => (await services.GetRequiredService<AssignForm>().RunAsync(
        new(DivisionCode.Parse(World.County), form, new(2026, month), new(2026, month), new(2026, 11, 23), new(2026, 12, 7), 14), CancellationToken.None))!.Value);

    private Task RecordAsync(AssociationRef which, int count) => app.InsideAsync(async services =>
    {
        var photo = new KeptFile(new('0', 64), FileKind.Jpeg, 1, new('0', 64));
        for (var i = 0; i < count; i++)
        {
            await services.GetRequiredService<RecordActivity>().RunAsync(which, new(new(2026, 11, 1), ActivityCategory.MutualAid, 9, null, null, photo, photo), CancellationToken.None);
            await services.GetRequiredService<RecordLedgerEntry>().RunAsync(which, new(new(2026, 11, 1), LedgerDirection.Income, IncomeChannel.Donation, null, new(100), null, photo), CancellationToken.None);
            await services.GetRequiredService<AddMember>().RunAsync(which, new("汪会员", Sex.Female, 1950, new(2026, 11, 1)), CancellationToken.None);
            await services.GetRequiredService<RecordDonation>().RunAsync(which, new(new(2026, 11, 1), null, null, new(100), "修路"), CancellationToken.None);
            await services.GetRequiredService<RecordAsset>().RunAsync(which, new(AssetCategory.Office, "桌子", 3, null, new(2026, 11, 1), null, AssetCondition.Good, null), CancellationToken.None);
        }
    });

    private Task RegisterAsync(int count) => app.InsideAsync(async services =>
    {
        for (var i = 0; i < count; i++)
        {
            var village = i % 2 == 0 ? World.Village : World.SiblingVillage;
            await services.GetRequiredService<RegisterAssociation>().RunAsync(
                new(DivisionCode.Parse(village), string.Create(CultureInfo.InvariantCulture, $"第{count}批{i}号老年协会"), new(2020, 1, 1), null, null), CancellationToken.None);
        }
    });

    private async Task<int> CountAsync(Browser browser, string path)
    {
        var before = app.Counter.Count;
        var answer = await browser.GetAsync(path);
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path} gave {answer.Status}");
        return app.Counter.Count - before;
    }

    private sealed class CountingApp : WebApp
    {
        public CommandCounter Counter { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<AppDb>(options => options.AddInterceptors(Counter)));
        }
    }

    private sealed class CommandCounter : DbCommandInterceptor
    {
        private int count;

        public int Count => count;

        public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
        {
            Interlocked.Increment(ref count);
            return result;
        }
    }
}
