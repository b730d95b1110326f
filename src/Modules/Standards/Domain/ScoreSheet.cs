using System.Text.Json;
using Yinling.Platform.Database;

namespace Yinling.Standards.Domain;

/// <summary>Whose scores a sheet holds.</summary>
internal enum ScoreStage
{
    /// <summary>自评.</summary>
    Own = 1,

    /// <summary>乡镇核实.</summary>
    Township = 2,

    /// <summary>县级验收.</summary>
    County = 3,
}

/// <summary>What was answered for one item: the levels that hold. Points follow from them; nobody types points.</summary>
/// <param name="Item">Key of the item.</param>
/// <param name="Levels">Places of levels in the item, from 0: at most one, or any number of a checklist.</param>
/// <param name="Note">Where the evidence is, or why it differs; null for nothing.</param>
internal sealed record ItemAnswer(string Item, IReadOnlyList<int> Levels, string? Note = null);

/// <summary>All answers of a stage.</summary>
/// <param name="Bonuses">Numbers of the bonuses that are claimed.</param>
/// <param name="Vetoes">Numbers of the vetoes that were found.</param>
/// <param name="Reason">Why the total lies far from the self-assessment; null where it does not.</param>
internal sealed record Answers(IReadOnlyList<ItemAnswer> Items, IReadOnlyList<string> Bonuses, IReadOnlyList<string> Vetoes, string? Reason = null)
{
    public static readonly Answers None = new([], [], []);

    public ItemAnswer? Of(StandardItem item) => Items.FirstOrDefault(a => a.Item == item.Key);

    public bool Equals(Answers? other) => other is not null && JsonSerializer.Serialize(this) == JsonSerializer.Serialize(other);

    public override int GetHashCode() => HashCode.Combine(Items.Count, Reason);
}

/// <summary>Points of answers by a standard: the total is the sum of its items and of bonuses up to their limit, nothing else.</summary>
internal static class Scoring
{
    /// <summary>The points the chosen levels give.</summary>
    public static Hundredths PointsOf(this StandardItem item, ItemAnswer? answer) => (answer?.Levels ?? []).Distinct().Where(l => l >= 0 && l < item.Levels.Count).Sum(l => item.Levels[l].Points);

    public static Hundredths Bonus(this StandardDefinition standard, Answers answers)
    {
        var claimed = standard.Bonuses.Where(b => answers.Bonuses.Contains(b.Number)).Sum(b => b.Points);
        return claimed < standard.MostBonus ? claimed : standard.MostBonus;
    }

    public static Hundredths Total(this StandardDefinition standard, Answers answers) => standard.Items.Sum(i => i.PointsOf(answers.Of(i))) + standard.Bonus(answers);

    /// <summary>The levels the records decide.</summary>
    public static ItemAnswer FromRecords(ItemProposal proposal)
    {
        var held = proposal.Levels.Index().Where(l => l.Item.Holds == true).Select(l => l.Index).ToList();
        return new(proposal.Item.Key, proposal.Item.Scoring == ScoringKind.Checklist ? held : [.. held.Take(1)]);
    }

    /// <summary>Absolute distance of two totals.</summary>
    public static Hundredths Distance(Hundredths one, Hundredths other) => one > other ? one - other : other - one;
}

/// <summary>One stage's scores of one association, who gave them and when.</summary>
internal sealed class ScoreSheet : IBusinessRow, IVersioned
{
    private ScoreSheet() { }  // EF Core

    public ScoreSheet(Guid id, Assessment assessment, ScoreStage stage, Answers answers)
    {
        (County, Id, Assessment, Stage, Division) = (assessment.County, id, assessment.Id, stage, assessment.Division);
        Put(answers);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }
    public Guid Assessment { get; private set; }
    public ScoreStage Stage { get; private set; }

    /// <summary>Padded code of the association's unit.</summary>
    public long Division { get; private set; }

    /// <summary>The answers as JSON.</summary>
    public string Content { get; private set; } = "";

    /// <summary>Name of the person who put it in force, as it was then; null while it is a draft.</summary>
    public string? Name { get; private set; }

    /// <summary>UTC moment it was put in force; null while it is a draft.</summary>
    public DateTime? At { get; private set; }

    public int Version { get; private set; }

    public Answers Answers => JsonSerializer.Deserialize<Answers>(Content) ?? Answers.None;

    public void Put(Answers answers) => (Content, Name, At) = (JsonSerializer.Serialize(answers), null, null);

    public void Sign(string name, DateTime at) => (Name, At) = (name, at);
}
