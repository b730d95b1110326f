using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Contracts;

/// <summary>What the indicators say about one subject each, for those who score subjects one by one.</summary>
public interface ISubjectFigures
{
    /// <summary>Indicators that speak of one kind of subject, in the order of the catalogue.</summary>
    /// <param name="subjects"><see cref="IndicatorSet.Subjects"/>.</param>
    IReadOnlyList<Indicator> Of(string subjects);

    /// <summary>All subjects of a kind in a division, by county and id: one query per profile type, whatever their number.</summary>
    /// <param name="indicators">Codes; each must speak of the kind.</param>
    /// <param name="grant">Whose subjects are told.</param>
    /// <param name="asOf">A past day: made anew from dated facts. Null or today: live. Flows are those of the twelve months that end with the day's own.</param>
    /// <param name="only">One subject alone; null for all.</param>
    /// <exception cref="RuleException">IND-01 unknown indicator; IND-02 a day to come; IND-07 an indicator of other subjects.</exception>
    Task<IReadOnlyList<SubjectFigures>> AskAsync(
        DivisionCode division, string subjects, IReadOnlyList<string> indicators, Grant grant, DateOnly? asOf, Guid? only, CancellationToken ct);
}

/// <summary>One subject's figures.</summary>
public sealed class SubjectFigures
{
    private readonly IReadOnlyDictionary<string, int> places;
    private readonly long[] values;

    internal SubjectFigures(int county, Guid id, long division, IReadOnlyDictionary<string, int> places)
    {
        (County, Id, Division, this.places) = (county, id, division, places);
        values = new long[places.Count];
    }

    public int County { get; }

    public Guid Id { get; }

    /// <summary>Padded code of the unit the subject belongs to.</summary>
    public long Division { get; }

    /// <summary>1 or 0 for a count, the value of a sum or flow.</summary>
    /// <exception cref="KeyNotFoundException">Not asked for, or a ratio: ask for its parts.</exception>
    public long this[string indicator] => values[places[indicator]];

    /// <summary>Value and, for a ratio, what it is counted among.</summary>
    public (long Numerator, long? Denominator) Of(Indicator indicator) =>
        indicator is RatioIndicator ratio ? (this[ratio.Numerator], this[ratio.Denominator]) : (this[indicator.Code], null);

    internal void Add(int place, long value) => values[place] += value;
}
