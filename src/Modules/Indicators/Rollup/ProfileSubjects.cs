using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Rollup;

/// <summary>What the indicators say about one profile.</summary>
internal sealed class SubjectCells
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public long Division { get; init; }
    public long[] Values { get; init; } = [];
}

/// <summary>Profiles one by one, by the same expressions that made the figures.</summary>
internal sealed partial class ProfileReading<TProfile>
{
    public async Task AddSubjectsAsync(
        Dictionary<Guid, SubjectFigures> found, IReadOnlyDictionary<string, int> places, bool begins, Reach reach, IReadOnlyList<ProfileIndicator> indicators, Grant grant, Guid? only, CancellationToken ct)
    {
        var at = indicators.Select(i => places[i.Code]).ToArray();
        if (reach.AsOf is { } day)
        {
            var values = indicators.Select(i => Compiled(i.Code, () => Readers.ValueOf<TProfile>(i))).ToArray();
            await foreach (var profile in PastAsync(reach, day, ct))
            {
                if ((only is null || profile.Id == only) && grant.Allows(profile.Division, profile.Id)) Add(profile.County, profile.Id, profile.Division, i => values[i](profile));
            }
            return;
        }

        var p = Expression.Parameter(typeof(TProfile), "p");
        var division = Expression.Lambda<Func<TProfile, long>>(RollupQuery.Column(p, nameof(IProfile.Division)), p);
        var id = Expression.Lambda<Func<TProfile, Guid>>(RollupQuery.Column(p, nameof(IProfile.Id)), p);
        var rows = db.Set<TProfile>().AsNoTracking().InDivision(reach.Division.Range, division).Within(grant, division, id);
        if (only is { } one) rows = rows.Where(Compare(p, nameof(IProfile.Id), Expression.Equal, one));
        if (IsMonthly)
        {
            rows = rows.Where(Compare(p, nameof(IMonthlyProfile.Month), Expression.GreaterThanOrEqual, reach.From.Number))
                .Where(Compare(p, nameof(IMonthlyProfile.Month), Expression.LessThanOrEqual, reach.To.Number));
        }
        // Months are added up here: one row per subject and month comes back, in no order, and nothing is sorted for it.
        await foreach (var cells in rows.Select(OfEach(p, indicators)).AsAsyncEnumerable().WithCancellation(ct)) Add(cells.County, cells.Id, cells.Division, i => cells.Values[i]);

        void Add(int county, Guid subject, long code, Func<int, long> value)
        {
            if (!found.TryGetValue(subject, out var figures))
            {
                if (!begins) return;
                found.Add(subject, figures = new(county, subject, code, places));
            }
            for (var i = 0; i < at.Length; i++) figures.Add(at[i], value(i));
        }
    }

    private static Expression<Func<TProfile, SubjectCells>> OfEach(ParameterExpression p, IReadOnlyList<ProfileIndicator> indicators)
    {
        var values = indicators.Select(Readers.ValueOf<TProfile>).Select(v => new Readers.Swap(v.Parameters[0], p).Visit(v.Body));
        MemberAssignment Bind(string name, Expression value) => Expression.Bind(typeof(SubjectCells).GetProperty(name)!, value);
        return Expression.Lambda<Func<TProfile, SubjectCells>>(
            Expression.MemberInit(
                Expression.New(typeof(SubjectCells)),
                Bind(nameof(SubjectCells.County), RollupQuery.Column(p, nameof(IProfile.County))),
                Bind(nameof(SubjectCells.Id), RollupQuery.Column(p, nameof(IProfile.Id))),
                Bind(nameof(SubjectCells.Division), RollupQuery.Column(p, nameof(IProfile.Division))),
                Bind(nameof(SubjectCells.Values), Expression.NewArrayInit(typeof(long), values))),
            p);
    }
}
