using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Indicators.Rollup;

/// <summary>What the rows of a roll-up are grouped by. Folding to children happens in memory.</summary>
internal enum Grain
{
    /// <summary>Nation, province and city: by county, in the order of the index. A code of the unit itself is no county below it.</summary>
    County,

    /// <summary>County: by township.</summary>
    Township,

    /// <summary>Township and village: by code.</summary>
    Code,
}

/// <summary>One group's sums, one value per indicator.</summary>
internal sealed class Cells
{
    /// <summary>County, township or code without its trailing zeros, by grain.</summary>
    public long Place { get; init; }
    public Setting Setting { get; init; }
    public long[] Values { get; init; } = [];

    public static Grain GrainOf(DivisionLevel asked) => asked switch
    {
        <= DivisionLevel.City => Grain.County,
        DivisionLevel.County => Grain.Township,
        _ => Grain.Code,
    };

    /// <summary>Padded code of the group.</summary>
    public long Code(Grain grain) => Place * (grain == Grain.County ? 1_000_000 : Size(grain));

    public static long Size(Grain grain) => grain == Grain.Township ? 1_000 : 1;
}

internal sealed class GroupKey
{
    public long Place { get; init; }
    public Setting Setting { get; init; }
}

/// <summary>The bounds of one roll-up; months are ignored unless the profile is monthly.</summary>
internal readonly record struct Bounds(int FirstCounty, int LastCounty, long First, long Last, int FromMonth, int ToMonth)
{
    public static Bounds Of(Reach reach)
    {
        var range = reach.Division.Range;
        return new((int)(range.First / 1_000_000), (int)(range.Last / 1_000_000), range.First, range.Last, reach.From.Number, reach.To.Number);
    }
}

/// <summary>Makes the one query per profile type out of the indicators' own expressions.</summary>
internal static class RollupQuery
{
    internal delegate IAsyncEnumerable<Cells> Run(AppDb db, int firstCounty, int lastCounty, long first, long last, int fromMonth, int toMonth);

    /// <summary>select place, setting, count(…), sum(…), … from profile where county … group by place, setting.</summary>
    public static Run Compile<TProfile>(Grain grain, IReadOnlyList<ProfileIndicator> indicators) where TProfile : class, IProfile
    {
        var db = Expression.Parameter(typeof(AppDb), "db");
        var firstCounty = Expression.Parameter(typeof(int), "firstCounty");
        var lastCounty = Expression.Parameter(typeof(int), "lastCounty");
        var first = Expression.Parameter(typeof(long), "first");
        var last = Expression.Parameter(typeof(long), "last");
        var from = Expression.Parameter(typeof(int), "fromMonth");
        var to = Expression.Parameter(typeof(int), "toMonth");

        var p = Expression.Parameter(typeof(TProfile), "p");
        var county = Column(p, nameof(IProfile.County));
        var division = Column(p, nameof(IProfile.Division));
        var within = grain == Grain.County ? Between(county, firstCounty, lastCounty) : Expression.Equal(county, firstCounty);
        if (grain == Grain.Code) within = Expression.AndAlso(within, Between(division, first, last));
        if (typeof(IMonthlyProfile).IsAssignableFrom(typeof(TProfile)))
            within = Expression.AndAlso(within, Between(Column(p, nameof(IMonthlyProfile.Month)), from, to));

        Expression rows = Expression.Call(db, nameof(AppDb.Set), [typeof(TProfile)]);
        rows = Expression.Call(typeof(Queryable), nameof(Queryable.Where), [typeof(TProfile)], rows, Expression.Lambda<Func<TProfile, bool>>(within, p));

        Expression place = grain switch
        {
            Grain.County => Expression.Convert(county, typeof(long)),
            Grain.Township => Expression.Divide(division, Expression.Constant(Cells.Size(grain))),
            Grain.Code => division,
            _ => throw new ArgumentOutOfRangeException(nameof(grain), grain, null),
        };
        var key = Expression.Lambda<Func<TProfile, GroupKey>>(
            Expression.MemberInit(Expression.New(typeof(GroupKey)), Bind<GroupKey>(nameof(GroupKey.Place), place), Bind<GroupKey>(nameof(GroupKey.Setting), Column(p, nameof(IProfile.Setting)))), p);
        rows = Expression.Call(typeof(Queryable), nameof(Queryable.GroupBy), [typeof(TProfile), typeof(GroupKey)], rows, key);

        var g = Expression.Parameter(typeof(IGrouping<GroupKey, TProfile>), "g");
        var groupKey = Expression.Property(g, "Key");
        var cells = Expression.Lambda<Func<IGrouping<GroupKey, TProfile>, Cells>>(
            Expression.MemberInit(
                Expression.New(typeof(Cells)),
                Bind<Cells>(nameof(Cells.Place), Expression.Property(groupKey, nameof(GroupKey.Place))),
                Bind<Cells>(nameof(Cells.Setting), Expression.Property(groupKey, nameof(GroupKey.Setting))),
                Bind<Cells>(nameof(Cells.Values), Expression.NewArrayInit(typeof(long), indicators.Select(i => Aggregate<TProfile>(g, i))))),
            g);
        rows = Expression.Call(typeof(Queryable), nameof(Queryable.Select), [typeof(IGrouping<GroupKey, TProfile>), typeof(Cells)], rows, cells);

        // Compiled once per shape: at a township the query itself takes a tenth of a millisecond, looking it up by its tree takes longer.
        var compiled = EF.CompileAsyncQuery(Expression.Lambda<Func<AppDb, int, int, long, long, int, int, IQueryable<Cells>>>(
            rows, db, firstCounty, lastCounty, first, last, from, to));
        return compiled.Invoke;
    }

    private static MethodCallExpression Aggregate<TProfile>(ParameterExpression group, ProfileIndicator indicator) where TProfile : class, IProfile => indicator switch
    {
        CountIndicator<TProfile> { Counts.Body: ConstantExpression { Value: true } } =>
            Expression.Call(typeof(Enumerable), nameof(Enumerable.LongCount), [typeof(TProfile)], group),
        CountIndicator<TProfile> count =>
            Expression.Call(typeof(Enumerable), nameof(Enumerable.LongCount), [typeof(TProfile)], group, count.Counts),
        SumIndicator<TProfile> sum => Expression.Call(SumOf<TProfile>(), group, sum.Value),
        _ => Expression.Call(SumOf<TProfile>(), group, Readers.ValueOf<TProfile>(indicator)),
    };

    private static MethodInfo SumOf<TProfile>() =>
        new Func<IEnumerable<TProfile>, Func<TProfile, long>, long>(Enumerable.Sum).Method;

    private static MemberAssignment Bind<T>(string property, Expression value) => Expression.Bind(typeof(T).GetProperty(property)!, value);

    /// <summary>The column of the entity itself, not of the interface.</summary>
    public static MemberExpression Column(ParameterExpression profile, string name) => Expression.Property(profile, profile.Type.GetProperty(name)!);

    private static BinaryExpression Between(Expression value, Expression first, Expression last) =>
        Expression.AndAlso(Expression.GreaterThanOrEqual(value, first), Expression.LessThanOrEqual(value, last));
}
