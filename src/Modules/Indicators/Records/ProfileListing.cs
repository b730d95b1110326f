using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Records;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Rollup;

/// <summary>The lists behind figures, by the same expressions that made the figures.</summary>
internal sealed partial class ProfileReading<TProfile>
{
    public async Task<RecordPage> ListAsync(RecordSlice slice, CancellationToken ct)
    {
        var shown = slice.NearMissesAmong is { } among
            ? Readers.Except(Readers.Contributes<TProfile>(among), Readers.Contributes<TProfile>(slice.Counted))
            : Readers.Contributes<TProfile>(slice.Counted);
        var value = slice.NearMissesAmong is null && slice.Counted is not CountIndicator<TProfile> ? Readers.ValueOf<TProfile>(slice.Counted) : null;

        var (count, page) = slice.Reach.AsOf is { } day
            ? await PastPageAsync(slice, day, shown, value, ct)
            : await LivePageAsync(slice, shown, value, ct);
        var subjects = await source.DescribeAsync(page, ct);
        var amount = value?.Compile();
        var reasons = slice.NearMissesAmong is null ? null : new Reasons<TProfile>(((CountIndicator<TProfile>)slice.Counted).Counts, columns);
        return new(count, [.. page.Zip(subjects, (profile, subject) => new RecordLine(
            subject, profile.Setting, amount?.Invoke(profile), profile is IMonthlyProfile monthly ? new Month(monthly.Month) : null, reasons?.Of(profile) ?? []))]);
    }

    private async Task<(long, IReadOnlyList<TProfile>)> LivePageAsync(
        RecordSlice slice, Expression<Func<TProfile, bool>> shown, Expression<Func<TProfile, long>>? value, CancellationToken ct)
    {
        var p = Expression.Parameter(typeof(TProfile), "p");
        var division = Expression.Lambda<Func<TProfile, long>>(RollupQuery.Column(p, nameof(IProfile.Division)), p);
        var id = Expression.Lambda<Func<TProfile, Guid>>(RollupQuery.Column(p, nameof(IProfile.Id)), p);
        var rows = db.Set<TProfile>().AsNoTracking()
            .InDivision(slice.Reach.Division.Range, division)
            .Within(slice.Grant, division, id)
            .Where(shown);
        if (slice.Only is { } only) rows = rows.Where(InAny(division, only));
        if (slice.Setting is { } setting) rows = rows.Where(Compare(p, nameof(IProfile.Setting), Expression.Equal, setting));
        if (IsMonthly)
        {
            rows = rows.Where(Compare(p, nameof(IMonthlyProfile.Month), Expression.GreaterThanOrEqual, slice.Reach.From.Number))
                .Where(Compare(p, nameof(IMonthlyProfile.Month), Expression.LessThanOrEqual, slice.Reach.To.Number));
        }

        var count = await rows.LongCountAsync(ct);
        var ordered = value is null ? rows.OrderBy(division).ThenBy(id) : rows.OrderByDescending(value).ThenBy(division).ThenBy(id);
        if (IsMonthly) ordered = ordered.ThenBy(Expression.Lambda<Func<TProfile, int>>(RollupQuery.Column(p, nameof(IMonthlyProfile.Month)), p));
        return (count, await ordered.Skip((slice.Page - 1) * slice.PageSize).Take(slice.PageSize).ToListAsync(ct));
    }

    private async Task<(long, IReadOnlyList<TProfile>)> PastPageAsync(
        RecordSlice slice, DateOnly day, Expression<Func<TProfile, bool>> shown, Expression<Func<TProfile, long>>? value, CancellationToken ct)
    {
        var isShown = shown.Compile();
        var amount = value?.Compile() ?? (_ => 0);
        var order = Comparer<TProfile>.Create((a, b) => Order(a, b, amount));
        var wanted = slice.Page * slice.PageSize;
        var count = 0L;
        List<TProfile> kept = [];
        await foreach (var profile in PastAsync(slice.Reach, day, ct))
        {
            if ((slice.Setting is { } setting && profile.Setting != setting) || !slice.Grant.Allows(profile.Division, profile.Id) || !isShown(profile)) continue;
            if (slice.Only is { } only && !only.Any(r => r.Contains(profile.Division))) continue;
            count++;
            kept.Add(profile);
            if (kept.Count >= (wanted * 4) + 1_000) Trim();  // The nation has 620,573 villages; a page needs the first few.
        }
        Trim();
        return (count, kept.Count <= wanted - slice.PageSize ? [] : kept[(wanted - slice.PageSize)..]);

        void Trim()
        {
            kept.Sort(order);
            if (kept.Count > wanted) kept.RemoveRange(wanted, kept.Count - wanted);
        }
    }

    private static Expression<Func<TProfile, bool>> InAny(Expression<Func<TProfile, long>> division, IReadOnlyList<CodeRange> ranges) => Expression.Lambda<Func<TProfile, bool>>(
        ranges.Select(r => (Expression)Expression.AndAlso(
                Expression.GreaterThanOrEqual(division.Body, Expression.Constant(r.First)), Expression.LessThanOrEqual(division.Body, Expression.Constant(r.Last))))
            .Aggregate((Expression)Expression.Constant(false), Expression.OrElse),
        division.Parameters);

    private static int Order(TProfile a, TProfile b, Func<TProfile, long> amount)
    {
        var byAmount = amount(b).CompareTo(amount(a));
        if (byAmount != 0) return byAmount;
        var byDivision = a.Division.CompareTo(b.Division);
        if (byDivision != 0) return byDivision;
        var byId = a.Id.CompareTo(b.Id);
        return byId != 0 || a is not IMonthlyProfile first ? byId : first.Month.CompareTo(((IMonthlyProfile)b).Month);
    }

    private static Expression<Func<TProfile, bool>> Compare<TValue>(
        ParameterExpression p, string column, Func<Expression, Expression, BinaryExpression> comparison, TValue value)
    {
        Expression<Func<TValue>> captured = () => value;
        return Expression.Lambda<Func<TProfile, bool>>(comparison(RollupQuery.Column(p, column), captured.Body), p);
    }
}
