using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Donations;
using Yinling.Associations.Ledger;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>What is given, its numbered receipt, and what restricted money is spent for.</summary>
public sealed class DonationTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Money_given_for_a_purpose_is_booked_spent_from_and_printed_in_capitals()
    {
        var (head, home, which) = await OpenAsync();
        var made = await head.SubmitAsync(home + "/donations/new", [("Kind", "Money"), ("Amount", "1,680.32"), ("Donor", "汪好心"), ("Purpose", "修屋顶"), ("On", "2026-11-20")], "donate");
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var donation = made.Location!;
        Assert.Contains("人民币壹仟陆佰捌拾元零叁角贰分", await TextAsync(head, donation + "/receipt"), StringComparison.Ordinal);
        Assert.Contains("捐字〔2026〕第0001号", await TextAsync(head, donation + "/receipt"), StringComparison.Ordinal);
        Assert.Contains("1,680.32", await TextAsync(head, home + "/ledger"), StringComparison.Ordinal);

        var over = await head.SubmitAsync(donation, [("Amount", "1680.33"), ("Purpose", "买瓦"), ("On", "2026-11-21")], "spend");
        Assert.NotNull((await over.PageAsync()).QuerySelector("[data-rule=ASC-92]"));
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(donation, [("Amount", "680.32"), ("Purpose", "买瓦"), ("On", "2026-11-21")], "spend")).Status);
        Assert.Contains("1,000.00元", await TextAsync(head, donation), StringComparison.Ordinal);

        // Money already spent from was no mistake.
        var kept = await head.SubmitAsync(donation, [("Reason", "记错了")], "cancel");
        Assert.NotNull((await kept.PageAsync()).QuerySelector("[data-rule=ASC-93]"));

        // The ledger's reversal brings the money back, then the gift can be struck out, by its entry.
        await ReverseAsync(which, LedgerDirection.Spending);
        Assert.Contains("已冲正", await TextAsync(head, donation), StringComparison.Ordinal);
        Assert.Equal(1_680_32, (await StoredAsync(which)).Left.Fen);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(donation, [("Reason", "记错了")], "cancel")).Status);
        Assert.Contains("已作废", await TextAsync(head, donation + "/receipt"), StringComparison.Ordinal);
        Assert.Equal(2, await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<LedgerEntry>().CountAsync(e => e.Association == which.Id && e.ReversalOf != null)));
    }

    [Fact]
    public async Task Goods_have_a_receipt_and_no_entry()
    {
        var (head, home, which) = await OpenAsync();
        var made = await head.SubmitAsync(home + "/donations/new", [("Kind", "Goods"), ("Goods", "棉被 20 床"), ("Amount", "0"), ("On", "2026-11-20")], "donate");
        Assert.Contains("没有估价", await TextAsync(head, made.Location! + "/receipt"), StringComparison.Ordinal);
        Assert.Contains("匿名", await TextAsync(head, home + "/donations"), StringComparison.Ordinal);
        Assert.Null((await StoredAsync(which)).Entry);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(made.Location!, [("Reason", "重了")], "cancel")).Status);
        Assert.Equal(Today, (await StoredAsync(which)).CancelledOn);
    }

    [Fact]
    public async Task Receipt_numbers_have_no_gap_when_a_click_is_repeated_or_refused_and_none_is_given_twice()
    {
        var (head, home, which) = await OpenAsync();
        var page = await head.PageAsync(home + "/donations/new");
        (string, string)[] gift = [("Kind", "Money"), ("Amount", "10"), ("On", "2026-11-20")];
        Assert.Equal((await head.SubmitAsync(page, home + "/donations/new", gift, "donate")).Location, (await head.SubmitAsync(page, home + "/donations/new", gift, "donate")).Location);
        await app.InsideAsync(s => s.GetRequiredService<CloseLedger>().RunAsync(which, new(2026, 10), None));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SubmitAsync(home + "/donations/new", [("Kind", "Money"), ("Amount", "10"), ("On", "2026-10-20")], "donate")).Status);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => GiveAsync(which, 10_00, null))));
        var numbers = await app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Donation>().Where(d => d.Association == which.Id).Select(d => d.ReceiptNumber).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 7), numbers.Order());
        // Another association begins at one.
        var (_, _, other) = await OpenAsync();
        await GiveAsync(other, 10_00, null);
        Assert.Equal(1, (await StoredAsync(other)).ReceiptNumber);
    }

    [Fact]
    public async Task ASC_90_without_any_check_the_database_refuses_a_number_given_already()
    {
        var (_, _, which) = await OpenAsync();
        Task AddAsync() => WriteAsync(which, (db, owner) => db.Add(Donation.OfGoods(Guid.CreateVersion7(), owner, 1, null, Today, "书", new(0), null, Today)));
        await AddAsync();
        Assert.Contains((await Assert.ThrowsAsync<RuleException>(AddAsync)).Problems, p => p.Rule == "ASC-90");
    }

    [Fact]
    public async Task Of_six_who_spend_one_gift_at_once_none_overspends_it_and_the_database_has_the_last_word()
    {
        var (_, _, which) = await OpenAsync();
        var id = await GiveAsync(which, 100_00, "修路");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try
            {
                var version = (await StoredAsync(which)).Version;
                await app.InsideAsync(s => s.GetRequiredService<SpendDonation>().RunAsync(which, id, new(Today, "石子", new(60_00), version), None));
                return true;
            }
            catch (Exception refused) when (refused is RuleException or StaleException) { return false; }
        })));
        Assert.Equal(1, outcomes.Count(o => o));
        Assert.Equal(40_00, (await StoredAsync(which)).Left.Fen);
        await app.InsideAsync(async s =>
        {
            var all = s.GetRequiredService<AppDb>().Set<Donation>().Where(d => d.Id == id);
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => all.ExecuteUpdateAsync(u => u.SetProperty(d => d.SpentFen, 100_01)));
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => all.ExecuteUpdateAsync(u => u.SetProperty(d => d.SpentFen, -1)));
            Assert.Equal(1, await s.GetRequiredService<AppDb>().Set<DonationSpending>().CountAsync(d => d.Donation == id));
        });
    }

    private Task<Guid> GiveAsync(AssociationRef which, long fen, string? purpose) => app.InsideAsync(async s => (await s.GetRequiredService<RecordDonation>().RunAsync(which, new(Today, null, null, new(fen), purpose), None))!.Value);

    private Task<Donation> StoredAsync(AssociationRef which) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<Donation>().AsNoTracking().SingleAsync(d => d.Association == which.Id));

    private Task ReverseAsync(AssociationRef which, LedgerDirection direction) => app.InsideAsync(async s =>
    {
        var entry = await s.GetRequiredService<AppDb>().Set<LedgerEntry>().AsNoTracking().SingleAsync(e => e.Association == which.Id && e.Direction == direction);
        await s.GetRequiredService<ReverseLedgerEntry>().RunAsync(which, entry.Id, new(Today, "记错了"), None);
    });

    private Task WriteAsync(AssociationRef which, Action<AppDb, Association> write) => app.InsideAsync(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        await s.GetRequiredService<Writer>().RunAsync(new("test.write", which.Id.ToString(), DivisionCode.Parse(World.Village)), async () => write(db, await db.Set<Association>().SingleAsync(a => a.Id == which.Id)), None);
    });

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.AssociationHead, World.Village, which.Id), $"/associations/{which.County}/{which.Id}", which);
    }
}
