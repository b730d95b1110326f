using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>What a standard finds in an association on a day, from its facts: the one place where these 口径 are decided.</summary>
internal static class ConditionRules
{
    private const int WindowMonths = 12, Quarters = 4, MonthsOfQuarter = 3;

    private static readonly OfficerPost[] Posts = Enum.GetValues<OfficerPost>();

    /// <summary>Fixed facilities of a place that count as culture. Source: S-001 (临政〔2023〕68号) B17.</summary>
    private const Facilities Culture = Facilities.Television | Facilities.Instruments | Facilities.Games;

    private const Facilities Fitness = Facilities.FitnessEquipment | Facilities.RehabilitationEquipment;

    /// <param name="profile">The profile of the same day; what it has decided is not decided again.</param>
    public static AssociationCondition Condition(AssociationFacts facts, AssociationProfile profile, DateOnly asOf)
    {
        var window = Month.Of(asOf).Window(WindowMonths).ToHashSet();
        var inOffice = facts.Officers.Where(o => o.TermFrom <= asOf && !(o.EndedOn <= asOf)).ToList();
        var presidents = inOffice.Where(o => o.Post == OfficerPost.President).ToList();
        var places = facts.Places.Where(p => p.From <= asOf && !(p.To <= asOf) && p.Nature != PlaceNature.None).ToList();
        var offices = places.Where(p => p.Purpose == PlacePurpose.Office).ToList();
        var facilities = places.Aggregate(Facilities.None, (all, p) => all | p.Facilities);
        var assets = facts.Assets.Where(a => a.AcquiredOn <= asOf && !(a.WrittenOffOn <= asOf)).ToList();
        var activities = facts.Activities.Where(a => a.On <= asOf && window.Contains(Month.Of(a.On))).ToList();
        var charter = facts.Charters.Where(c => c.AdoptedOn <= asOf).MaxBy(c => (c.AdoptedOn, c.Id));
        var rules = facts.Rules.Where(r => r.AdoptedOn <= asOf).Select(r => r.Kind).ToHashSet();
        var planned = facts.Plans.Any(p => p.Year == asOf.Year && p.AdoptedOn <= asOf);
        var due = planned ? facts.PlanItems.Where(i => i.Year == asOf.Year && i.Month <= asOf.Month && !(i.RemovedOn <= asOf)).ToList() : [];
        var happened = facts.Activities.Where(a => a.On <= asOf).Select(a => (Guid?)a.Id).ToHashSet();
        int Count(params ActivityCategory[] categories) => activities.Count(a => categories.Contains(a.Category));
        return new()
        {
            County = profile.County,
            Id = profile.Id,
            Division = profile.Division,
            Setting = profile.Setting,
            CharterParts = charter?.Parts ?? 0,
            CharterByMeeting = charter?.ByMeeting == true,
            RulesBasic = rules.Count(k => k.IsBasic),
            RulesFurther = Further(rules),
            OfficersComplete = Posts.All(p => inOffice.Any(o => o.Post == p)),
            TermCurrent = presidents.Count > 0 && !profile.TermOverdue,
            PresidentIndependent = presidents.Count > 0 && !profile.PresidentFromCommittee,
            PresidentElected = presidents.Any(p => p.Election is not null),
            PlanMade = planned,
            PlanSummed = facts.Plans.Any(p => (p.Year == asOf.Year || p.Year == asOf.Year - 1) && p.Summed),
            PlanDue = due.Count,
            PlanDone = due.Count(i => i.Activity is not null && happened.Contains(i.Activity)),
            DisclosedQuarters = Disclosed(facts, asOf),
            Reviewed = facts.Reviews.Any(on => on <= asOf && window.Contains(Month.Of(on))),
            LearningQuarters = Learning(activities, asOf),
            OfficeDedicated = offices.Exists(p => p.Nature == PlaceNature.Dedicated),
            OfficeHeld = offices.Count > 0,
            ActivityPlaceHeld = places.Exists(p => p.Purpose == PlacePurpose.Activity),
            IndoorSquareMetres = places.Where(p => p.Purpose == PlacePurpose.Activity && p.IsIndoor).Sum(p => (long)(p.SquareMetres ?? 0)),
            HasCultureFacilities = (facilities & Culture) != 0 || assets.Exists(a => a.Category == AssetCategory.Culture),
            HasReading = facilities.HasFlag(Facilities.Periodicals) || assets.Exists(a => a.Category == AssetCategory.Reading),
            HasFitness = (facilities & Fitness) != 0 || assets.Exists(a => a is { Category: AssetCategory.Fitness or AssetCategory.Rehabilitation, IsGood: true }),
            DayCareRoom = places.Exists(p => p.Uses.HasFlag(PlaceUses.DayCare)),
            DayCareUsed = facts.DayCareDays.Any(on => on <= asOf && window.Contains(Month.Of(on))),
            IncomeChannels = facts.StandingIncome(asOf).Where(e => window.Contains(Month.Of(e.On))).Select(e => e.Channel).Distinct().Count(),
            ActiveMonths = profile.ActiveMonths12,
            Categories = activities.Select(a => a.Category).Distinct().Count(),
            MutualAidActivities = Count(ActivityCategory.MutualAid, ActivityCategory.SilverAgeAction),
            RightsActivities = Count(ActivityCategory.RightsProtection),
            MediationActivities = Count(ActivityCategory.DisputeMediation),
            IdleMonths = Idle(facts, asOf),
        };
    }

    /// <summary>物资管理制度; 评比、奖励制度, one phrase in the document, so both are asked for; 老年活动场所管理制度.</summary>
    /// <remarks>Source: S-000 (贵州 2012) A23.</remarks>
    private static int Further(HashSet<InternalRuleKind> rules) =>
        (rules.Contains(InternalRuleKind.Goods) ? 1 : 0)
        + (rules.Contains(InternalRuleKind.Review) && rules.Contains(InternalRuleKind.Reward) ? 1 : 0)
        + (rules.Contains(InternalRuleKind.Venue) ? 1 : 0);

    /// <remarks>Source: S-001 (临政〔2023〕68号) B12.</remarks>
    private static int Disclosed(AssociationFacts facts, DateOnly asOf)
    {
        var count = 0;
        for (var (n, quarter) = (0, Quarter.Of(asOf).Before); n < Quarters; n++, quarter = quarter.Before)
            if (facts.Disclosures.Any(d => d.Kind == DisclosureKind.Affairs && d.Quarter == quarter && d.PostedOn <= asOf)) count++;
        return count;
    }

    /// <remarks>Source: S-001 (临政〔2023〕68号) B15.</remarks>
    private static int Learning(List<ActivityRecord> activities, DateOnly asOf)
    {
        var now = Month.Of(asOf);
        return Enumerable.Range(0, Quarters).Count(q =>
        {
            var months = now.Add(-q * MonthsOfQuarter).Window(MonthsOfQuarter).ToHashSet();
            return activities.Exists(a => a.Category == ActivityCategory.Education && months.Contains(Month.Of(a.On)));
        });
    }

    /// <summary>Counted from the last activity of the log, or from the survey that last spoke of any, or from the founding: nobody is idle before there was anything to do.</summary>
    /// <remarks>Source: domain.md §3.3 (连续3个月无活动).</remarks>
    private static int Idle(AssociationFacts facts, DateOnly asOf)
    {
        var now = Month.Of(asOf);
        var last = facts.Activities.Where(a => a.On <= asOf).Select(a => a.On)
            .Concat(facts.Stated.Where(s => s.SurveyOn <= asOf && s.ActiveMonths > 0).Select(s => s.SurveyOn))
            .Append(facts.Association.FoundedOn ?? new(1, 1, 1)).Select(Month.Of).Max();
        var idle = 0;
        while (idle < WindowMonths && now.Add(-idle - 1) > last) idle++;
        return last >= now ? 0 : idle;
    }
}
