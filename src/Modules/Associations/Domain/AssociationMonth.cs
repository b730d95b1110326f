using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Domain;

/// <summary>What one association did in one month. Amounts in fen, net of reversals dated in the same month; so they may be below 0.</summary>
internal sealed class AssociationMonth : IMonthlyProfile, INotAudited
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public int Month { get; init; }
    public long Division { get; init; }
    public Setting Setting { get; init; }
    public long Activities { get; init; }

    /// <summary>Heads over all activities; who came twice counts twice.</summary>
    public long ActivityPeople { get; init; }

    public long Fiscal { get; init; }
    public long SuperiorGrant { get; init; }
    public long VillageCollective { get; init; }
    public long Donation { get; init; }
    public long WelfareLottery { get; init; }
    public long PurchasedService { get; init; }
    public long MembershipFee { get; init; }

    /// <summary>The seven channels together.</summary>
    public long Income { get; init; }

    public long Spending { get; init; }

    /// <summary>Income of one channel.</summary>
    public long From(IncomeChannel channel) => channel switch
    {
        IncomeChannel.Fiscal => Fiscal,
        IncomeChannel.SuperiorGrant => SuperiorGrant,
        IncomeChannel.VillageCollective => VillageCollective,
        IncomeChannel.Donation => Donation,
        IncomeChannel.WelfareLottery => WelfareLottery,
        IncomeChannel.PurchasedService => PurchasedService,
        IncomeChannel.MembershipFee => MembershipFee,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    /// <returns>The months up to a day in which anything was recorded, oldest first.</returns>
    public static IEnumerable<AssociationMonth> Of(AssociationFacts facts, DateOnly asOf)
    {
        var activities = facts.Activities.Where(a => a.On <= asOf).ToLookup(a => Kernel.Month.Of(a.On));
        var ledger = facts.Ledger.Where(e => e.On <= asOf).ToLookup(e => Kernel.Month.Of(e.On));
        return activities.Select(m => m.Key).Union(ledger.Select(m => m.Key)).Order()
            .Select(month => Of(facts.Association, month, [.. activities[month]], [.. ledger[month]]));
    }

    private static AssociationMonth Of(Association association, Month month, IReadOnlyList<ActivityRecord> activities, IReadOnlyList<LedgerEntry> entries)
    {
        return new()
        {
            County = association.County,
            Id = association.Id,
            Month = month.Number,
            Division = association.Division,
            Setting = association.Setting,
            Activities = activities.Count,
            ActivityPeople = activities.Sum(a => (long)a.People),
            Fiscal = FromEntries(IncomeChannel.Fiscal),
            SuperiorGrant = FromEntries(IncomeChannel.SuperiorGrant),
            VillageCollective = FromEntries(IncomeChannel.VillageCollective),
            Donation = FromEntries(IncomeChannel.Donation),
            WelfareLottery = FromEntries(IncomeChannel.WelfareLottery),
            PurchasedService = FromEntries(IncomeChannel.PurchasedService),
            MembershipFee = FromEntries(IncomeChannel.MembershipFee),
            Income = entries.Where(e => e.Direction == LedgerDirection.Income).Sum(Net),
            Spending = entries.Where(e => e.Direction == LedgerDirection.Spending).Sum(Net),
        };

        long FromEntries(IncomeChannel channel) => entries.Where(e => e.Direction == LedgerDirection.Income && e.Channel == channel).Sum(Net);
    }

    private static long Net(LedgerEntry entry) => entry.ReversalOf is null ? entry.AmountFen : -entry.AmountFen;
}

/// <summary>One row per village or community valid today: how many associations it has.</summary>
internal sealed class UnitProfile : IProfile, INotAudited
{
    public int County { get; init; }

    /// <summary>The unit's own id.</summary>
    public Guid Id { get; init; }

    public long Division { get; init; }
    public Setting Setting { get; init; }

    /// <summary>Open associations of the village itself.</summary>
    public int Associations { get; init; }

    public bool HasAssociation { get; init; }
}
