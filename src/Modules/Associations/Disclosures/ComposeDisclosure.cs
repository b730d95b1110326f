using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Associations.Storage;
using Yinling.Kernel;

namespace Yinling.Associations.Disclosures;

/// <summary>Fills a sheet from the records of a quarter: nobody types figures for the board.</summary>
internal sealed class ComposeDisclosure(AssociationDesk desk)
{
    /// <param name="association">Reached through a grant.</param>
    public Task<IReadOnlyList<DisclosureSection>> RunAsync(Association association, DisclosureKind kind, Quarter quarter, CancellationToken ct) =>
        kind == DisclosureKind.Finance ? FinanceAsync(association, quarter, ct) : AffairsAsync(association, quarter, ct);

    private async Task<IReadOnlyList<DisclosureSection>> FinanceAsync(Association association, Quarter quarter, CancellationToken ct)
    {
        var (first, last) = (quarter.FirstDay, quarter.LastDay);
        var before = await desk.Db.FactsOf<LedgerEntry>(association).Where(e => e.On < first)
            .SumAsync(e => (e.Direction == LedgerDirection.Income) == (e.ReversalOf == null) ? e.AmountFen : -e.AmountFen, ct);
        var entries = await desk.Db.FactsOf<LedgerEntry>(association).AsNoTracking().Where(e => e.On >= first && e.On <= last).OrderBy(e => e.On).ThenBy(e => e.Id).ToListAsync(ct);
        var donations = await desk.Db.FactsOf<Donation>(association).AsNoTracking()
            .Where(d => d.On >= first && d.On <= last && d.CancelledOn == null).OrderBy(d => d.ReceiptYear).ThenBy(d => d.ReceiptNumber).ToListAsync(ct);
        var restricted = await desk.Db.FactsOf<Donation>(association).AsNoTracking()
            .Where(d => d.Purpose != null && d.Entry != null && d.CancelledOn == null && d.SpentFen < d.ValueFen && d.On <= last).OrderBy(d => d.On).ThenBy(d => d.Id).ToListAsync(ct);

        long Net(IEnumerable<LedgerEntry> some) => some.Sum(e => e.ReversalOf is null ? e.AmountFen : -e.AmountFen);
        var income = entries.Where(e => e.Direction == LedgerDirection.Income).ToList();
        var spending = entries.Where(e => e.Direction == LedgerDirection.Spending).ToList();
        var total = entries.Sum(e => e.Effect.Fen);
        return
        [
            new("总账",
            [
                new("上季结余", Fen: before), new("本季收入", Fen: Net(income)), new("本季支出", Fen: Net(spending)), new("本季结余", Fen: before + total),
            ]),
            new("收入", [.. income.GroupBy(e => e.Channel!.Value).OrderBy(g => g.Key).Select(g => new DisclosureLine(g.Key.InChinese, Fen: Net(g)))]),
            new("支出", [.. spending.Select(e => new DisclosureLine($"{e.On.InChinese}，{e.Purpose}{(e.ReversalOf is null ? "" : "(冲正)")}", Fen: e.ReversalOf is null ? e.AmountFen : -e.AmountFen))]),
            new("收到的捐赠", [.. donations.Select(d => new DisclosureLine($"{d.On.InChinese}，{d.Goods ?? "钱"}{(d.Purpose is null ? "" : $"，用于{d.Purpose}")}，{(d.Donor is null ? "匿名" : "捐赠人")}", d.Donor, d.ValueFen))]),
            new("指定用途的捐款还剩", [.. restricted.Select(d => new DisclosureLine(d.Purpose!, Fen: d.Left.Fen))]),
        ];
    }

    private async Task<IReadOnlyList<DisclosureSection>> AffairsAsync(Association association, Quarter quarter, CancellationToken ct)
    {
        var (first, last) = (quarter.FirstDay, quarter.LastDay);
        var meetings = await desk.Db.FactsOf<Meeting>(association).AsNoTracking().Where(m => m.On >= first && m.On <= last && m.RemovedOn == null).OrderBy(m => m.On).ThenBy(m => m.Id).ToListAsync(ct);
        var ids = meetings.ConvertAll(m => m.Id);
        var resolutions = await desk.Db.FactsOf<Resolution>(association).AsNoTracking().Where(r => ids.Contains(r.Meeting)).OrderBy(r => r.Id).ToListAsync(ct);
        var activities = await desk.Db.FactsOf<ActivityRecord>(association).AsNoTracking().Where(a => a.On >= first && a.On <= last && a.RemovedOn == null).ToListAsync(ct);
        var joined = await desk.Db.FactsOf<Member>(association).CountAsync(m => m.JoinedOn >= first && m.JoinedOn <= last, ct);
        var left = await desk.Db.FactsOf<Member>(association).CountAsync(m => m.LeftOn >= first && m.LeftOn <= last, ct);
        return
        [
            new("会议", [.. meetings.Select(m => new DisclosureLine($"{m.On.InChinese}，{m.Kind.InChinese}，{m.Topic}，到会 {m.Present} 人"))]),
            new("决议", [.. resolutions.Select(r => new DisclosureLine($"{r.Text}({(r.Passed ? "通过" : "没有通过")})"))]),
            new("活动", [.. activities.GroupBy(a => a.Category).OrderBy(g => g.Key).Select(g => new DisclosureLine($"{g.Key.InChinese} {g.Count()} 次，{g.Sum(a => a.People)} 人次"))]),
            new("会员", [new($"入会 {joined} 人，退会等离会 {left} 人")]),
        ];
    }
}
