using Yinling.Divisions.Contracts;
using Yinling.Indicators.Catalogue;
using Yinling.Indicators.Contracts;
using Yinling.Indicators.Rollup;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Records;

/// <summary>Which list behind a figure.</summary>
internal enum RecordSide
{
    /// <summary>The subjects counted; of a ratio those of its numerator.</summary>
    Counted,

    /// <summary>Those of a ratio's denominator.</summary>
    Among,

    /// <summary>Counted among, but not counted.</summary>
    Near,
}

/// <param name="Page">From 1.</param>
/// <param name="OwnLevel">Only what belongs to the unit itself and to no unit below (本级).</param>
internal sealed record RecordsQuestion(
    DivisionCode Division, string Indicator, RecordSide Side = RecordSide.Counted, Setting? Setting = null,
    DateOnly? AsOf = null, Month? From = null, Month? To = null, int Page = 1, int PageSize = 50, bool OwnLevel = false);

/// <param name="Counted">Whose records these are: the indicator itself or the part of the ratio.</param>
internal sealed record RecordsAnswer(
    DivisionUnit Unit, Indicator Indicator, ProfileIndicator Counted, RecordSide Side, long Count, IReadOnlyList<RecordLine> Lines, DateOnly Day, bool IsLive);

/// <summary>Opens a figure: the subjects it counted, or nearly counted, with the reasons.</summary>
internal sealed class ListRecords(IndicatorCatalogue catalogue, IDivisionDirectory divisions, AskedDay days, CurrentScope scope, IServiceProvider services)
{
    /// <returns>Null when there is no such division on the day, or its records are not the asker's to see.</returns>
    /// <exception cref="RuleException">IND-01 to IND-03; IND-04: near misses asked of an indicator that is counted among nothing.</exception>
    public async Task<RecordsAnswer?> RunAsync(RecordsQuestion question, CancellationToken ct)
    {
        var indicator = catalogue.Choose([question.Indicator])[0];
        var reach = days.ReachOf(question.Division, question.AsOf, question.From, question.To);
        var (counted, among) = Sides(indicator, question.Side);
        var grant = scope.Value.For(catalogue.SetOf(counted).Records).Below(question.Division);
        if (!days.MayRead(question.Division) || grant.IsEmpty) return null;
        if (await divisions.FindAsync(question.Division, ct, reach.AsOf) is not { } unit) return null;

        var slice = new RecordSlice(counted, among, reach, question.Setting, grant, Math.Max(1, question.Page), Math.Clamp(question.PageSize, 1, 1_000),
            question.OwnLevel ? Between(unit, await divisions.ChildrenAsync(question.Division, ct, reach.AsOf)) : null);
        var page = await catalogue.SetOf(counted).Read(services).ListAsync(slice, ct);
        return new(unit, indicator, counted, question.Side, page.Count, page.Lines, reach.AsOf ?? days.Today, reach.AsOf is null);
    }

    /// <summary>Whether the records behind an indicator may be opened anywhere within the division.</summary>
    public bool MayOpen(Indicator indicator, DivisionCode division) =>
        !scope.Value.For(catalogue.SetOf(catalogue.PartsOf(indicator).First()).Records).Below(division).IsEmpty;

    public bool HasNearMisses(Indicator indicator) => NearOf(indicator) is not null;

    /// <summary>The codes of a unit that lie in none of its children.</summary>
    private static List<CodeRange> Between(DivisionUnit unit, IReadOnlyList<DivisionUnit> children)
    {
        var (at, last) = (unit.Code.Range.First, unit.Code.Range.Last);
        List<CodeRange> gaps = [];
        foreach (var child in CodeRange.Merge(children.Select(c => c.Code.Range)))
        {
            if (at < child.First) gaps.Add(new(at, child.First - 1));
            at = child.Last + 1;
        }
        if (at <= last) gaps.Add(new(at, last));
        return gaps;
    }

    private (ProfileIndicator Counted, ProfileIndicator? Among) Sides(Indicator indicator, RecordSide side)
    {
        var parts = catalogue.PartsOf(indicator).ToList();
        return side switch
        {
            RecordSide.Counted => (parts[0], null),
            RecordSide.Among => (parts[^1], null),
            RecordSide.Near => NearOf(indicator) is { } among
                ? (parts[0], among)
                : throw new RuleException("IND-04", $"「{indicator.Text.Name}」不是从一群对象里数出来的，没有“差一点”的名单。", "near"),
            _ => throw new ArgumentOutOfRangeException(nameof(side), side, null),
        };
    }

    /// <summary>A ratio of two counts of the same subjects is counted among its denominator's; otherwise what the indicator says.</summary>
    private ProfileIndicator? NearOf(Indicator indicator)
    {
        var parts = catalogue.PartsOf(indicator).ToList();
        if (parts.Count == 2 && parts[0].IsCount && parts[1].IsCount && parts[0].Profile == parts[1].Profile) return parts[1];
        return parts[0] is { IsCount: true, Among: { } among } ? (ProfileIndicator)catalogue.Choose([among])[0] : null;
    }
}
