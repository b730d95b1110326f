namespace Yinling.Associations.Domain;

/// <summary>The income of the year before a survey as the survey stated it, in fen.</summary>
/// <param name="TotalFen">Over all channels; null when no amount was stated.</param>
/// <param name="ChannelFen">Only the channels that were filled in.</param>
internal sealed record StatedIncome(long? TotalFen, IReadOnlyDictionary<IncomeChannel, long> ChannelFen)
{
    /// <summary>No amount was stated.</summary>
    public static readonly StatedIncome Nothing = new(null, new Dictionary<IncomeChannel, long>());

    /// <summary>The stated total; without one the sum of the channels that were filled in.</summary>
    public static StatedIncome Of(long? totalFen, IReadOnlyDictionary<IncomeChannel, long> channelFen) =>
        new(totalFen ?? (channelFen.Count > 0 ? channelFen.Values.Sum() : null), channelFen);
}

/// <summary>What an association took in during twelve months, by channel: from its ledger, or as a survey stated it while there is none.</summary>
/// <param name="TotalFen">Null when a survey spoke of funding without an amount.</param>
/// <param name="ChannelFen">In fen; only the channels known to have something, in the order of the seven.</param>
/// <param name="Stated">The statement it rests on; null when it comes from the ledger.</param>
/// <remarks>Source: S-001 (临政〔2023〕68号) B19; the amounts of YL-04.</remarks>
internal sealed record YearIncome(long? TotalFen, IReadOnlyList<(IncomeChannel Channel, long Fen)> ChannelFen, StatedFacts? Stated)
{
    /// <param name="fundingStated">Whether the profile's answer about funding rests on a statement: then there is no ledger.</param>
    /// <param name="months">What the ledger says of the twelve months.</param>
    /// <param name="stated">All statements about the association.</param>
    public static YearIncome Of(bool fundingStated, IReadOnlyCollection<AssociationMonth> months, IEnumerable<StatedFacts> stated)
    {
        if (!fundingStated) return new(months.Sum(m => m.Income), Known(channel => months.Sum(m => m.From(channel))), null);
        var survey = stated.Where(s => s.HasFunding is not null).MaxBy(s => (s.SurveyOn, s.Id));
        return new(survey?.IncomeFen, Known(channel => survey?.Income.ChannelFen.GetValueOrDefault(channel) ?? 0), survey);
    }

    private static IReadOnlyList<(IncomeChannel, long)> Known(Func<IncomeChannel, long> amount) =>
        [.. from channel in Enum.GetValues<IncomeChannel>() let fen = amount(channel) where fen != 0 select (channel, fen)];
}
