namespace Yinling.Associations.Domain;

/// <summary>All that is known about one association: what its profile and its months are made from.</summary>
internal sealed class AssociationFacts(Association association)
{
    public Association Association { get; } = association;
    public List<RegistrationRecord> Registrations { get; } = [];
    public List<Officer> Officers { get; } = [];
    public List<Member> Members { get; } = [];
    public List<MemberCount> MemberCounts { get; } = [];
    public List<Place> Places { get; } = [];
    public List<LedgerEntry> Ledger { get; } = [];

    /// <summary>Without those struck out.</summary>
    public List<ActivityRecord> Activities { get; } = [];

    public List<StatedFacts> Stated { get; } = [];
    public List<CharterFact> Charters { get; } = [];
    public List<RuleFact> Rules { get; } = [];
    public List<PlanFact> Plans { get; } = [];

    public List<PlanItemFact> PlanItems { get; } = [];

    public List<DisclosureFact> Disclosures { get; } = [];

    /// <summary>Days on which members judged by ballot.</summary>
    public List<DateOnly> Reviews { get; } = [];

    public List<AssetFact> Assets { get; } = [];

    /// <summary>Days on which somebody came, without those struck out.</summary>
    public List<DateOnly> DayCareDays { get; } = [];

    /// <summary>Income entries known by a day and not undone by then.</summary>
    public IEnumerable<LedgerEntry> StandingIncome(DateOnly asOf)
    {
        var undone = Ledger.Where(e => e.ReversalOf is not null && e.On <= asOf).Select(e => e.ReversalOf!.Value).ToHashSet();
        return Ledger.Where(e => e.On <= asOf && e is { Direction: LedgerDirection.Income, ReversalOf: null } && !undone.Contains(e.Id));
    }
}
