using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Rollup;

namespace Yinling.Indicators.Records;

/// <summary>Why a profile is not counted: the columns its indicator's expression reads that are not as they must be.</summary>
internal sealed class Reasons<TProfile> where TProfile : class, IProfile
{
    private readonly List<(Func<TProfile, bool> Holds, Func<TProfile, string> Lacking)> needs;

    public Reasons(Expression<Func<TProfile, bool>> counts, IReadOnlyList<ProfileColumn<TProfile>> columns)
    {
        var read = new Reading(counts.Parameters[0], columns);
        read.Visit(counts.Body);
        needs = [.. read.Found.Select(f => (f.Wanted ? f.Column.Column.Compile() : Not(f.Column), f.Wanted ? f.Column.Lacking : _ => f.Column.Name))];
    }

    /// <summary>One sentence each; empty when no named column explains it.</summary>
    public IReadOnlyList<string> Of(TProfile profile) => [.. needs.Where(n => !n.Holds(profile)).Select(n => n.Lacking(profile))];

    private static Func<TProfile, bool> Not(ProfileColumn<TProfile> column)
    {
        var holds = column.Column.Compile();
        return profile => !holds(profile);
    }

    /// <summary>Finds the columns in the tree, and whether the expression wants them true or, under a negation, false.</summary>
    private sealed class Reading(ParameterExpression parameter, IReadOnlyList<ProfileColumn<TProfile>> columns) : ExpressionVisitor
    {
        private readonly List<(ProfileColumn<TProfile> Column, Expression Body)> known =
            [.. columns.Select(c => (c, new Readers.Swap(c.Column.Parameters[0], parameter).Visit(c.Column.Body)))];

        private bool wanted = true;

        public List<(ProfileColumn<TProfile> Column, bool Wanted)> Found { get; } = [];

        public override Expression? Visit(Expression? node)
        {
            if (node is not null && node.Type == typeof(bool))
            {
                foreach (var (column, body) in known)
                {
                    if (!ExpressionEqualityComparer.Instance.Equals(body, node)) continue;
                    if (!Found.Contains((column, wanted))) Found.Add((column, wanted));
                    return node;
                }
            }
            return base.Visit(node);
        }

        protected override Expression VisitUnary(UnaryExpression node)
        {
            if (node.NodeType != ExpressionType.Not) return base.VisitUnary(node);
            wanted = !wanted;
            Visit(node.Operand);
            wanted = !wanted;
            return node;
        }
    }
}
