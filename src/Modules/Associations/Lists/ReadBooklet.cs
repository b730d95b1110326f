using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Contracts;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Lists;

/// <summary>One of an association's books for a year, as it is printed: every line a text, in the order of the days.</summary>
internal sealed class ReadBooklet(AssociationDesk desk)
{
    /// <param name="Columns">Heading and whether numbers stand in it.</param>
    /// <param name="Close">What stands under the lines: sums.</param>
    internal sealed record Book(Association Association, IReadOnlyList<(string Heading, bool Number)> Columns, IReadOnlyList<string?[]> Lines, string Close);

    /// <returns>Null when there is no such association or it is not the person's to see.</returns>
    public async Task<Book?> RunAsync(AssociationRef which, Booklet booklet, int year, CancellationToken ct)
    {
        if (await desk.FindAsync(which, AssociationPermissions.Read, ct) is not { } association) return null;
        var (from, to) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return booklet switch
        {
            Booklet.Members => await MembersAsync(association, from, to, ct),
            Booklet.Meetings => await MeetingsAsync(association, from, to, ct),
            Booklet.Study => await ActivitiesAsync(association, from, to, ActivityCategory.Education, ct),
            Booklet.Activities => await ActivitiesAsync(association, from, to, null, ct),
            Booklet.Finance => await FinanceAsync(association, from, to, ct),
            Booklet.Goods => await GoodsAsync(association, from, to, ct),
            _ => throw new ArgumentOutOfRangeException(nameof(booklet), booklet, null),
        };
    }

    /// <summary>Whoever was a member on any day of the year.</summary>
    private async Task<Book> MembersAsync(Association association, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var members = await desk.Db.FactsOf<Member>(association).AsNoTracking().Where(m => m.JoinedOn <= to && (m.LeftOn == null || m.LeftOn > from))
            .OrderBy(m => m.JoinedOn).ThenBy(m => m.Id).ToListAsync(ct);
        return new(association, [("姓名", false), ("性别", false), ("出生年", true), ("入会", false), ("离会", false)],
            [.. members.Select(m => new[] { m.Name, m.Sex.InChinese, m.BirthYear is { } year ? Year(year) : null, m.JoinedOn.InChinese, m.LeftOn is { } left ? left.InChinese + m.LeftBecause?.InChinese : null })],
            $"共 {members.Count} 人，其中女 {members.Count(m => m.Sex == Sex.Female)} 人；本年入会 {members.Count(m => m.JoinedOn >= from)} 人，离会 {members.Count(m => m.LeftOn <= to)} 人。");
    }

    private async Task<Book> MeetingsAsync(Association association, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var meetings = await desk.Db.FactsOf<Meeting>(association).AsNoTracking().Where(m => m.RemovedOn == null && m.On >= from && m.On <= to).OrderBy(m => m.On).ThenBy(m => m.Id).ToListAsync(ct);
        var ids = meetings.Select(m => m.Id).ToArray();
        var decided = (await desk.Db.FactsOf<Resolution>(association).AsNoTracking().Where(r => ids.Contains(r.Meeting)).OrderBy(r => r.Id).ToListAsync(ct)).ToLookup(r => r.Meeting);
        return new(association, [("日期", false), ("会议", false), ("议题", false), ("主持", false), ("到会", true), ("应到", true), ("决议", false)],
            [.. meetings.Select(m => new[]
            {
                m.On.InChinese, m.Kind.InChinese, m.Topic, m.Chair, Count(m.Present), m.Invited is { } invited ? Count(invited) : null,
                string.Join("；", decided[m.Id].Select(r => r.Text.TrimEnd('。') + (r.Passed ? "(通过)" : "(没有通过)"))),
            })],
            $"共开会 {meetings.Count} 次。");
    }

    private async Task<Book> ActivitiesAsync(Association association, DateOnly from, DateOnly to, ActivityCategory? only, CancellationToken ct)
    {
        var activities = await desk.Db.FactsOf<ActivityRecord>(association).AsNoTracking()
            .Where(a => a.RemovedOn == null && a.On >= from && a.On <= to && (only == null || a.Category == only)).OrderBy(a => a.On).ThenBy(a => a.Id).ToListAsync(ct);
        return new(association, [("日期", false), ("类别", false), ("内容", false), ("人数", true), ("地点", false)],
            [.. activities.Select(a => new[] { a.On.InChinese, a.Category.InChinese, a.Title, Count(a.People), a.Place })],
            $"共 {activities.Count} 次，{Count(activities.Sum(a => (long)a.People))} 人次，{activities.Select(a => Month.Of(a.On).Number).Distinct().Count()} 个月有活动。");
    }

    /// <summary>With the balance after each line; what was there before the year is the first line.</summary>
    private async Task<Book> FinanceAsync(Association association, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var entries = await desk.Db.FactsOf<LedgerEntry>(association).AsNoTracking().Where(e => e.On <= to).OrderBy(e => e.On).ThenBy(e => e.Id).ToListAsync(ct);
        var balance = entries.Where(e => e.On < from).Sum(e => e.Effect.Fen);
        List<string?[]> lines = [[from.InChinese, "上年结余", null, null, new Money(balance).ToString()]];
        long income = 0, spending = 0;
        foreach (var entry in entries.Where(e => e.On >= from))
        {
            balance += entry.Effect.Fen;
            var isIncome = entry.Direction == LedgerDirection.Income;
            var signed = isIncome ? entry.Effect.Fen : -entry.Effect.Fen;
            if (isIncome) income += signed; else spending += signed;
            lines.Add([entry.On.InChinese, What(entry), isIncome ? new Money(signed).ToString() : null, isIncome ? null : new Money(signed).ToString(), new Money(balance).ToString()]);
        }
        return new(association, [("日期", false), ("摘要", false), ("收入", true), ("支出", true), ("结余", true)], lines,
            $"本年收入 {new Money(income)}，支出 {new Money(spending)}，年末结余 {new Money(balance)}。");
    }

    /// <summary>Whatever was in the register on any day of the year, with what this year's stock-take found.</summary>
    private async Task<Book> GoodsAsync(Association association, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var assets = await desk.Db.FactsOf<Asset>(association).AsNoTracking().Where(a => a.AcquiredOn <= to && (a.WrittenOffOn == null || a.WrittenOffOn > from))
            .OrderBy(a => a.Category).ThenBy(a => a.AcquiredOn).ThenBy(a => a.Id).ToListAsync(ct);
        var taken = await desk.Db.FactsOf<StockTake>(association).AsNoTracking().Where(s => s.Year == from.Year).ToDictionaryAsync(s => s.Asset, ct);
        return new(association, [("名称", false), ("类别", false), ("数量", true), ("价值", true), ("得到", false), ("保管人", false), ("状况", false), ("盘点", false)],
            [.. assets.Select(a => new[]
            {
                a.Name, a.Category.InChinese, Count(a.Count), a.Value?.Amount, a.AcquiredOn.InChinese, a.Keeper,
                a.WrittenOffOn <= to ? $"{a.WrittenOffOn.Value.InChinese}报废" : a.Condition.InChinese,
                taken.GetValueOrDefault(a.Id) is { } take ? $"盘到 {Count(take.Counted)}{(take.Reason is null ? "" : $"，{take.Reason}")}" : null,
            })],
            $"共 {assets.Count} 种，价值 {new Money(assets.Sum(a => a.ValueFen ?? 0))}；本年新增 {assets.Count(a => a.AcquiredOn >= from)} 种，报废 {assets.Count(a => a.WrittenOffOn <= to)} 种，盘点 {taken.Count} 种。");
    }

    private static string What(LedgerEntry entry) =>
        string.Join("：", new[] { entry.ReversalOf is null ? null : "冲正", entry.Channel?.InChinese ?? entry.Purpose, entry.Summary }.Where(t => t is not null));

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
