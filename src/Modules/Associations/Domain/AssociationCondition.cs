using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Writing;

namespace Yinling.Associations.Domain;

/// <summary>
/// One row per open association with one column per thing a standard scores (建设情况). Made from facts alone, never edited. Windows are calendar
/// months, so that time changes it at the beginning of a month only.
/// </summary>
internal sealed class AssociationCondition : IProfile, INotAudited
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public long Division { get; init; }
    public Setting Setting { get; init; }

    /// <summary>Of the four parts of the charter in force, those that say something, 0 to 4.</summary>
    public int CharterParts { get; init; }

    /// <summary>The charter in force was adopted by a meeting of the book.</summary>
    public bool CharterByMeeting { get; init; }

    /// <summary>Of the four of B11, 0 to 4.</summary>
    public int RulesBasic { get; init; }

    /// <summary>物资; 评比 and 奖励 together; 场所: 0 to 3.</summary>
    public int RulesFurther { get; init; }

    /// <summary>President, vice president, secretary general, councillor and supervisor are all in office.</summary>
    public bool OfficersComplete { get; init; }

    /// <summary>There is a president, and nobody of the council has stayed beyond the term.</summary>
    public bool TermCurrent { get; init; }

    /// <summary>The president in office holds no post of the village committees.</summary>
    public bool PresidentIndependent { get; init; }

    /// <summary>The president in office came from an election of the book.</summary>
    public bool PresidentElected { get; init; }

    /// <summary>There is a plan of the day's year.</summary>
    public bool PlanMade { get; init; }

    /// <summary>The plan of that year or of the year before has its summary.</summary>
    public bool PlanSummed { get; init; }

    /// <summary>Things planned for months of that year up to the day's.</summary>
    public int PlanDue { get; init; }

    /// <summary>Of those, done.</summary>
    public int PlanDone { get; init; }

    /// <summary>Of the four quarters that ended last, those with a sheet of affairs posted, 0 to 4.</summary>
    public int DisclosedQuarters { get; init; }

    /// <summary>The members judged something by ballot within twelve months.</summary>
    public bool Reviewed { get; init; }

    /// <summary>Of the last twelve months cut in four, those with an activity of education, 0 to 4.</summary>
    public int LearningQuarters { get; init; }

    public bool OfficeDedicated { get; init; }

    /// <summary>Dedicated or shared.</summary>
    public bool OfficeHeld { get; init; }

    /// <summary>Dedicated or shared.</summary>
    public bool ActivityPlaceHeld { get; init; }

    /// <summary>Of indoor activity places in use, together.</summary>
    public long IndoorSquareMetres { get; init; }

    public bool HasCultureFacilities { get; init; }
    public bool HasReading { get; init; }
    public bool HasFitness { get; init; }
    public bool DayCareRoom { get; init; }

    /// <summary>Somebody came within twelve months.</summary>
    public bool DayCareUsed { get; init; }

    /// <summary>Of the seven, those that brought money within twelve months, 0 to 7.</summary>
    public int IncomeChannels { get; init; }

    /// <inheritdoc cref="AssociationProfile.ActiveMonths12"/>
    public int ActiveMonths { get; init; }

    /// <summary>Of the eleven, those with an activity within twelve months, 0 to 11.</summary>
    public int Categories { get; init; }

    /// <summary>Activities of mutual aid and the Silver Age Action within twelve months.</summary>
    public int MutualAidActivities { get; init; }

    /// <summary>Within twelve months.</summary>
    public int RightsActivities { get; init; }

    /// <summary>Within twelve months.</summary>
    public int MediationActivities { get; init; }

    /// <summary>Whole months without any activity up to the month before the day's, none of them before the founding; 12 for twelve or more.</summary>
    public int IdleMonths { get; init; }
}
