using System.Linq.Expressions;
using Yinling.Kernel;

namespace Yinling.Platform.Access;

/// <summary>Turns a grant into a predicate both databases can use an index for.</summary>
public static class GrantQueries
{
    /// <summary>The rows whose division lies in the grant, or whose subject the grant names.</summary>
    public static IQueryable<T> Within<T>(
        this IQueryable<T> rows, Grant grant, Expression<Func<T, long>> division, Expression<Func<T, Guid>>? subject = null)
    {
        if (grant.Ranges is [var only] && only == DivisionCode.Nation.Range) return rows;

        var row = division.Parameters[0];
        Expression? reached = null;
        foreach (var range in grant.Ranges) reached = Or(reached, InRange(division.Body, range));
        if (subject is not null && grant.Subjects.Count > 0)
        {
            var subjects = grant.Subjects.ToArray();
            Expression<Func<Guid, bool>> named = id => subjects.Contains(id);
            var body = new Swap(named.Parameters[0], new Swap(subject.Parameters[0], row).Visit(subject.Body)).Visit(named.Body);
            reached = Or(reached, body);
        }
        return rows.Where(Expression.Lambda<Func<T, bool>>(reached ?? Expression.Constant(false), row));
    }

    /// <summary>The rows of one subtree.</summary>
    public static IQueryable<T> InDivision<T>(this IQueryable<T> rows, CodeRange range, Expression<Func<T, long>> division) =>
        range == DivisionCode.Nation.Range
            ? rows
            : rows.Where(Expression.Lambda<Func<T, bool>>(InRange(division.Body, range), division.Parameters[0]));

    private static BinaryExpression InRange(Expression division, CodeRange range)
    {
        // Read from a captured object, so that EF makes parameters of the bounds and caches one query for all users.
        var bounds = Expression.Constant(new Bounds(range.First, range.Last));
        return Expression.AndAlso(
            Expression.GreaterThanOrEqual(division, Expression.Property(bounds, nameof(Bounds.First))),
            Expression.LessThanOrEqual(division, Expression.Property(bounds, nameof(Bounds.Last))));
    }

    private static Expression Or(Expression? left, Expression right) => left is null ? right : Expression.OrElse(left, right);

    private sealed record Bounds(long First, long Last);

    private sealed class Swap(ParameterExpression from, Expression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
