using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;

namespace Yinling.Unit.Indicators;

/// <summary>A subject made up for these tests: the engine knows no module.</summary>
internal sealed class ClubProfile : IProfile
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public long Division { get; init; }
    public Setting Setting { get; init; }
    public bool IsOpen { get; init; }
    public bool HasFunding { get; init; }
    public bool TermOverdue { get; init; }
    public int ActiveMonths { get; init; }
    public long Members { get; init; }
}

internal sealed class ClubMonth : IMonthlyProfile
{
    public int County { get; init; }
    public Guid Id { get; init; }
    public long Division { get; init; }
    public Setting Setting { get; init; }
    public int Month { get; init; }
    public long Income { get; init; }
}

internal sealed class ClubProfileTable : IEntityTypeConfiguration<ClubProfile>
{
    public void Configure(EntityTypeBuilder<ClubProfile> table)
    {
        table.ToTable("clubs_profile");
        table.HasKey(p => new { p.County, p.Id });
        table.HasIndex(p => new { p.County, p.Setting, p.Division, p.IsOpen, p.HasFunding, p.TermOverdue, p.ActiveMonths, p.Members });
        table.HasIndex(p => new { p.Division, p.Id });
    }
}

internal sealed class ClubMonthTable : IEntityTypeConfiguration<ClubMonth>
{
    public void Configure(EntityTypeBuilder<ClubMonth> table)
    {
        table.ToTable("clubs_month");
        table.HasKey(p => new { p.County, p.Id, p.Month });
        table.HasIndex(p => new { p.County, p.Setting, p.Division, p.Month, p.Income });
    }
}

/// <summary>Past profiles are those now stored, so that the same rows must give the same figures by SQL and in memory.</summary>
internal sealed class ClubSource<TProfile>(AppDb db) : IProfileSource<TProfile> where TProfile : class, IProfile
{
    public IAsyncEnumerable<TProfile> AsOfAsync(CodeRange range, DateOnly day, CancellationToken ct) => db.Set<TProfile>().AsNoTracking().AsAsyncEnumerable();

    public Task<IReadOnlyList<Subject>> DescribeAsync(IReadOnlyList<TProfile> profiles, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<Subject>>([.. profiles.Select(p => new Subject(p.Id, $"club {p.Division}", new(p.Division, DivisionLevel.Village), null))]);
}

internal static class ClubIndicators
{
    public static readonly Permission Records = new("clubs.read", "查看", Role.Clerk, Role.Reviewer, Role.AssociationHead);

    public static IndicatorSet<ClubProfile> Stocks { get; } = new IndicatorSet<ClubProfile> { Records = Records, Group = "社团" }
        .Column(p => p.IsOpen, "开放", _ => "没有开放")
        .Column(p => p.HasFunding, "有经费", _ => "没有经费来源")
        .Column(p => p.TermOverdue, "届满没有换届", _ => "没有届满")
        .Column(p => p.ActiveMonths >= 9, "经常活动", p => $"近12个月有活动的月份 {p.ActiveMonths} 个，需要 9 个")
        .Count(Text("units", IndicatorUnit.Units), _ => true)
        .Count(Text("clubs", IndicatorUnit.Associations), p => p.IsOpen, among: "units")
        .Count(Text("funded", IndicatorUnit.Associations), p => p.IsOpen && p.HasFunding, among: "clubs")
        .Count(Text("active", IndicatorUnit.Associations), p => p.IsOpen && p.ActiveMonths >= 9, among: "clubs")
        .Count(Text("sound", IndicatorUnit.Associations), p => p.IsOpen && !p.TermOverdue && p.HasFunding, among: "clubs")
        .Sum(Text("members", IndicatorUnit.Persons), p => p.IsOpen ? p.Members : 0)
        .Ratio(Text("coverage", IndicatorUnit.Percent), "clubs", "units")
        .Ratio(Text("funded.rate", IndicatorUnit.Percent), "funded", "clubs");

    public static FlowSet<ClubMonth> Flows { get; } = new FlowSet<ClubMonth> { Records = Records, Group = "经费" }
        .Flow(Text("income", IndicatorUnit.Fen), p => p.Income);

    private static IndicatorText Text(string code, IndicatorUnit unit) => new(code, code, unit, "口径 " + code, "S-000");
}
