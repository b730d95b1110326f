using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>One association of 芳口村 and its facts, as of 2026-11-23.</summary>
internal sealed class Given
{
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly DivisionCode Village = DivisionCode.Parse("341022104201");

    public Association Association { get; } = Open();

    public AssociationFacts Facts { get; }

    public Given() => Facts = new(Association);

    public static Association Open(DateOnly? foundedOn = null) => new(Guid.CreateVersion7(), Village, Setting.Rural, "芳口村老年协会", foundedOn, Today);

    public AssociationProfile Profile(DateOnly? on = null, params ActivityRule[] rules) => ProfileRules.Profile(Facts, on ?? Today, new(rules))!;

    public LedgerEntry Income(DateOnly on, long fen = 100_00)
    {
        var entry = new LedgerEntry(Guid.CreateVersion7(), Association, on, LedgerDirection.Income, IncomeChannel.Donation, null, new(fen), null, Today);
        Facts.Ledger.Add(entry);
        return entry;
    }

    public LedgerEntry Spending(DateOnly on, long fen = 50_00)
    {
        var entry = new LedgerEntry(Guid.CreateVersion7(), Association, on, LedgerDirection.Spending, null, "茶水", new(fen), null, Today);
        Facts.Ledger.Add(entry);
        return entry;
    }

    public LedgerEntry Reverse(LedgerEntry entry, DateOnly on)
    {
        var reversal = entry.Reverse(Guid.CreateVersion7(), Association, on, "记错", false, Today);
        Facts.Ledger.Add(reversal);
        return reversal;
    }

    public Place Place(PlaceNature nature, DateOnly from)
    {
        var place = new Place(Guid.CreateVersion7(), Association, PlacePurpose.Activity, nature, null, null, true, from, Today);
        Facts.Places.Add(place);
        return place;
    }

    /// <summary>One activity on the first day of each of some months, counted back from this one.</summary>
    public Given ActiveIn(params int[] monthsBack)
    {
        foreach (var back in monthsBack) Activity(Month.Of(Today).Add(-back).FirstDay);
        return this;
    }

    public ActivityRecord Activity(DateOnly on)
    {
        var record = new ActivityRecord(Guid.CreateVersion7(), Association, on, ActivityCategory.CultureAndSport, 20, null, null, Today);
        Facts.Activities.Add(record);
        return record;
    }

    public Officer Officer(OfficerPost post, ConcurrentPost concurrent, DateOnly from, DateOnly? to = null)
    {
        var officer = new Officer(Guid.CreateVersion7(), Association, new(post, "汪永福", Sex.Male, 1955, concurrent, from, to), Today);
        Facts.Officers.Add(officer);
        return officer;
    }

    public Given Stated(DateOnly on, bool? funding = null, bool? venue = null, int? months = null)
    {
        Facts.Stated.Add(new(Guid.CreateVersion7(), Association, on, funding, venue, months, "摸底", null, Today));
        return this;
    }

    public RegistrationRecord Registration(RegistrationTrack track, DateOnly from, DateOnly? expires)
    {
        var record = new RegistrationRecord(
            Guid.CreateVersion7(), Association, track, track == RegistrationTrack.Registered ? "51341022MJA000016R" : "备1", "休宁县民政局", from, expires, Today);
        Facts.Registrations.Add(record);
        return record;
    }

    public Member Member(Sex sex, DateOnly joined)
    {
        var member = new Member(Guid.CreateVersion7(), Association, "李四", sex, 1950, joined, Today);
        Facts.Members.Add(member);
        return member;
    }

    public Given Counted(DateOnly asOf, int members, int women)
    {
        Facts.MemberCounts.Add(new(Guid.CreateVersion7(), Association, asOf, members, women, Today));
        return this;
    }
}
