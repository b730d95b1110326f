using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>
/// What a baseline survey stated for which no record exists yet: believed as of the survey's day, with its source, until real records
/// come.
/// </summary>
/// <remarks>Source: S-001 (临政〔2023〕68号) B23 (摸底).</remarks>
internal sealed class StatedFacts : AssociationFact
{
    private StatedFacts() { }  // EF Core

    /// <param name="activeMonths">Months with activities among the twelve that end with the survey's month, 0 to 12; null when not stated.</param>
    /// <param name="import">The import it came with; null when typed into the form.</param>
    /// <exception cref="RuleException">ASC-24 months; ASC-04, ASC-18.</exception>
    public StatedFacts(
        Guid id, Association association, DateOnly surveyOn, bool? hasFunding, bool? hasVenue, int? activeMonths, string source, Guid? import, DateOnly today)
        : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. CheckMonths(activeMonths),
            .. Checks.Happened(surveyOn, today, "摸底日期", nameof(SurveyOn)),
            .. Checks.Text(source, 200, "来源", nameof(Source)),
        ]);
        (SurveyOn, HasFunding, HasVenue, ActiveMonths, Source, ImportId) = (surveyOn, hasFunding, hasVenue, activeMonths, source.Trim(), import);
    }

    public DateOnly SurveyOn { get; private set; }
    public bool? HasFunding { get; private set; }
    public bool? HasVenue { get; private set; }

    /// <summary>0 to 12; null when not stated.</summary>
    public int? ActiveMonths { get; private set; }

    /// <summary>Where the statement comes from, as people name it: 2023年6月摸底.</summary>
    public string Source { get; private set; } = "";

    public Guid? ImportId { get; private set; }

    public static IEnumerable<Problem> CheckMonths(int? months) =>
        Problem.If(months is < 0 or > 12, "ASC-24", "近12个月中开展活动的月数应在 0 到 12 之间。", nameof(ActiveMonths));
}
