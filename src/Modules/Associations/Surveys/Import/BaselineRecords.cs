using Yinling.Associations.Domain;
using Yinling.Associations.Domain.Surveys;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Associations.Surveys.Import;

/// <summary>The records that taking baseline rows makes, gathered for one bulk write. What is already on record stays as it is.</summary>
internal sealed class BaselineRecords(BaselineImport import, string source, DateOnly today)
{
    public List<Association> Associations { get; } = [];
    public List<AssociationName> Names { get; } = [];
    public List<StatedFacts> Stated { get; } = [];
    public List<Officer> Officers { get; } = [];
    public List<RegistrationRecord> Registrations { get; } = [];
    public List<Place> Places { get; } = [];
    public List<MemberCount> MemberCounts { get; } = [];

    /// <summary>Makes the records of one good row.</summary>
    /// <param name="known">The association on record; null to register a new one.</param>
    /// <returns>The association, and the ids of everything made, for undoing.</returns>
    public (Guid Association, IReadOnlyList<Guid> Made) Add(DivisionUnit village, BaselineAnswer answer, Association? existing, KnownAssociations.Known? known)
    {
        List<Guid> made = [];
        var association = existing ?? Register(village, answer, made);
        Stated.Add(new(Next(made), association, import.SurveyOn, Funding(answer), answer.Venue, answer.ActiveMonths, source, import.Id, today, Income(answer)));
        if (answer.President is { } president && known?.HasPresident != true)
        {
            var sex = answer.PresidentSex switch { "男" => Sex.Male, "女" => Sex.Female, _ => Sex.Unknown };
            var born = answer.PresidentAge is { } age ? import.SurveyOn.Year - age : (int?)null;
            // A table says only that the two committees hold the post, not which of them.
            var concurrent = answer.Concurrent == true ? ConcurrentPost.Committee : ConcurrentPost.None;
            var from = Earlier(answer.TermTo?.AddYears(-5), answer.FoundedOn);
            Officers.Add(new(Next(made), association, new(OfficerPost.President, president, sex, born, concurrent, from, answer.TermTo), today));
        }
        if (answer is { Status: BaselineColumns.Registered or BaselineColumns.Filed, Number: { } number } && known?.HasRegistration != true)
        {
            var track = answer.Status == BaselineColumns.Registered ? RegistrationTrack.Registered : RegistrationTrack.Filed;
            var from = answer.ExpiresOn is { } ends && ends < import.SurveyOn ? ends : Earlier(answer.FoundedOn, null);
            Registrations.Add(new(Next(made), association, track, number, "摸底表填报", from, answer.ExpiresOn, today));
        }
        if (answer.Venue == true && answer.Nature is not null && known?.HasPlace != true) AddPlaces(association, answer, made);
        if (answer.Members is { } members && known?.HasMemberList != true)
            MemberCounts.Add(new(Next(made), association, import.SurveyOn, members, answer.Women ?? 0, today));
        return (association.Id, made);
    }

    private Association Register(DivisionUnit village, BaselineAnswer answer, List<Guid> made)
    {
        var name = answer.Name ?? NameOf(village);
        var association = new Association(Next(made), village.Code, village.Setting ?? Setting.Rural, name, answer.FoundedOn, today);
        if (answer.Party is not null) association.Edit(answer.FoundedOn, answer.Party, null, today);
        Associations.Add(association);
        Names.Add(new(Next(made), association, association.CurrentName, answer.FoundedOn));
        return association;
    }

    private void AddPlaces(Association association, BaselineAnswer answer, List<Guid> made)
    {
        var nature = answer.Nature == BaselineColumns.Dedicated ? PlaceNature.Dedicated : PlaceNature.Shared;
        if (answer.OfficeArea > 0) Places.Add(new(Next(made), association, PlacePurpose.Office, nature, null, answer.OfficeArea, true, import.SurveyOn, today));
        if (answer.IndoorArea > 0 || answer.OutdoorArea is null or 0)
            Places.Add(new(Next(made), association, PlacePurpose.Activity, nature, null, answer.IndoorArea, true, import.SurveyOn, today));
        if (answer.OutdoorArea > 0) Places.Add(new(Next(made), association, PlacePurpose.Activity, nature, null, answer.OutdoorArea, false, import.SurveyOn, today));
    }

    /// <summary>Said outright, or said by an amount.</summary>
    private static bool? Funding(BaselineAnswer answer) =>
        answer.Funding ?? (answer.Income?.Fen > 0 || answer.IncomeFen!.Values.Any(v => v > 0) ? true : null);

    private static StatedIncome Income(BaselineAnswer answer) =>
        StatedIncome.Of(answer.Income?.Fen, answer.IncomeFen!.ToDictionary(c => BaselineColumns.ChannelOf(c.Key), c => c.Value));

    /// <summary>The earliest day that is certain; the survey's day when none is.</summary>
    private DateOnly Earlier(DateOnly? day, DateOnly? other)
    {
        var known = day ?? other ?? import.SurveyOn;
        return known < import.SurveyOn ? known : import.SurveyOn;
    }

    /// <summary>临溪村村委会 → 临溪村老年协会; 心安社区居委会 → 心安社区老年协会. Source: domain.md F20 (统一名称).</summary>
    internal static string NameOf(DivisionUnit village)
    {
        var stem = village.Name;
        foreach (var ending in new[] { "村民委员会", "居民委员会", "村委会", "居委会" })
        {
            if (!stem.EndsWith(ending, StringComparison.Ordinal)) continue;
            stem = stem[..^ending.Length];
            if (ending[0] == '村' && !stem.EndsWith('村')) stem += "村";
            break;
        }
        return stem + "老年协会";
    }

    private static Guid Next(List<Guid> made)
    {
        made.Add(Guid.CreateVersion7());
        return made[^1];
    }
}
