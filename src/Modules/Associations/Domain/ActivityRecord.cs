using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>The eleven kinds of work: seven key tasks (B21) and four routine ones (B22). Source: S-001 (临政〔2023〕68号).</summary>
internal enum ActivityCategory
{
    SocialGovernance = 1,
    RightsProtection = 2,
    NextGenerationCare = 3,
    AgeFriendlyCommunity = 4,
    DigitalAssistance = 5,
    SilverAgeAction = 6,
    Nutrition = 7,
    Education = 8,
    MutualAid = 9,
    DisputeMediation = 10,
    CultureAndSport = 11,
}

/// <summary>One line of the activity log.</summary>
internal sealed class ActivityRecord : AssociationFact
{
    private ActivityRecord() { }  // EF Core

    /// <exception cref="RuleException">ASC-15 people; ASC-04, ASC-05, ASC-18.</exception>
    public ActivityRecord(
        Guid id, Association association, DateOnly on, ActivityCategory category, int people, string? place, string? title, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Check(on, people, today),
            .. Checks.Optional(place, 60, "地点", nameof(Place)),
            .. Checks.Optional(title, 100, "活动名称", nameof(Title)),
        ]);
        (On, Category, People, Place, Title) = (on, category, people, Checks.Tidy(place), Checks.Tidy(title));
    }

    /// <summary>When it was and how many came.</summary>
    public static IEnumerable<Problem> Check(DateOnly on, int people, DateOnly today) =>
    [
        .. Checks.Happened(on, today, "活动日期", nameof(On)),
        .. Problem.If(people is < 1 or > 100_000, "ASC-15", "参加人数应在 1 到 100,000 之间。", nameof(People)),
    ];

    public DateOnly On { get; private set; }
    public ActivityCategory Category { get; private set; }
    public int People { get; private set; }
    public string? Place { get; private set; }
    public string? Title { get; private set; }

    /// <summary>Of the five; null when it was not said.</summary>
    public ActivityPlatform? Platform { get; private set; }

    /// <summary>The cultural brand it belongs to; null for none.</summary>
    public Guid? Brand { get; private set; }

    /// <summary>Day it was struck out as recorded by mistake; from then on it never happened. Null for a valid record.</summary>
    public DateOnly? RemovedOn { get; private set; }

    /// <exception cref="RuleException">ASC-16 struck out.</exception>
    public void Tag(ActivityPlatform? platform, Guid? brand)
    {
        RuleException.ThrowIfAny(CheckStanding());
        (Platform, Brand) = (platform, brand);
    }

    /// <exception cref="RuleException">ASC-16 already struck out.</exception>
    public void Remove(DateOnly today)
    {
        RuleException.ThrowIfAny(CheckStanding());
        RemovedOn = today;
    }

    private IEnumerable<Problem> CheckStanding() => Problem.If(RemovedOn is not null, "ASC-16", "这条活动记录已经删除过了。");
}

/// <summary>The names people see.</summary>
internal static class ActivityCategoryNames
{
    extension(ActivityCategory category)
    {
        public string InChinese => category switch
        {
            ActivityCategory.SocialGovernance => "参与社会治理",
            ActivityCategory.RightsProtection => "维护老年人权益",
            ActivityCategory.NextGenerationCare => "关心教育下一代",
            ActivityCategory.AgeFriendlyCommunity => "老年友好社区创建",
            ActivityCategory.DigitalAssistance => "智慧助老",
            ActivityCategory.SilverAgeAction => "银龄行动",
            ActivityCategory.Nutrition => "营养改善",
            ActivityCategory.Education => "思想教育",
            ActivityCategory.MutualAid => "养老互助志愿服务",
            ActivityCategory.DisputeMediation => "家庭纠纷调解",
            ActivityCategory.CultureAndSport => "文体活动",
            _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
        };
    }
}
