using Yinling.Associations.Domain;
using Yinling.Associations.Profiles;
using Yinling.Associations.Surveys.Import;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Synthetic;

/// <summary>What an invented association is to be counted as.</summary>
internal sealed record Traits(bool Funded, bool Venue, bool Active, bool FromCommittee);

/// <summary>
/// Makes invented associations with ordinary records: ledger entries, places, dated activities, officers. What is not to be counted often
/// misses narrowly (income too old, a place given up, eight active months), so that figures and near misses are put to the test.
/// </summary>
internal sealed class SyntheticAssociations(int seed, DateOnly today)
{
    private readonly Random random = new(seed);
    private readonly List<Association> associations = [];
    private readonly List<AssociationName> names = [];
    private readonly List<Officer> officers = [];
    private readonly List<RegistrationRecord> registrations = [];
    private readonly List<Place> places = [];
    private readonly List<LedgerEntry> ledger = [];
    private readonly List<ActivityRecord> activities = [];
    private readonly List<MemberCount> counts = [];

    public IReadOnlyList<Association> Associations => associations;

    public Association Add(DivisionUnit unit, Traits traits)
    {
        var founded = today.AddDays(-random.Next(800, 7_000));
        var association = new Association(Guid.CreateVersion7(), unit.Code, unit.Setting ?? Setting.Rural, BaselineRecords.NameOf(unit), founded, today);
        association.Edit(founded, random.Next(3) == 0 ? null : $"{unit.Name.Replace("村委会", "", StringComparison.Ordinal)}党支部", null, today);
        associations.Add(association);
        names.Add(new(Guid.CreateVersion7(), association, association.CurrentName, founded));
        AddOfficers(association, traits.FromCommittee, founded);
        AddRegistration(association, founded);
        AddPlaces(association, traits.Venue);
        AddLedger(association, traits.Funded);
        AddActivities(association, traits.Active);
        var members = random.Next(20, 260);
        counts.Add(new(Guid.CreateVersion7(), association, today.AddDays(-random.Next(1, 300)), members, random.Next(members / 3, (members * 2 / 3) + 1), today));
        return association;
    }

    /// <summary>Name of the president in office.</summary>
    /// <exception cref="InvalidOperationException">Nobody is.</exception>
    public string PresidentOf(Association association) =>
        officers.Last(o => o.Association == association.Id && o.Post == OfficerPost.President && o.EndedOn is null).PersonName;

    /// <summary>Writes everything inside the write in progress and makes the profiles.</summary>
    public async Task SaveAsync(AppDb db, ProfileRebuild profiles, CodeRange range, CancellationToken ct)
    {
        await db.BulkInsertAsync(associations, ct);
        await db.BulkInsertAsync(names, ct);
        await db.BulkInsertAsync(officers, ct);
        await db.BulkInsertAsync(registrations, ct);
        await db.BulkInsertAsync(places, ct);
        await db.BulkInsertAsync(ledger, ct);
        await db.BulkInsertAsync(activities, ct);
        await db.BulkInsertAsync(counts, ct);
        await profiles.RunAsync(range, ct);
    }

    private void AddOfficers(Association association, bool fromCommittee, DateOnly founded)
    {
        var from = Later(founded, today.AddDays(-random.Next(100, 2_000)));
        if (fromCommittee || random.Next(12) > 0)
        {
            var concurrent = fromCommittee ? (ConcurrentPost)random.Next(1, 4) : ConcurrentPost.None;
            AddOfficer(association, OfficerPost.President, concurrent, from);
        }
        else
        {
            // The one from the committee has left, nobody has followed: a near miss.
            var left = AddOfficer(association, OfficerPost.President, ConcurrentPost.Committee, from);
            left.End(Later(from, today.AddDays(-random.Next(1, 90))), today);
        }
        AddOfficer(association, OfficerPost.VicePresident, ConcurrentPost.None, from);
        if (random.Next(2) == 0) AddOfficer(association, OfficerPost.SecretaryGeneral, ConcurrentPost.None, from);
    }

    private Officer AddOfficer(Association association, OfficerPost post, ConcurrentPost concurrent, DateOnly from)
    {
        var woman = random.Next(3) == 0;
        var officer = new Officer(Guid.CreateVersion7(), association,
            new(post, SyntheticNames.Person(random, woman), woman ? Sex.Female : Sex.Male, today.Year - random.Next(58, 80), concurrent, from, from.AddYears(5)), today);
        officers.Add(officer);
        return officer;
    }

    private void AddRegistration(Association association, DateOnly founded)
    {
        if (random.Next(10) >= 6) return;
        var from = Later(founded, today.AddDays(-random.Next(100, 1_800)));
        registrations.Add(new(Guid.CreateVersion7(), association, RegistrationTrack.Filed, $"备〔{from.Year}〕{random.Next(1, 900)}号", "乡镇人民政府", from, random.Next(4) == 0 ? null : from.AddYears(4), today));
    }

    private void AddPlaces(Association association, bool venue)
    {
        var from = today.AddDays(-random.Next(200, 1_500));
        if (venue)
        {
            var nature = random.Next(2) == 0 ? PlaceNature.Dedicated : PlaceNature.Shared;
            places.Add(new(Guid.CreateVersion7(), association, PlacePurpose.Activity, nature, "老年活动室", random.Next(30, 200), true, from, today));
            if (random.Next(3) == 0) places.Add(new(Guid.CreateVersion7(), association, PlacePurpose.Office, nature, null, random.Next(12, 40), true, from, today));
        }
        else if (random.Next(4) == 0)
        {
            var given = new Place(Guid.CreateVersion7(), association, PlacePurpose.Activity, PlaceNature.Shared, "旧活动室", random.Next(20, 80), true, from, today);
            given.End(Later(from, today.AddDays(-random.Next(1, 100))), today);
            places.Add(given);
        }
    }

    private void AddLedger(Association association, bool funded)
    {
        if (funded)
        {
            for (var i = random.Next(1, 4); i > 0; i--) AddEntry(association, today.AddDays(-random.Next(0, 360)));
        }
        else if (random.Next(4) == 0)
        {
            // The last money came thirteen months ago or earlier.
            AddEntry(association, today.AddMonths(-13).AddDays(-random.Next(0, 300)));
        }
    }

    private void AddEntry(Association association, DateOnly on)
    {
        var channel = (IncomeChannel)random.Next(1, 8);
        ledger.Add(new(Guid.CreateVersion7(), association, on, LedgerDirection.Income, channel, null, new(random.Next(2, 80) * 10_000L), null, today));
        if (random.Next(2) == 0)
            ledger.Add(new(Guid.CreateVersion7(), association, on, LedgerDirection.Spending, null, "活动用品", new(random.Next(1, 10) * 1_000L), null, today));
    }

    private void AddActivities(Association association, bool active)
    {
        var months = active ? random.Next(9, 13) : random.Next(3) == 0 ? 8 : random.Next(0, 8);
        foreach (var month in Month.Of(today).Window(12).OrderBy(_ => random.Next()).Take(months))
        {
            var last = month == Month.Of(today) ? today.Day : month.LastDay.Day;
            for (var times = random.Next(1, 3); times > 0; times--)
            {
                activities.Add(new(Guid.CreateVersion7(), association, new(month.Number / 100, month.Number % 100, random.Next(1, last + 1)),
                    (ActivityCategory)random.Next(1, 12), random.Next(8, 90), random.Next(2) == 0 ? "老年活动室" : null, null, today));
            }
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
