using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Ledger;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>Closing a month of the ledger: what it stops, by rule and by the database, and how a mistake is mended afterwards.</summary>
public sealed class ClosingTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Month October = new(2026, 10);

    [Theory]
    [InlineData("2026-10-31")]
    [InlineData("2026-09-01")]
    public async Task ASC_38_nothing_is_written_into_a_closed_month(string day)
    {
        var which = await OpenAsync();
        await EarnAsync(which, day);
        await CloseAsync(which, October);
        await RefusedAsync("ASC-38", () => EarnAsync(which, day));
        Assert.NotNull(await EarnAsync(which, "2026-11-01"));
    }

    [Fact]
    public async Task ASC_38_a_mistake_in_a_closed_month_is_reversed_on_a_later_day()
    {
        var which = await OpenAsync();
        var entry = (await EarnAsync(which, "2026-10-15"))!.Value;
        await CloseAsync(which, October);
        await RefusedAsync("ASC-38", () => ReverseAsync(which, entry, new(2026, 10, 31)));
        Assert.NotNull(await ReverseAsync(which, entry, new(2026, 11, 1)));
    }

    [Fact]
    public async Task ASC_39_a_month_is_closed_when_it_is_over()
    {
        var which = await OpenAsync();
        await RefusedAsync("ASC-39", () => CloseAsync(which, new(2026, 11)));
        Assert.NotNull(await CloseAsync(which, October));
    }

    [Fact]
    public async Task ASC_40_a_closed_month_is_not_closed_again()
    {
        var which = await OpenAsync();
        Assert.NotNull(await CloseAsync(which, new(2026, 9)));
        await RefusedAsync("ASC-40", () => CloseAsync(which, new(2026, 9)));
        await RefusedAsync("ASC-40", () => CloseAsync(which, new(2026, 8)));
        Assert.NotNull(await CloseAsync(which, October));
    }

    [Fact]
    public async Task ASC_40_of_two_who_close_at_once_one_is_refused_in_the_same_words()
    {
        var which = await OpenAsync();
        await CloseAsync(which, October);
        // Past the check, as the second of two at once is.
        await RefusedAsync("ASC-40", () => WriteAsync(which, (db, association) => db.Add(new LedgerClosing(Guid.CreateVersion7(), association, October, null, new(2026, 11, 23)))));
    }

    [Fact]
    public async Task Without_any_check_the_database_keeps_a_closed_month_as_it_is()
    {
        var which = await OpenAsync();
        await EarnAsync(which, "2026-10-15");
        await EarnAsync(which, "2026-11-02");
        await CloseAsync(which, October);
        // Past the check, as an entry is that is written while its month is being closed: refused in the same words.
        await RefusedAsync("ASC-38", () => WriteAsync(which, (db, association) => db.Add(new LedgerEntry(
            Guid.CreateVersion7(), association, new(2026, 10, 31), LedgerDirection.Income, IncomeChannel.Donation, null, new(100), null, new(2026, 11, 23)))));
        await app.InsideAsync(async s =>
        {
            var entries = s.GetRequiredService<AppDb>().Set<LedgerEntry>().Where(e => e.Association == which.Id);
            var closed = entries.Where(e => e.On < new DateOnly(2026, 11, 1));
            var changed = await Assert.ThrowsAnyAsync<DbException>(() => closed.ExecuteUpdateAsync(u => u.SetProperty(e => e.AmountFen, 1)));
            var deleted = await Assert.ThrowsAnyAsync<DbException>(() => closed.ExecuteDeleteAsync());
            Assert.All([changed, deleted], e => Assert.Contains("the month is closed", e.Message, StringComparison.Ordinal));
            Assert.Equal(1, await entries.Where(e => e.On >= new DateOnly(2026, 11, 1)).ExecuteUpdateAsync(u => u.SetProperty(e => e.Summary, "可以改")));
            Assert.Equal(2, await entries.CountAsync());
        });
        // Another association's October is its own.
        Assert.NotNull(await EarnAsync(await OpenAsync(), "2026-10-15"));
    }

    [Fact]
    public async Task The_page_offers_what_is_over_and_open_and_says_how_far_the_ledger_is_closed()
    {
        var which = await OpenAsync();
        var head = await app.SignInAsync(Role.AssociationHead, World.Village, which.Id);
        var (home, page) = ($"/associations/{which.County}/{which.Id}", $"/associations/{which.County}/{which.Id}/ledger/close");
        Assert.Equal("202610", (await head.PageAsync(page)).QuerySelector("select[name=Month] option")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(page, [("Month", "202609")], "close")).Status);
        var offered = (await head.PageAsync(page)).QuerySelectorAll("select[name=Month] option").Select(o => o.GetAttribute("value"));
        Assert.Equal(["202610"], offered);
        Assert.Contains("已经结到2026年9月", (await head.PageAsync(home + "/ledger")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task RefusedAsync<T>(string rule, Func<Task<T>> act) => Assert.Contains((await Assert.ThrowsAsync<RuleException>(act)).Problems, p => p.Rule == rule);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private Task<Guid?> EarnAsync(AssociationRef which, string day) => app.InsideAsync(s => s.GetRequiredService<RecordLedgerEntry>()
        .RunAsync(which, new(Day(day), LedgerDirection.Income, IncomeChannel.Donation, null, new(100_00), null), None));

    private Task<Guid?> ReverseAsync(AssociationRef which, Guid entry, DateOnly on) => app.InsideAsync(s => s.GetRequiredService<ReverseLedgerEntry>().RunAsync(which, entry, new(on, "记错了"), None));

    private Task<Guid?> CloseAsync(AssociationRef which, Month month) => app.InsideAsync(s => s.GetRequiredService<CloseLedger>().RunAsync(which, month, None));

    private Task<bool> WriteAsync(AssociationRef which, Action<AppDb, Association> write) => app.InsideAsync(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        await s.GetRequiredService<Writer>().RunAsync(new("test.write", which.Id.ToString(), DivisionCode.Parse(World.Village)),
            async () => write(db, await db.Set<Association>().SingleAsync(a => a.Id == which.Id)), None);
        return true;
    });

    private async Task<AssociationRef> OpenAsync() => (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
        .RunAsync(new(DivisionCode.Parse(World.Village), $"结账协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
}
