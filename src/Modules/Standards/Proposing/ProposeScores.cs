using Yinling.Associations.Contracts;
using Yinling.Divisions.Contracts;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Standards.Proposing;

/// <summary>What the records of one association score by a standard. The items are made anew when asked for: of 20,000 associations they would be 350 MB.</summary>
internal sealed class ProposedScore
{
    private readonly Func<ScoreProposal> propose;

    public ProposedScore(SubjectFigures figures, Func<ScoreProposal> propose)
    {
        (County, Id, Division, this.propose) = (figures.County, figures.Id, figures.Division, propose);
        var proposal = propose();
        (Certain, Possible, IsVetoed, ForPeople) = (proposal.Certain, proposal.Possible, proposal.IsVetoed, proposal.Items.Count(i => i.NeedsPerson));
    }

    public int County { get; }
    public Guid Id { get; }

    /// <summary>Padded code of the unit it belongs to.</summary>
    public long Division { get; }

    /// <summary>Null where names were not wanted.</summary>
    public Subject? Name { get; set; }

    public Hundredths Certain { get; }
    public Hundredths Possible { get; }
    public bool IsVetoed { get; }

    /// <summary>Items that a person has to look at.</summary>
    public int ForPeople { get; }

    /// <summary>Item by item.</summary>
    public ScoreProposal Proposal => propose();
}

/// <param name="Unit">The division asked for.</param>
/// <param name="Day">The day the figures hold for.</param>
internal sealed record ProposedScores(FoundStandard Standard, DivisionUnit Unit, DateOnly Day, IReadOnlyList<ProposedScore> Scores);

/// <summary>Proposes scores from the records. It changes nothing: people score, the records only say what they know.</summary>
internal sealed class ProposeScores(
    StandardShelf shelf, ISubjectFigures figures, IAssociationDirectory names, IDivisionDirectory divisions, CurrentScope scope, TimeProvider clock)
{
    /// <summary>Associations of a division, highest certain score first.</summary>
    /// <param name="key">Of the standard.</param>
    /// <param name="asOf">A past day; null: today.</param>
    /// <returns>Null when there is no such standard or division, or it is not the person's to see.</returns>
    /// <exception cref="RuleException">STD-17: the standard asks for indicators there are not; IND-02 a day to come.</exception>
    public async Task<ProposedScores?> ListAsync(string key, DivisionCode division, DateOnly? asOf, CancellationToken ct)
    {
        var grant = scope.Value.For(StandardPermissions.Propose).Below(division);
        // A list is for offices; the head of one association opens that one's page.
        if (!scope.Value.May(StandardPermissions.Propose, division) || await shelf.FindAsync(key, ct) is not { } standard || await divisions.FindAsync(division, ct, asOf) is not { } unit) return null;
        var scores = await ScoreAsync(standard.Definition, division, grant, asOf, null, ct);
        await NameAsync(scores, ct);
        return new(standard, unit, asOf ?? clock.BeijingToday, [.. scores.OrderByDescending(s => s.Certain).ThenBy(s => s.Division).ThenBy(s => s.Id)]);
    }

    /// <returns>Null when there is no such standard or association, or it is not the person's to see.</returns>
    /// <exception cref="RuleException">As for lists.</exception>
    public async Task<(FoundStandard Standard, ProposedScore Score, DateOnly Day)?> OneAsync(string key, AssociationRef which, DateOnly? asOf, CancellationToken ct)
    {
        var county = new DivisionCode(which.County * 1_000_000L, DivisionLevel.County);
        if (await shelf.FindAsync(key, ct) is not { } standard) return null;
        var scores = await ScoreAsync(standard.Definition, county, scope.Value.For(StandardPermissions.Propose), asOf, which.Id, ct);
        if (scores is not [var score]) return null;
        await NameAsync(scores, ct);
        return (standard, score, asOf ?? clock.BeijingToday);
    }

    /// <summary>Scores alone, for many.</summary>
    public async Task<IReadOnlyList<ProposedScore>> ScoreAsync(StandardDefinition standard, DivisionCode division, Grant grant, DateOnly? asOf, Guid? only, CancellationToken ct)
    {
        var known = shelf.KnownFor(standard);
        var found = await figures.AskAsync(division, standard.Subjects, standard.Indicators, grant, asOf, only, ct);
        return [.. found.Select(f => new ProposedScore(f, () => ScoreProposal.Of(standard, known, f)))];
    }

    private async Task NameAsync(IReadOnlyList<ProposedScore> scores, CancellationToken ct)
    {
        var known = await names.FindAsync([.. scores.Select(s => new AssociationRef(s.County, s.Id))], ct);
        foreach (var score in scores) score.Name = known.GetValueOrDefault(score.Id);
    }
}
