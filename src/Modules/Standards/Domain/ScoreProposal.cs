using Yinling.Indicators.Contracts;

namespace Yinling.Standards.Domain;

/// <summary>What an indicator said, and whether a condition holds by it.</summary>
/// <param name="Denominator">Null unless a ratio.</param>
internal sealed record ConditionFinding(Condition Condition, Indicator Indicator, long Numerator, long? Denominator, bool Holds);

/// <param name="Holds">Null: only a person can say.</param>
internal sealed record LevelFinding(ScoringLevel Level, bool? Holds, IReadOnlyList<ConditionFinding> Findings);

/// <summary>What the records say about one item.</summary>
/// <param name="Certain">Points the records give by themselves.</param>
/// <param name="Open">Points that only a person can add.</param>
internal sealed record ItemProposal(StandardItem Item, Hundredths Certain, Hundredths Open, IReadOnlyList<LevelFinding> Levels)
{
    public bool NeedsPerson => Open > Hundredths.Zero;
}

/// <param name="Holds">Null: only a person can say.</param>
internal sealed record VetoFinding(Veto Veto, bool? Holds, IReadOnlyList<ConditionFinding> Findings);

/// <summary>The score that the records of one subject propose: a pure function of its figures.</summary>
internal sealed class ScoreProposal
{
    private ScoreProposal(IReadOnlyList<ItemProposal> items, IReadOnlyList<VetoFinding> vetoes) => (Items, Vetoes) = (items, vetoes);

    public IReadOnlyList<ItemProposal> Items { get; }

    public IReadOnlyList<VetoFinding> Vetoes { get; }

    public Hundredths Certain => Items.Sum(i => i.Certain);

    /// <summary>The score if a person gave all that the records leave open, bonus aside.</summary>
    public Hundredths Possible => Items.Sum(i => i.Certain + i.Open);

    public bool IsVetoed => Vetoes.Any(v => v.Holds == true);

    /// <param name="known">Indicators the standard asks for, by code.</param>
    public static ScoreProposal Of(StandardDefinition standard, IReadOnlyDictionary<string, Indicator> known, SubjectFigures figures) => Of(standard, known, figures.Of);

    /// <param name="figures">Value of an indicator and, for a ratio, what it is counted among: live or frozen.</param>
    public static ScoreProposal Of(StandardDefinition standard, IReadOnlyDictionary<string, Indicator> known, Func<Indicator, (long Numerator, long? Denominator)> figures) => new(
        [.. standard.Items.Select(i => Item(i, known, figures))],
        [.. standard.Vetoes.Select(v => Veto(v, known, figures))]);

    private static ItemProposal Item(StandardItem item, IReadOnlyDictionary<string, Indicator> known, Func<Indicator, (long Numerator, long? Denominator)> figures)
    {
        var levels = item.Levels.Select(l => Level(l, known, figures)).ToList();
        return item.Scoring switch
        {
            ScoringKind.Graded => new(item, levels.Find(l => l.Holds == true)?.Level.Points ?? Hundredths.Zero, Hundredths.Zero, levels),
            ScoringKind.Checklist => new(item, levels.Where(l => l.Holds == true).Sum(l => l.Level.Points), levels.Where(l => l.Holds is null).Sum(l => l.Level.Points), levels),
            ScoringKind.Judged => new(item, Hundredths.Zero, item.Points, levels),
            _ => throw new ArgumentOutOfRangeException(nameof(item), item.Scoring, null),
        };
    }

    private static VetoFinding Veto(Veto veto, IReadOnlyDictionary<string, Indicator> known, Func<Indicator, (long Numerator, long? Denominator)> figures)
    {
        var findings = veto.Conditions.Select(c => Check(c, known[c.Indicator], figures)).ToList();
        return new(veto, findings.Count == 0 ? null : findings.TrueForAll(f => f.Holds), findings);
    }

    private static LevelFinding Level(ScoringLevel level, IReadOnlyDictionary<string, Indicator> known, Func<Indicator, (long Numerator, long? Denominator)> figures)
    {
        var findings = level.Conditions.Select(c => Check(c, known[c.Indicator], figures)).ToList();
        return new(level, level.IsBound ? findings.TrueForAll(f => f.Holds) : null, findings);
    }

    /// <summary>Integers alone: 13 of 20 is exactly 65%, never nearly. A rate of nothing lies in no range.</summary>
    private static ConditionFinding Check(Condition condition, Indicator indicator, Func<Indicator, (long Numerator, long? Denominator)> figures)
    {
        var (numerator, denominator) = figures(indicator);
        // Hundredths of what people read: a rate in percent, money in yuan (its fen are hundredths already), anything else as it is.
        Int128 value = denominator is not null ? (Int128)numerator * 10_000 : indicator.Text.Unit == IndicatorUnit.Fen ? numerator : (Int128)numerator * 100;
        Int128 unit = denominator ?? 1;
        var holds = unit > 0
            && (condition.From is not { } from || value >= (Int128)from.Value * unit)
            && (condition.To is not { } to || value < (Int128)to.Value * unit);
        return new(condition, indicator, numerator, denominator, holds);
    }
}
