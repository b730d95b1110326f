using System.Linq.Expressions;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Indicators.Rollup;
using Yinling.Platform.Access;

namespace Yinling.Indicators.Contracts;

/// <summary>What a value is measured in; decides how it prints.</summary>
public enum IndicatorUnit
{
    Units,
    Associations,
    Persons,
    Times,
    Months,
    SquareMetres,

    /// <summary>Forms of units: 份.</summary>
    Forms,

    /// <summary>Stored in fen, shown in yuan.</summary>
    Fen,

    /// <summary>A rate, shown in percent with two decimals.</summary>
    Percent,
}

/// <summary>What an indicator is called and means.</summary>
/// <param name="Code">Stable code: "associations.funded.rate".</param>
/// <param name="Name">有经费来源的协会占比.</param>
/// <param name="Definition">口径, in plain Chinese: what counts, among what, at which moment.</param>
/// <param name="Source">The document the rule comes from.</param>
/// <param name="Version">Counted up when the definition changes; kept with every frozen figure.</param>
/// <param name="Headline">Shown large on top of the roll-up page.</param>
/// <param name="Brief">Over columns and on cards, where room is scarce: 有经费来源占比; null: the name.</param>
/// <param name="Where">Below a subject's own page, where the facts behind it stand: activities; null: on that page itself.</param>
public sealed record IndicatorText(
    string Code, string Name, IndicatorUnit Unit, string Definition, string Source, int Version = 1, bool Headline = false, string? Brief = null, string? Where = null)
{
    public string Heading => Brief ?? Name;
}

/// <summary>An indicator of any kind. A module declares its indicators in <see cref="IndicatorSet{TProfile}"/>s and registers them as singletons.</summary>
public abstract record Indicator(IndicatorText Text)
{
    public string Code => Text.Code;

    /// <summary>Whether it is counted or summed over months, of which a period is asked for; otherwise it holds for a day.</summary>
    public virtual bool IsFlow => false;
}

/// <summary>Anything evaluated over rows of one profile type.</summary>
/// <param name="Among">Code of the count whose subjects it is counted among; null when nothing is nearly counted.</param>
public abstract record ProfileIndicator(IndicatorText Text, Type Profile, string? Among = null) : Indicator(Text)
{
    /// <summary>Whether it counts subjects, so that its numbers are heads and near misses exist.</summary>
    public virtual bool IsCount => false;
}

/// <summary>How many profiles fulfil one expression; of a monthly profile, in the months of a period.</summary>
/// <param name="Counts">Must imply what <paramref name="Among"/> counts.</param>
/// <param name="Among">The near misses are the subjects counted there and not here.</param>
public sealed record CountIndicator<TProfile>(IndicatorText Text, Expression<Func<TProfile, bool>> Counts, string? Among)
    : ProfileIndicator(Text, typeof(TProfile), Among) where TProfile : class, IProfile
{
    public override bool IsCount => true;

    public override bool IsFlow => typeof(IMonthlyProfile).IsAssignableFrom(typeof(TProfile));
}

/// <summary>The sum of one integer column over the profiles.</summary>
public sealed record SumIndicator<TProfile>(IndicatorText Text, Expression<Func<TProfile, long>> Value)
    : ProfileIndicator(Text, typeof(TProfile)) where TProfile : class, IProfile;

/// <summary>The sum of one column over the months of a period.</summary>
public sealed record FlowIndicator<TProfile>(IndicatorText Text, Expression<Func<TProfile, long>> Value)
    : ProfileIndicator(Text, typeof(TProfile)) where TProfile : class, IMonthlyProfile
{
    public override bool IsFlow => true;
}

/// <summary>One indicator over another. Both are kept; the rate is made from their sums, never summed itself.</summary>
public sealed record RatioIndicator(IndicatorText Text, string Numerator, string Denominator) : Indicator(Text)
{
    /// <summary>Both parts are counted or summed over months.</summary>
    public bool OfMonths { get; init; }

    public override bool IsFlow => OfMonths;
}

/// <summary>A boolean column of a profile with the reason it is false, in words that say what is missing.</summary>
/// <param name="Lacking">For a profile whose column is false: 近12个月有活动的月份 8 个,需要 9 个.</param>
public sealed record ProfileColumn<TProfile>(Expression<Func<TProfile, bool>> Column, string Name, Func<TProfile, string> Lacking) where TProfile : class, IProfile;

/// <summary>Not generic, so that the catalogue can hold all sets.</summary>
public abstract class IndicatorSet
{
    /// <summary>Heading under which people choose its indicators: 协会, 经费.</summary>
    public string Group { get; init; } = "";

    /// <summary>Where the group stands among the others; equal ones in the order of the modules.</summary>
    public int Order { get; init; }

    /// <summary>
    /// What its profiles' ids name: "associations". Sets of one kind speak of the same subjects, which can be scored one by one; the first
    /// set registered says which there are. Null: not for scoring.
    /// </summary>
    public string? Subjects { get; init; }

    /// <summary>Who may open the records behind the figures.</summary>
    public required Permission Records { get; init; }

    /// <summary>Of months.</summary>
    public virtual bool IsFlow => false;

    public abstract IReadOnlyList<Indicator> Indicators { get; }

    public abstract Type Profile { get; }

    internal abstract IProfileReading Read(IServiceProvider services);
}

/// <summary>The indicators over one profile type, with the reasons behind its columns.</summary>
public sealed class IndicatorSet<TProfile> : IndicatorSet where TProfile : class, IProfile
{
    private readonly List<Indicator> indicators = [];
    private readonly List<ProfileColumn<TProfile>> columns = [];

    public override IReadOnlyList<Indicator> Indicators => indicators;
    public override Type Profile => typeof(TProfile);

    /// <summary>Reasons for near misses: the columns an indicator's expression reads are looked up here.</summary>
    public IReadOnlyList<ProfileColumn<TProfile>> Columns => columns;

    internal override IProfileReading Read(IServiceProvider services) => ActivatorUtilities.CreateInstance<ProfileReading<TProfile>>(services, columns);

    public IndicatorSet<TProfile> Column(Expression<Func<TProfile, bool>> column, string name, Func<TProfile, string> lacking)
    {
        columns.Add(new(column, name, lacking));
        return this;
    }

    public IndicatorSet<TProfile> Count(IndicatorText text, Expression<Func<TProfile, bool>> counts, string? among = null)
    {
        indicators.Add(new CountIndicator<TProfile>(text, counts, among));
        return this;
    }

    public IndicatorSet<TProfile> Sum(IndicatorText text, Expression<Func<TProfile, long>> value)
    {
        indicators.Add(new SumIndicator<TProfile>(text, value));
        return this;
    }

    public IndicatorSet<TProfile> Ratio(IndicatorText text, string numerator, string denominator)
    {
        indicators.Add(new RatioIndicator(text, numerator, denominator));
        return this;
    }
}

/// <summary>The flows over one monthly profile type, and counts of its rows where each row is a subject of its own.</summary>
public sealed class FlowSet<TProfile> : IndicatorSet where TProfile : class, IMonthlyProfile
{
    private readonly List<Indicator> indicators = [];
    private readonly List<ProfileColumn<TProfile>> columns = [];

    public override IReadOnlyList<Indicator> Indicators => indicators;
    public override Type Profile => typeof(TProfile);
    public override bool IsFlow => true;

    internal override IProfileReading Read(IServiceProvider services) => ActivatorUtilities.CreateInstance<ProfileReading<TProfile>>(services, columns);

    public FlowSet<TProfile> Column(Expression<Func<TProfile, bool>> column, string name, Func<TProfile, string> lacking)
    {
        columns.Add(new(column, name, lacking));
        return this;
    }

    public FlowSet<TProfile> Flow(IndicatorText text, Expression<Func<TProfile, long>> value)
    {
        indicators.Add(new FlowIndicator<TProfile>(text, value));
        return this;
    }

    public FlowSet<TProfile> Count(IndicatorText text, Expression<Func<TProfile, bool>> counts, string? among = null)
    {
        indicators.Add(new CountIndicator<TProfile>(text, counts, among));
        return this;
    }

    public FlowSet<TProfile> Ratio(IndicatorText text, string numerator, string denominator)
    {
        indicators.Add(new RatioIndicator(text, numerator, denominator) { OfMonths = true });
        return this;
    }
}
