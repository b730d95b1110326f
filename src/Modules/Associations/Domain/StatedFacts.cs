using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>
/// What a baseline survey stated for which no record exists yet: believed as of the survey's day, with its source, until real records
/// come.
/// </summary>
/// <remarks>Source: S-001 (临政〔2023〕68号) B23 (摸底).</remarks>
internal sealed class StatedFacts : AssociationFact
{
    private StatedFacts() { }  // EF Core

    /// <param name="activeMonths">Months with activities among the twelve that end with the survey's month, 0 to 12; null when not stated.</param>
    /// <param name="import">The import it came with; null when typed into the form.</param>
    /// <param name="income">Amounts of the last year; null when none was stated.</param>
    /// <exception cref="RuleException">ASC-24 months; ASC-04, ASC-18.</exception>
    public StatedFacts(
        Guid id, Association association, DateOnly surveyOn, bool? hasFunding, bool? hasVenue, int? activeMonths, string source, Guid? import, DateOnly today,
        StatedIncome? income = null)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. CheckMonths(activeMonths),
            .. Checks.Happened(surveyOn, today, "摸底日期", nameof(SurveyOn)),
            .. Checks.Text(source, 200, "来源", nameof(Source)),
        ]);
        (SurveyOn, HasFunding, HasVenue, ActiveMonths, Source, ImportId) = (surveyOn, hasFunding, hasVenue, activeMonths, source.Trim(), import);
        if (income is not null) Keep(income);
    }

    public DateOnly SurveyOn { get; private set; }
    public bool? HasFunding { get; private set; }
    public bool? HasVenue { get; private set; }

    /// <summary>0 to 12; null when not stated.</summary>
    public int? ActiveMonths { get; private set; }

    /// <summary>Where the statement comes from, as people name it: 2023年6月摸底.</summary>
    public string Source { get; private set; } = "";

    public Guid? ImportId { get; private set; }

    /// <summary>Income of the year before the survey, in fen, over all channels; null here and below when not stated.</summary>
    public long? IncomeFen { get; private set; }

    public long? FiscalFen { get; private set; }
    public long? SuperiorGrantFen { get; private set; }
    public long? VillageCollectiveFen { get; private set; }
    public long? DonationFen { get; private set; }
    public long? WelfareLotteryFen { get; private set; }
    public long? PurchasedServiceFen { get; private set; }
    public long? MembershipFeeFen { get; private set; }

    /// <summary>The amounts together.</summary>
    public StatedIncome Income => new(IncomeFen, (from channel in Enum.GetValues<IncomeChannel>()
                                                  let fen = Stated(channel)
                                                  where fen is not null
                                                  select (channel, fen.Value)).ToDictionary(c => c.channel, c => c.Value));

    public static IEnumerable<Problem> CheckMonths(int? months) =>
        Problem.If(months is < 0 or > 12, "ASC-24", "近12个月中开展活动的月数应在 0 到 12 之间。", nameof(ActiveMonths));

    private void Keep(StatedIncome income)
    {
        long? Of(IncomeChannel channel) => income.ChannelFen.TryGetValue(channel, out var fen) ? fen : null;
        IncomeFen = income.TotalFen;
        (FiscalFen, SuperiorGrantFen, VillageCollectiveFen) = (Of(IncomeChannel.Fiscal), Of(IncomeChannel.SuperiorGrant), Of(IncomeChannel.VillageCollective));
        (DonationFen, WelfareLotteryFen) = (Of(IncomeChannel.Donation), Of(IncomeChannel.WelfareLottery));
        (PurchasedServiceFen, MembershipFeeFen) = (Of(IncomeChannel.PurchasedService), Of(IncomeChannel.MembershipFee));
    }

    private long? Stated(IncomeChannel channel) => channel switch
    {
        IncomeChannel.Fiscal => FiscalFen,
        IncomeChannel.SuperiorGrant => SuperiorGrantFen,
        IncomeChannel.VillageCollective => VillageCollectiveFen,
        IncomeChannel.Donation => DonationFen,
        IncomeChannel.WelfareLottery => WelfareLotteryFen,
        IncomeChannel.PurchasedService => PurchasedServiceFen,
        IncomeChannel.MembershipFee => MembershipFeeFen,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };
}
