using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Associations.Contracts;
using Yinling.Associations.Core;
using Yinling.Associations.Domain;
using Yinling.Associations.Dues;
using Yinling.Associations.Members;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Web.Associations;

/// <summary>Members who come and go, and a year's dues as the association's head takes them: ticked on the list, booked once each, taken back by reversal.</summary>
public sealed class DuesTests(WebApp app) : IClassFixture<WebApp>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Several_pay_at_once_each_with_an_entry_of_the_ledger_and_a_reversal_unmarks_one()
    {
        var (head, home, which) = await OpenAsync();
        var members = await MembersAsync(which, "汪一", "汪二", "汪三");
        var dues = home + "/dues?year=2026";
        Assert.Contains("还没有定2026年的会费标准", await TextAsync(head, dues), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(home + "/dues/set", [("Year", "2026"), ("Amount", "20"), ("Day", "2026-01-05")], "set")).Status);

        var page = await head.PageAsync(dues);
        Assert.Equal(3, page.QuerySelectorAll("input[name=Member][form=pay]").Length);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(page, dues, [("Member", members[0].ToString()), ("Member", members[1].ToString()), ("On", "2026-11-20")], "pay")).Status);
        Assert.Equal([20_00L, 20_00L], await EntriesAsync(which));
        Assert.Equal(["20.00", "2", "0", "1"], await FiguresAsync(head, dues));
        Assert.Equal(1, (await head.PageAsync(dues)).QuerySelectorAll("input[name=Member]").Length);

        // The same click again books nothing more.
        await head.SubmitAsync(page, dues, [("Member", members[0].ToString()), ("Member", members[1].ToString()), ("On", "2026-11-20")], "pay");
        Assert.Equal(2, (await EntriesAsync(which)).Count);

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(dues, [("Reason", "收重了")], await HandlerAsync(head, dues, "reverse-"))).Status);
        Assert.Equal(["20.00", "1", "0", "2"], await FiguresAsync(head, dues));

        // Who was unmarked can pay again; what the ledger's own page reverses is unmarked as well.
        page = await head.PageAsync(dues);
        var owing = page.QuerySelectorAll("input[name=Member]").Select(i => ("Member", i.GetAttribute("value")!)).ToList();
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(page, dues, [.. owing, ("On", "2026-11-21")], "pay")).Status);
        Assert.Equal(["20.00", "3", "0", "0"], await FiguresAsync(head, dues));
        await head.SubmitAsync(home + "/ledger", [("Reason", "又收重了")], await HandlerAsync(head, home + "/ledger", "reverse-"));
        Assert.Equal(["20.00", "2", "0", "1"], await FiguresAsync(head, dues));
    }

    [Fact]
    public async Task Whoever_is_let_off_owes_nothing_until_that_is_withdrawn_and_whoever_left_is_not_asked()
    {
        var (head, home, which) = await OpenAsync();
        var members = await MembersAsync(which, "方穷", "方走");
        var dues = home + "/dues?year=2026";
        await head.SubmitAsync(home + "/dues/set", [("Year", "2026"), ("Amount", "10.50"), ("Day", "2026-01-05")], "set");
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(dues, [("Reason", "低保户")], $"letoff-{members[0]:N}")).Status);
        Assert.Contains("低保户", await TextAsync(head, dues), StringComparison.Ordinal);
        Assert.Equal(["10.50", "0", "1", "1"], await FiguresAsync(head, dues));

        var leave = $"{home}/members/{members[1]}/leave";
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(leave, [("Because", "Died"), ("LeftOn", "2026-11-01")], "leave")).Status);
        Assert.Contains("2026年11月1日去世", await TextAsync(head, home + "/members"), StringComparison.Ordinal);
        Assert.Equal(["10.50", "0", "1", "0"], await FiguresAsync(head, dues));
        Assert.Contains("离会，不再收", await TextAsync(head, dues), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync(dues, [], await HandlerAsync(head, dues, "withdraw-"))).Status);
        Assert.Equal(["10.50", "0", "0", "1"], await FiguresAsync(head, dues));
        Assert.Empty(await EntriesAsync(which));
    }

    [Fact]
    public async Task Where_only_a_number_is_known_the_page_says_so_and_what_all_would_pay()
    {
        var (head, home, _) = await OpenAsync();
        await head.SubmitAsync(home + "/members", [("Members", "120"), ("Women", "61"), ("AsOf", "2026-11-01")], "count");
        await head.SubmitAsync(home + "/dues/set", [("Year", "2026"), ("Amount", "12"), ("Day", "2026-01-05")], "set");
        var text = await TextAsync(head, home + "/dues");
        Assert.Contains("没有会员名单，只有总数：会员 120 人", text, StringComparison.Ordinal);
        Assert.Contains("一共 1,440.00元", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_workbook_holds_every_member_of_the_year()
    {
        var (head, home, which) = await OpenAsync();
        await MembersAsync(which, "汪甲", "汪乙");
        var file = await head.GetAsync(home + "/dues.xlsx?year=2026");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Contains("spreadsheetml", file.Message.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        var stranger = await app.SignInAsync(Role.Clerk, World.OtherTownship);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(home + "/dues.xlsx")).Status);
    }

    [Fact]
    public async Task ASC_83_of_two_who_decide_a_years_dues_at_once_one_is_refused()
    {
        var (_, _, which) = await OpenAsync();
        Task AddAsync() => WriteAsync(which, (db, owner) => db.Add(new DuesYear(Guid.CreateVersion7(), owner, 2026, new(20_00), Adoption.On(new(2026, 1, 1)), new(2026, 11, 23))));
        await AddAsync();
        await RefusedAsync("ASC-83", AddAsync);
    }

    [Fact]
    public async Task ASC_84_nobody_pays_before_it_is_decided_how_much()
    {
        var (_, _, which) = await OpenAsync();
        var members = await MembersAsync(which, "汪早");
        await RefusedAsync("ASC-84", () => PayAsync(which, members));
        await RefusedAsync("ASC-84", () => app.InsideAsync(s => s.GetRequiredService<LetOffDues>().RunAsync(which, members[0], 2026, "困难", None)));
    }

    [Fact]
    public async Task ASC_86_of_six_who_take_one_members_dues_at_once_one_books_them()
    {
        var (_, _, which) = await OpenAsync();
        var members = await MembersAsync(which, "汪双");
        await SetAsync(which);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try { await PayAsync(which, members); return ""; }
            catch (RuleException refused) { return refused.Problems[0].Rule; }
        })));
        Assert.Equal(5, outcomes.Count(o => o == "ASC-86"));
        Assert.Equal([20_00L], await EntriesAsync(which));
        await RefusedAsync("ASC-86", () => app.InsideAsync(s => s.GetRequiredService<LetOffDues>().RunAsync(which, members[0], 2026, "困难", None)));
    }

    [Fact]
    public async Task ASC_86_without_any_check_the_database_refuses_to_settle_a_year_twice()
    {
        var (_, _, which) = await OpenAsync();
        var members = await MembersAsync(which, "汪底");
        await SetAsync(which);
        await PayAsync(which, members);
        await RefusedAsync("ASC-86", () => WriteAsync(which, (db, owner) =>
            db.Add(DuesSettlement.LetOff(Guid.CreateVersion7(), owner, db.Set<Member>().Single(m => m.Id == members[0]), 2026, "困难", new(2026, 11, 23)))));
    }

    [Fact]
    public async Task ASC_88_somebody_is_ticked_and_no_more_than_a_page()
    {
        var (_, _, which) = await OpenAsync();
        await SetAsync(which);
        await RefusedAsync("ASC-88", () => PayAsync(which, []));
        await RefusedAsync("ASC-88", () => PayAsync(which, [.. Enumerable.Range(0, 51).Select(_ => Guid.CreateVersion7())]));
        // A member of another association is nobody here.
        var (_, _, other) = await OpenAsync();
        Assert.Null(await PayAsync(which, await MembersAsync(other, "别会")));
    }

    private Task SetAsync(AssociationRef which) => app.InsideAsync(s => s.GetRequiredService<SetDues>().RunAsync(which, new(2026, new(20_00), null, new(2026, 1, 1)), None));

    private Task<int?> PayAsync(AssociationRef which, IReadOnlyList<Guid> members) => app.InsideAsync(s => s.GetRequiredService<PayDues>().RunAsync(which, new(2026, members, new(2026, 11, 20)), None));

    private Task<Guid[]> MembersAsync(AssociationRef which, params string[] names) => app.InsideAsync(async s =>
    {
        List<Guid> made = [];
        foreach (var name in names) made.Add((await s.GetRequiredService<AddMember>().RunAsync(which, new(name, Sex.Female, 1950, new(2026, 1, 1)), None))!.Value);
        return made.ToArray();
    });

    private Task<List<long>> EntriesAsync(AssociationRef which) => app.InsideAsync(s => s.GetRequiredService<AppDb>().Set<LedgerEntry>()
        .Where(e => e.Association == which.Id && e.Channel == IncomeChannel.MembershipFee && e.ReversalOf == null).Select(e => e.AmountFen).ToListAsync());

    private Task WriteAsync(AssociationRef which, Action<AppDb, Association> write) => app.InsideAsync(async s =>
    {
        var db = s.GetRequiredService<AppDb>();
        await s.GetRequiredService<Writer>().RunAsync(new("test.write", which.Id.ToString(), DivisionCode.Parse(World.Village)), async () => write(db, await db.Set<Association>().SingleAsync(a => a.Id == which.Id)), None);
    });

    private static async Task RefusedAsync(string rule, Func<Task> act) => Assert.Contains((await Assert.ThrowsAsync<RuleException>(act)).Problems, p => p.Rule == rule);

    private static async Task<string> TextAsync(Browser browser, string path) => (await browser.PageAsync(path)).QuerySelector("main")!.TextContent;

    private static async Task<string[]> FiguresAsync(Browser browser, string path) => [.. (await browser.PageAsync(path)).QuerySelectorAll(".kpi .v").Select(v => v.FirstChild!.TextContent.Trim().Split('，')[0])];

    private static async Task<string> HandlerAsync(Browser browser, string path, string prefix) =>
        (await browser.PageAsync(path)).QuerySelectorAll("input[name=_handler]").Select(i => i.GetAttribute("value")!).First(h => h.StartsWith(prefix, StringComparison.Ordinal));

    private async Task<(Browser Head, string Home, AssociationRef Which)> OpenAsync()
    {
        var which = (await app.InsideAsync(services => services.GetRequiredService<RegisterAssociation>()
            .RunAsync(new(DivisionCode.Parse(World.Village), $"老年协会{Guid.CreateVersion7():N}", null, null, null), None)))!;
        return (await app.SignInAsync(Role.AssociationHead, World.Village, which.Id), $"/associations/{which.County}/{which.Id}", which);
    }
}
