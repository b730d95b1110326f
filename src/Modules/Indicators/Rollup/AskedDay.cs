using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Rollup;

/// <summary>For which day and months, and for whom, figures and records are read.</summary>
internal sealed class AskedDay(TimeProvider clock, CurrentScope scope)
{
    public DateOnly Today => clock.BeijingToday;

    /// <exception cref="RuleException">IND-02, IND-03.</exception>
    public Reach ReachOf(DivisionCode division, DateOnly? asOf, Month? from, Month? to)
    {
        var today = Today;
        if (asOf > today) throw new RuleException("IND-02", $"{asOf:yyyy-MM-dd} 还没有到，请选今天或今天以前的日子。", "asOf");
        var last = to ?? Month.Of(asOf ?? today);
        var first = from ?? new Month(last.FirstDay.Year, 1);
        if (first > last) throw new RuleException("IND-03", $"起始月份 {first} 晚于结束月份 {last}，请对调。", "period");
        return new(division, asOf == today ? null : asOf, first, last);
    }

    /// <summary>Whether the asker may read a division's figures. Sums name nobody, so a post bound to one association reads those of its village too.</summary>
    public bool MayRead(DivisionCode division) =>
        scope.Value.IsSystem || scope.Value.Posts.Any(p => FigurePermissions.Read.HeldBy(p.Role) && p.Division.Contains(division));
}
