using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>What an association is counted as on a day, from its facts: the one place where 口径 is decided.</summary>
internal static class ProfileRules
{
    private const int WindowMonths = 12;

    /// <returns>Null when the association did not exist on that day.</returns>
    public static AssociationProfile? Profile(AssociationFacts facts, DateOnly asOf, ActivityRules rules)
    {
        var association = facts.Association;
        if (association.ClosedOn <= asOf || association.FoundedOn > asOf) return null;

        var (hasFunding, fundingStated) = Funding(facts, asOf);
        var (hasVenue, venueStated) = Venue(facts, asOf);
        var (months, monthsStated) = ActiveMonths(facts, asOf);
        var needed = rules.MinMonths(association.Division, asOf);
        var inOffice = facts.Officers.Where(o => o.TermFrom <= asOf && !(o.EndedOn <= asOf)).ToList();
        var presidents = inOffice.Where(o => o.Post == OfficerPost.President).ToList();
        var (registered, filed, expired) = Registration(facts, asOf);
        var (members, women, listed) = Membership(facts, asOf);
        return new()
        {
            County = association.County,
            Id = association.Id,
            Division = association.Division,
            Setting = association.Setting,
            Level = association.Level,
            HasFunding = hasFunding,
            FundingStated = fundingStated,
            HasVenue = hasVenue,
            VenueStated = venueStated,
            ActiveMonths12 = months,
            ActivityStated = monthsStated,
            MonthsNeeded = needed,
            RegularlyActive = months >= needed,
            HasPresident = presidents.Count > 0,
            PresidentFromCommittee = presidents.Any(p => p.ConcurrentPost != ConcurrentPost.None),
            TermOverdue = inOffice.Any(o => o.Post != OfficerPost.Supervisor && o.TermTo < asOf),
            Registered = registered,
            Filed = filed,
            RegistrationExpired = expired,
            Members = members,
            Women = women,
            MembersListed = listed,
            NextChangeOn = NextChange(facts, asOf, rules),
        };
    }

    /// <summary>Any income in the twelve months up to the day. Without a single ledger entry, what a survey stated.</summary>
    /// <remarks>Source: S-000 (贵州 2012) A08.</remarks>
    public static (bool Has, bool Stated) Funding(AssociationFacts facts, DateOnly asOf)
    {
        if (facts.Ledger.Any(e => e.On <= asOf)) return (facts.StandingIncome(asOf).Any(e => e.On > asOf.AddMonths(-WindowMonths)), false);
        var stated = Latest(facts, asOf, s => s.HasFunding is not null)?.HasFunding;
        return (stated == true, stated is not null);
    }

    /// <summary>Any place in use that is dedicated or shared. Without a record about places, what a survey stated.</summary>
    /// <remarks>Source: S-000 (贵州 2012) A09.</remarks>
    public static (bool Has, bool Stated) Venue(AssociationFacts facts, DateOnly asOf)
    {
        if (facts.Places.Any(p => p.From <= asOf)) return (facts.Places.Any(p => p.From <= asOf && !(p.To <= asOf) && p.Nature != PlaceNature.None), false);
        var stated = Latest(facts, asOf, s => s.HasVenue is not null)?.HasVenue;
        return (stated == true, stated is not null);
    }

    /// <summary>
    /// Months with at least one activity among the twelve calendar months that end with the day's own. Months which a survey speaks of,
    /// still inside that window and before the first logged activity, count as well, at most as many as it stated: so a statement fades.
    /// </summary>
    /// <remarks>Source: S-000 (贵州 2012) A10.</remarks>
    public static (int Months, bool Stated) ActiveMonths(AssociationFacts facts, DateOnly asOf)
    {
        var window = Month.Of(asOf).Window(WindowMonths).ToHashSet();
        var logged = facts.Activities.Where(a => a.On <= asOf).Select(a => Month.Of(a.On)).ToHashSet();
        var carried = 0;
        if (Latest(facts, asOf, s => s.ActiveMonths is not null) is { ActiveMonths: { } stated } survey)
        {
            Month? first = logged.Count == 0 ? null : logged.Min();
            var open = Month.Of(survey.SurveyOn).Window(WindowMonths).Count(m => window.Contains(m) && !(m >= first));
            carried = Math.Min(stated, open);
        }
        return (logged.Count(window.Contains) + carried, carried > 0);
    }

    private static (bool Registered, bool Filed, bool Expired) Registration(AssociationFacts facts, DateOnly asOf)
    {
        var known = facts.Registrations.Where(r => r.From <= asOf).ToList();
        var valid = known.Where(r => !(r.ExpiresOn < asOf)).ToList();
        return (
            valid.Any(r => r.Track == RegistrationTrack.Registered),
            valid.Any(r => r.Track == RegistrationTrack.Filed),
            known.Count > 0 && valid.Count == 0);
    }

    private static (long Members, long Women, bool Listed) Membership(AssociationFacts facts, DateOnly asOf)
    {
        if (facts.Members.Any(m => m.JoinedOn <= asOf))
        {
            var current = facts.Members.Where(m => m.JoinedOn <= asOf && !(m.LeftOn <= asOf)).ToList();
            return (current.Count, current.Count(m => m.Sex == Sex.Female), true);
        }
        var count = facts.MemberCounts.Where(c => c.AsOf <= asOf).MaxBy(c => (c.AsOf, c.Id));
        return (count?.Members ?? 0, count?.Women ?? 0, false);
    }

    private static StatedFacts? Latest(AssociationFacts facts, DateOnly asOf, Func<StatedFacts, bool> speaks) =>
        facts.Stated.Where(s => s.SurveyOn <= asOf && speaks(s)).MaxBy(s => (s.SurveyOn, s.Id));

    /// <summary>Never later than the true day; a needless look finds nothing changed and names the next one.</summary>
    private static DateOnly? NextChange(AssociationFacts facts, DateOnly asOf, ActivityRules rules)
    {
        IEnumerable<DateOnly?> days =
        [
            // Conditions look at calendar months and quarters: whatever is dated may leave their window when a month begins.
            facts.Activities.Count > 0 || facts.Stated.Count > 0 || facts.Ledger.Count > 0 || facts.Plans.Count > 0 || facts.Disclosures.Count > 0 || facts.Reviews.Count > 0 || facts.DayCareDays.Count > 0
                ? Month.Of(asOf).Add(1).FirstDay : null,
            .. facts.StandingIncome(asOf).SelectMany(e => Around(e.On.AddMonths(WindowMonths))),
            .. facts.Registrations.SelectMany(r => Around(r.ExpiresOn)),
            .. facts.Officers.SelectMany(o => Around(o.TermTo)),
            rules.NextAfter(facts.Association.Division, asOf),
        ];
        return days.Where(d => d > asOf).Min();
    }

    private static IEnumerable<DateOnly?> Around(DateOnly? day) => day is { } known && known < DateOnly.MaxValue ? [known, known.AddDays(1)] : [];
}
