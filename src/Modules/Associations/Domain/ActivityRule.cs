using Yinling.Kernel;
using Yinling.Platform.Database;

namespace Yinling.Associations.Domain;

/// <summary>In how many of the last twelve months an association must have been active to count as regularly active, from a day on, in a province.</summary>
/// <remarks>Source: S-000 (贵州 2012) A10 says 能经常开展活动 without a number; 9 of 12 is the default until a province sets its own.</remarks>
internal sealed class ActivityRule : IBusinessRow, IVersioned
{
    public const int DefaultMonths = 9;

    private ActivityRule() { }  // EF Core

    /// <exception cref="RuleException">ASC-20 months.</exception>
    public ActivityRule(Guid id, DivisionCode province, DateOnly from, int minMonths)
    {
        RuleException.ThrowIfAny(Problem.If(
            minMonths is < 1 or > 12 || province.Level != DivisionLevel.Province, "ASC-20", "“经常开展活动”的月数按省设定，应在 1 到 12 之间。", nameof(MinMonths)));
        (County, Id, From, MinMonths) = (province.County, id, from, minMonths);
    }

    /// <summary>First six digits of the province: 520000.</summary>
    public int County { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>First day it holds.</summary>
    public DateOnly From { get; private set; }

    /// <summary>1 to 12.</summary>
    public int MinMonths { get; private set; }

    public int Version { get; private set; }

    /// <summary>One rule begins on a day.</summary>
    public static Problem DayTaken => new("ASC-26", "这一天已经设过规则。请换一个生效日期。", nameof(From));
}

/// <summary>All provinces' rules; the one that holds is asked for by division and day.</summary>
internal sealed class ActivityRules(IEnumerable<ActivityRule> rules)
{
    private readonly ILookup<int, ActivityRule> byProvince = rules.OrderByDescending(r => r.From).ToLookup(r => r.County / 10_000);

    /// <param name="division">Padded code of any unit of the province.</param>
    public int MinMonths(long division, DateOnly day) =>
        byProvince[(int)(division / DivisionCode.SizeOf(DivisionLevel.Province))].FirstOrDefault(r => r.From <= day)?.MinMonths ?? ActivityRule.DefaultMonths;

    /// <summary>The next day after this one on which another rule begins to hold; null when none is set.</summary>
    public DateOnly? NextAfter(long division, DateOnly day) =>
        byProvince[(int)(division / DivisionCode.SizeOf(DivisionLevel.Province))].LastOrDefault(r => r.From > day)?.From;
}
