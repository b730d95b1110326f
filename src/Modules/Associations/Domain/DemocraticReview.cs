using Yinling.Kernel;

namespace Yinling.Associations.Domain;

/// <summary>What or who the members judge.</summary>
internal enum ReviewSubject
{
    Work = 1,
    President = 2,
    Council = 3,
    Finance = 4,
}

/// <summary>Ballots counted.</summary>
/// <param name="Spoilt">废票, counted as cast and not as valid.</param>
internal readonly record struct Ballots(int Satisfied, int Mostly, int Unsatisfied, int Spoilt)
{
    public long Cast => (long)Satisfied + Mostly + Unsatisfied + Spoilt;

    /// <summary>满意 and 基本满意 among the valid ones.</summary>
    public Rate Content => new((long)Satisfied + Mostly, (long)Satisfied + Mostly + Unsatisfied);

    public bool FitInto(int present) => Satisfied >= 0 && Mostly >= 0 && Unsatisfied >= 0 && Spoilt >= 0 && Cast >= 1 && Cast <= present;
}

/// <summary>A vote of the members on how the year went (民主评议). Source: S-001 (临政〔2023〕68号) B12.</summary>
internal sealed class DemocraticReview : AssociationFact
{
    private DemocraticReview() { }  // EF Core

    /// <param name="held">At which meeting, or on which day.</param>
    /// <param name="present">Members who could vote there.</param>
    /// <exception cref="RuleException">ASC-56; ASC-04, ASC-05.</exception>
    public DemocraticReview(Guid id, Association association, ReviewSubject subject, Adoption held, int present, Ballots ballots, DateOnly today) : base(id, association)
    {
        RuleException.ThrowIfAny(
        [
            .. association.CheckOpen(),
            .. Checks.Happened(held.Day, today, "评议日期", nameof(On)),
            .. Problem.If(present is < 1 or > 100_000 || !ballots.FitInto(present), "ASC-56", $"各种票加起来应在 1 到到会的 {present} 人之间，也不能是负数。请核对票数。", nameof(Satisfied)),
        ]);
        (Subject, Meeting, On, Year, Present) = (subject, held.Meeting, held.Day, held.Day.Year, present);
        (Satisfied, Mostly, Unsatisfied, Spoilt) = (ballots.Satisfied, ballots.Mostly, ballots.Unsatisfied, ballots.Spoilt);
    }

    public ReviewSubject Subject { get; private set; }

    /// <summary>Null when the meeting is not in the book.</summary>
    public Guid? Meeting { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>Of <see cref="On"/>: a subject is judged once a year.</summary>
    public int Year { get; private set; }

    public int Present { get; private set; }
    public int Satisfied { get; private set; }
    public int Mostly { get; private set; }
    public int Unsatisfied { get; private set; }
    public int Spoilt { get; private set; }

    public Ballots Ballots => new(Satisfied, Mostly, Unsatisfied, Spoilt);

    public static Problem Reviewed => new("ASC-57", "这一年已经评议过这一项，票数不能改。记错了请写进会议簿说明。", nameof(Subject));
}

/// <summary>The names people see.</summary>
internal static class ReviewSubjectNames
{
    extension(ReviewSubject subject)
    {
        public string InChinese => subject switch
        {
            ReviewSubject.Work => "协会工作",
            ReviewSubject.President => "会长履职",
            ReviewSubject.Council => "理事会履职",
            ReviewSubject.Finance => "财务管理",
            _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, null),
        };
    }
}
