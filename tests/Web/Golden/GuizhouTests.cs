using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Profiles;
using Yinling.Host;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Kernel;
using Yinling.Platform;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;

namespace Yinling.Web.Golden;

/// <summary>The table the Guizhou office published in 2012, out of ordinary records by the ordinary path.</summary>
/// <remarks>Source: S-000 (贵州 2012) A07–A12.</remarks>
public sealed class GuizhouTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly string[] Rates =
        ["associations.coverage", "associations.funded.rate", "associations.venue.rate", "associations.active.rate", "associations.president_from_committee.rate"];

    [Fact]
    public async Task The_ten_published_percentages_come_out_of_ordinary_records_and_open_to_exactly_those_counted()
    {
        var directory = Directory.CreateTempSubdirectory("yinling-golden-").FullName;
        Environment.SetEnvironmentVariable("YINLING_SCHEMA", "model");
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(new FixedClock(new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero))).AddLogging();
        collection.AddPlatform(new DatabaseOptions(directory, null));
        collection.AddModules();
        await using (var provider = collection.BuildServiceProvider())
        {
            await using var scope = provider.CreateAsyncScope();
            var services = scope.ServiceProvider;
            services.GetRequiredService<CurrentScope>().Value = Scope.OfSystem("test");
            await services.GetRequiredService<SchemaSetup>().RunAsync(None);
            await services.GetServices<ISeed>().Single(s => s.Size == "guizhou-2012").FillAsync(services, 20120816, None);

            string[] published =
            [
                "Rural 12587/17912 70.27%", "Rural 721/12587 5.73%", "Rural 4359/12587 34.63%", "Rural 3585/12587 28.48%", "Rural 7495/12587 59.55%",
                "Urban 1288/1439 89.51%", "Urban 370/1288 28.73%", "Urban 832/1288 64.60%", "Urban 952/1288 73.91%", "Urban 906/1288 70.34%",
                " 13875/19351 71.70%", " 1091/13875 7.86%", " 5191/13875 37.41%", " 4537/13875 32.70%", " 8401/13875 60.55%",
            ];
            Assert.Equal(published, await RatesAsync(services));
            Assert.Equal((721L, 12_587L - 721), await RecordsAsync(services, "associations.funded.rate", Setting.Rural));
            Assert.Equal((952L, 1_288L - 952), await RecordsAsync(services, "associations.active.rate", Setting.Urban));
            Assert.Empty(await new ProfileVerification().RunAsync(services, None));
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private static async Task<List<string>> RatesAsync(IServiceProvider services)
    {
        var sheet = (await services.GetRequiredService<IFigures>().AskAsync(new(DivisionCode.Parse("52"), Rates), None))!;
        return [.. from setting in new Setting?[] { Setting.Rural, Setting.Urban, null }
                   from rate in Rates
                   let figure = sheet.Total.Get(rate, setting)
                   select $"{setting} {figure.Numerator}/{figure.Denominator} {figure.Display}"];
    }

    private static async Task<(long Counted, long Near)> RecordsAsync(IServiceProvider services, string indicator, Setting setting)
    {
        var records = services.GetRequiredService<ListRecords>();
        async Task<long> CountAsync(RecordSide side) => (await records.RunAsync(new(DivisionCode.Parse("52"), indicator, side, setting), None))!.Count;
        return (await CountAsync(RecordSide.Counted), await CountAsync(RecordSide.Near));
    }
}
