using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Domain;
using Yinling.Indicators.Trends;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.CommandLine;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Indicators;

/// <summary>The trend above the county: kept at month ends, frozen, and said to be so.</summary>
public sealed class MonthEndTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Month October = new(2026, 10);
    private readonly WebApp app = new();
    private AssociationRef founded = null!;

    /// <summary>One association of September with income in October, another founded in November.</summary>
    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        await app.InsideAsync(services => services.GetRequiredService<Writer>().RunAsync(new("test", "test", DivisionCode.Nation),
            () => services.GetRequiredService<Writer>().TellAsync(new DivisionsChanged([DivisionCode.Nation.Range], []), None), None));
        founded = await RegisterAsync(World.Village, "九月老年协会", new(2026, 9, 1));
        await RegisterAsync(World.SiblingVillage, "十一月老年协会", new(2026, 11, 2));
        await IncomeAsync(new(2026, 10, 5), 30_00);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_tick_keeps_the_month_that_ended_for_nation_provinces_and_cities_once()
    {
        Assert.True(await TickAsync() > 0);
        Assert.Equal(0, await TickAsync());
        var kept = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<MonthEndFigure>().AsNoTracking().ToListAsync());
        Assert.Equal([DivisionLevel.Nation, DivisionLevel.Province, DivisionLevel.City], kept.Select(f => f.Level).Distinct().Order());
        Assert.All(kept, f => Assert.Equal((202610, false), (f.Month, f.IsBelated)));
        foreach (var code in new[] { "0", World.Province, World.City })
            Assert.Equal((1, 1, 30_00), (Value(kept, code, "associations"), Value(kept, code, "associations.funded"), Value(kept, code, "ledger.income")));
        Assert.Equal(0, Value(kept, World.OtherProvince, "associations"));
        Assert.Equal(4, Value(kept, World.City, "units"));
    }

    [Fact]
    public async Task A_province_sees_its_trend_frozen_and_is_told_so_while_today_goes_on()
    {
        await TickAsync();
        var clerk = await app.SignInAsync(Role.Clerk, World.Province);
        Assert.Equal(["10月 1/1", "11月 1/2"], await TrendAsync(World.Province, "associations.funded.rate"));
        await IncomeAsync(new(2026, 10, 6), 70_00);   // found later
        Assert.Equal(["10月 3000/", "11月 0/"], await TrendAsync(World.Province, "ledger.income"));
        Assert.Equal(10_000, (await MonthsAsync(World.County, "ledger.income")).Single(m => m.Month == October).Figure.Numerator);   // below: as on record now

        var page = (await clerk.PageAsync($"/figures/{World.Province}/associations.funded.rate")).QuerySelector("main")!.TextContent;
        Assert.Contains("月末定下的数", page, StringComparison.Ordinal);
        Assert.DoesNotContain("补算的，", page, StringComparison.Ordinal);
        var county = await app.SignInAsync(Role.Clerk, World.County);
        Assert.DoesNotContain("月末定下的数", (await county.PageAsync($"/figures/{World.County}/associations?trend=1")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_missed_is_counted_later_and_said_to_be_belated()
    {
        await KeepAsync(new(2026, 8));
        await KeepAsync(October);
        Assert.Equal(["8月 0/", "10月 1/", "11月 2/"], await TrendAsync(World.Province, "associations"));
        var clerk = await app.SignInAsync(Role.Clerk, World.Province);
        var page = (await clerk.PageAsync($"/figures/{World.Province}/associations")).QuerySelector("main")!.TextContent;
        Assert.Contains("其中 2026年8月 是后来补算的，", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IND_06_a_month_is_kept_from_the_first_day_of_the_next()
    {
        app.Clock.Now = new(2026, 11, 30, 15, 59, 0, TimeSpan.Zero);   // a minute before midnight in Beijing
        var refused = await Assert.ThrowsAsync<RuleException>(() => KeepAsync(new(2026, 11)));
        Assert.Equal("IND-06", Assert.Single(refused.Problems).Rule);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await KeepAsync(new(2026, 11)) > 0);
    }

    [Fact]
    public async Task Figures_counted_by_another_definition_are_not_put_beside_those_of_today()
    {
        await TickAsync();
        await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<MonthEndFigure>().Where(f => f.Indicator == "associations")
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.DefinitionVersion, f => f.DefinitionVersion + 1)));
        Assert.Equal(["11月 2/"], await TrendAsync(World.Province, "associations"));
        Assert.Equal(["11月 1/2"], await TrendAsync(World.Province, "associations.funded.rate"));   // its denominator is another thing now
        Assert.Equal(["10月 1/", "11月 1/"], await TrendAsync(World.Province, "associations.funded"));
    }

    [Fact]
    public async Task Nobody_sees_the_trend_of_a_province_that_is_not_theirs()
    {
        await TickAsync();
        var months = await app.InsideAsync(services =>
        {
            services.GetRequiredService<CurrentScope>().Value = new(Guid.CreateVersion7(), "x", [new(Guid.CreateVersion7(), Role.Head, DivisionCode.Parse(World.OtherProvince))]);
            return services.GetRequiredService<TraceFigure>().RunAsync(DivisionCode.Parse(World.Province), services.GetRequiredService<IndicatorCatalogue>().Find("associations")!, null, None);
        });
        Assert.Empty(months);
    }

    private static long Value(IEnumerable<MonthEndFigure> kept, string division, string indicator)
    {
        var code = DivisionCode.Parse(division);
        return kept.Where(f => f.Division == code.Value && f.Level == code.Level && f.Indicator == indicator).Sum(f => f.Value);
    }

    private Task<int> KeepAsync(Month month) => app.InsideAsync(s => s.GetRequiredService<KeepMonthEnds>().RunAsync(month, None));

    /// <summary>As the daily timer does; how many figures it kept.</summary>
    private async Task<int> TickAsync()
    {
        var said = await app.InsideAsync(s => ((ITick)s.GetServices<ITick>().OfType<KeepMonthEnds>().Single()).RunAsync(None));
        return int.Parse(said.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task<IReadOnlyList<TrendMonth>> MonthsAsync(string division, string indicator) => app.InsideAsync(services =>
        services.GetRequiredService<TraceFigure>().RunAsync(DivisionCode.Parse(division), services.GetRequiredService<IndicatorCatalogue>().Find(indicator)!, null, None));

    private async Task<IReadOnlyList<string>> TrendAsync(string division, string indicator) =>
        [.. (await MonthsAsync(division, indicator)).Select(m => $"{m.Month.Number % 100}月 {m.Figure.Numerator}/{m.Figure.Denominator}")];

    private async Task<AssociationRef> RegisterAsync(string village, string name, DateOnly on) => (await app.InsideAsync(services =>
        services.GetRequiredService<RegisterAssociation>().RunAsync(new(DivisionCode.Parse(village), name, on, null, null), None)))!;

    private Task IncomeAsync(DateOnly on, long fen) => app.InsideAsync(services => services.GetRequiredService<RecordLedgerEntry>().RunAsync(
        founded, new(on, LedgerDirection.Income, IncomeChannel.Donation, null, new(fen), null), None));
}
