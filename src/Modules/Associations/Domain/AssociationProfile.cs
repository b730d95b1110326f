using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Domain;

/// <summary>One row per open association with one column per thing anybody counts. Made from facts alone, never edited.</summary>
internal sealed class AssociationProfile : IProfile, INotAudited
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public long Division { get; init; }
    public Setting Setting { get; init; }
    public DivisionLevel Level { get; init; }

    /// <summary>有经费来源.</summary>
    public bool HasFunding { get; init; }

    /// <summary>有活动场所.</summary>
    public bool HasVenue { get; init; }

    /// <summary>能经常开展活动.</summary>
    public bool RegularlyActive { get; init; }

    /// <summary>Active months among the twelve that end with this month, records and statement together, 0 to 12.</summary>
    public int ActiveMonths12 { get; init; }

    /// <summary>What the province asks for, 1 to 12.</summary>
    public int MonthsNeeded { get; init; }

    /// <summary>村(社区)两委成员兼任会长.</summary>
    public bool PresidentFromCommittee { get; init; }

    /// <summary>Somebody is in office as president.</summary>
    public bool HasPresident { get; init; }

    /// <summary>A registration is valid.</summary>
    public bool Registered { get; init; }

    /// <summary>A filing is valid.</summary>
    public bool Filed { get; init; }

    /// <summary>There was a registration or filing, none is valid any more.</summary>
    public bool RegistrationExpired { get; init; }

    /// <summary>An officer of the council has stayed on beyond the term.</summary>
    public bool TermOverdue { get; init; }

    public long Members { get; init; }
    public long Women { get; init; }

    /// <summary>The numbers come from a member list, not from a count alone.</summary>
    public bool MembersListed { get; init; }

    /// <summary>The answer about funding rests on a survey's statement.</summary>
    public bool FundingStated { get; init; }

    /// <summary>The answer about places rests on a survey's statement.</summary>
    public bool VenueStated { get; init; }

    /// <summary>Some active months rest on a survey's statement.</summary>
    public bool ActivityStated { get; init; }

    /// <summary>First day after the one it was made for on which time alone may change it; null when nothing is due.</summary>
    public DateOnly? NextChangeOn { get; init; }
}
