using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Yinling.Associations.Domain;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Statistics.Contracts;

namespace Yinling.Associations.Profiles;

/// <summary>
/// Rows of 统计表: one per association that exists on the day, made from dated facts by the rules profiles are made by. The caller has
/// checked the division, so nothing is scoped here.
/// </summary>
internal sealed class AssociationRows(AppDb db, FactsReader reader, IDivisionDirectory divisions) : IFormRows
{
    public string Form => "YL-04";

    public string Address(DivisionCode unit, Guid subject) => $"/associations/{unit.County}/{subject}";

    public async Task<IReadOnlyList<FormSubjectRow>> ReadAsync(DivisionCode division, DateOnly day, Month from, Month to, CancellationToken ct)
    {
        var rules = new ActivityRules(await db.Set<ActivityRule>().AsNoTracking().ToListAsync(ct));
        var written = await WrittenAsync(division.Range, day, ct);
        List<(AssociationFacts Facts, AssociationProfile Profile)> open = [];
        await foreach (var batch in reader.StreamAsync(division.Range, ct))
        {
            foreach (var facts in batch)
                if (ProfileRules.Profile(facts, day, rules) is { } profile) open.Add((facts, profile));
        }
        open = [.. open.OrderBy(o => o.Profile.Level == DivisionLevel.Village ? 1 : 0).ThenBy(o => o.Profile.Division).ThenBy(o => o.Facts.Association.FoundedOn ?? DateOnly.MinValue).ThenBy(o => o.Profile.Id)];
        var places = await divisions.FindAsync([.. open.Select(o => o.Facts.Association.Unit).Distinct()], ct, day);

        HashSet<long> met = [];
        List<FormSubjectRow> rows = [];
        foreach (var (facts, profile) in open)
        {
            var association = facts.Association;
            Dictionary<string, FormFact> cells = [];
            // A village counts once, and only while it is one.
            cells["founded"] = profile.Level == DivisionLevel.Village && places.ContainsKey(association.Unit) && met.Add(profile.Division);
            Put("place", places.GetValueOrDefault(association.Unit)?.Name);
            Describe(cells, facts, profile, day);
            Areas(cells, facts, day);
            Flows(cells, facts, day, from, to);
            cells["rules"] = written.GetValueOrDefault(association.Id);
            rows.Add(new(association.Id, association.Unit, association.CurrentName, cells));

            void Put(string column, string? text)
            {
                if (!string.IsNullOrEmpty(text)) cells[column] = FormFact.Of(text);
            }
        }
        return rows;
    }

    /// <summary>How many kinds of rules each association has in force.</summary>
    private async Task<Dictionary<Guid, int>> WrittenAsync(CodeRange range, DateOnly day, CancellationToken ct)
    {
        var (first, last) = (range.First, range.Last);
        var kinds = await (from a in db.Set<Association>()
                           join r in db.Set<InternalRule>() on new { a.County, a.Id } equals new { r.County, Id = r.Association }
                           where a.Division >= first && a.Division <= last && r.AdoptedOn <= day
                           select new { a.Id, r.Kind }).Distinct().ToListAsync(ct);
        return kinds.GroupBy(k => k.Id).ToDictionary(g => g.Key, g => g.Count());
    }

    private static void Describe(Dictionary<string, FormFact> cells, AssociationFacts facts, AssociationProfile profile, DateOnly day)
    {
        var association = facts.Association;
        cells["association"] = true;
        cells["registered"] = profile.Registered;
        cells["filed"] = profile.Filed;
        cells["committee"] = profile.PresidentFromCommittee;
        cells["members"] = profile.Members;
        cells["women"] = profile.Women;
        cells["venue"] = profile.HasVenue;
        cells["funded"] = profile.HasFunding;
        cells["active"] = profile.RegularlyActive;
        cells["active_months"] = profile.ActiveMonths12;
        Text("founded_on", Day(association.FoundedOn));
        Text("party", association.PartyBranch);

        var valid = facts.Registrations.Where(r => r.From <= day && !(r.ExpiresOn < day)).OrderBy(r => r.Track).ThenByDescending(r => r.From).ThenBy(r => r.Id).FirstOrDefault();
        Text("number", valid?.Number);
        Text("expires_on", valid is null ? null : Day(valid.ExpiresOn) ?? "长期");

        var inOffice = facts.Officers.Where(o => o.TermFrom <= day && !(o.EndedOn <= day)).ToList();
        cells["officers"] = inOffice.Select(o => o.PersonName).Distinct().Count();
        var president = inOffice.Find(o => o.Post == OfficerPost.President);
        Text("president", president?.PersonName);
        if (president is { Sex: not Sex.Unknown }) Text("president_sex", president.Sex.InChinese);
        Text("president_born", president?.BirthYear?.ToString(CultureInfo.InvariantCulture));
        Text("term_to", Day(president?.TermTo ?? inOffice.Min(o => o.TermTo)));

        void Text(string column, string? text)
        {
            if (!string.IsNullOrEmpty(text)) cells[column] = FormFact.Of(text);
        }
    }

    /// <summary>Blank where nothing is recorded or measured: that is not the same as none.</summary>
    private static void Areas(Dictionary<string, FormFact> cells, AssociationFacts facts, DateOnly day)
    {
        if (!facts.Places.Any(p => p.From <= day)) return;
        var used = facts.Places.Where(p => p.From <= day && !(p.To <= day) && p.Nature != PlaceNature.None).ToList();
        cells["dedicated"] = used.Exists(p => p.Nature == PlaceNature.Dedicated);
        cells["shared"] = used.Exists(p => p.Nature == PlaceNature.Shared);
        Area("office_area", p => p.Purpose == PlacePurpose.Office);
        Area("indoor_area", p => p.Purpose == PlacePurpose.Activity && p.IsIndoor);
        Area("outdoor_area", p => p.Purpose == PlacePurpose.Activity && !p.IsIndoor);

        void Area(string column, Predicate<Place> fits)
        {
            var measured = used.FindAll(p => fits(p) && p.SquareMetres is not null);
            if (measured.Count > 0) cells[column] = measured.Sum(p => (long)p.SquareMetres!.Value);
        }
    }

    private static void Flows(Dictionary<string, FormFact> cells, AssociationFacts facts, DateOnly day, Month from, Month to)
    {
        var months = AssociationMonth.Of(facts, day).Where(m => m.Month >= from.Number && m.Month <= to.Number).ToList();
        cells["activities"] = months.Sum(m => m.Activities);
        if (!facts.Ledger.Any(e => e.On <= day)) return;
        cells["income"] = months.Sum(m => m.Income);
        foreach (var (column, channel) in Channels) cells[column] = months.Sum(m => m.From(channel));
    }

    private static readonly (string Column, IncomeChannel Channel)[] Channels =
    [
        ("fiscal", IncomeChannel.Fiscal), ("superior_grant", IncomeChannel.SuperiorGrant), ("village_collective", IncomeChannel.VillageCollective),
        ("donation", IncomeChannel.Donation), ("welfare_lottery", IncomeChannel.WelfareLottery), ("purchased_service", IncomeChannel.PurchasedService),
        ("membership_fee", IncomeChannel.MembershipFee),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
