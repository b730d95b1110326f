using System.Linq.Expressions;
using System.Reflection;
using Yinling.Indicators.Contracts;

namespace Yinling.Indicators.Rollup;

/// <summary>An indicator's one expression in the forms other readers need; nobody writes the condition a second time.</summary>
internal static class Readers
{
    /// <summary>What a profile adds to the figure: 1 or 0 for counts, its value for sums and flows.</summary>
    public static Expression<Func<TProfile, long>> ValueOf<TProfile>(ProfileIndicator indicator) where TProfile : class, IProfile => indicator switch
    {
        CountIndicator<TProfile> { Counts: var counts } => Expression.Lambda<Func<TProfile, long>>(
            Expression.Condition(counts.Body, Expression.Constant(1L), Expression.Constant(0L)), counts.Parameters),
        SumIndicator<TProfile> sum => sum.Value,
        // FlowIndicator<TProfile> wants a monthly profile, which this method cannot promise the compiler.
        _ => (Expression<Func<TProfile, long>>)typeof(FlowIndicator<>).MakeGenericType(typeof(TProfile))
            .GetProperty(nameof(FlowIndicator<>.Value), BindingFlags.Public | BindingFlags.Instance)!.GetValue(indicator)!,
    };

    /// <summary>Which profiles are behind the figure: those counted, or those that add anything.</summary>
    public static Expression<Func<TProfile, bool>> Contributes<TProfile>(ProfileIndicator indicator) where TProfile : class, IProfile
    {
        if (indicator is CountIndicator<TProfile> count) return count.Counts;
        var value = ValueOf<TProfile>(indicator);
        return Expression.Lambda<Func<TProfile, bool>>(Expression.NotEqual(value.Body, Expression.Constant(0L)), value.Parameters);
    }

    /// <summary>Counted by the wider expression and not by the narrower.</summary>
    public static Expression<Func<TProfile, bool>> Except<TProfile>(Expression<Func<TProfile, bool>> wider, Expression<Func<TProfile, bool>> narrower) =>
        Expression.Lambda<Func<TProfile, bool>>(
            Expression.AndAlso(wider.Body, Expression.Not(new Swap(narrower.Parameters[0], wider.Parameters[0]).Visit(narrower.Body))), wider.Parameters);

    internal sealed class Swap(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
