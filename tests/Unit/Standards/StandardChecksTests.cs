using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Standards;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Unit.Standards;

/// <summary>A standard as data: exact numbers, consistency, editing, what changes between editions.</summary>
public sealed class StandardChecksTests
{
    internal static readonly IReadOnlyDictionary<string, Indicator> Known = new[] { "months", "members", "registered", "filed" }.ToDictionary(
        c => c, c => (Indicator)new SumIndicator<Profile>(new(c, c, IndicatorUnit.Units, "口径", "来源"), p => p.Value));

    internal static readonly StandardItem Months = new("i1", "1.1", "经常活动", Hundredths.Whole(6), "几个月有活动？", "10 个月以上 6 分", AssessmentMethod.Records, ScoringKind.Graded,
        [Level("10 个月以上", 6, "months", 10, null), Level("8 到 9 个月", 4, "months", 8, 10), Level("6 到 7 个月", 2, "months", 6, 8)]);

    internal static readonly StandardItem Judged = new("i2", "2.1", "关系明确", Hundredths.Whole(4), "有文件吗？", "有文件 4 分", AssessmentMethod.Documents, ScoringKind.Judged,
        [new("有文件", Hundredths.Whole(4)), new("没有", Hundredths.Zero)]);

    internal static readonly StandardDefinition Sound = new(
        "标准", "本单位自定", "associations", Hundredths.Whole(10), [new("1", "活动", Hundredths.Whole(6), [Months]), new("2", "组织", Hundredths.Whole(4), [Judged])],
        [new("加1", "表彰", Hundredths.Whole(2))], Hundredths.Whole(2), [new("否1", "没有登记", [new("registered", null, Hundredths.Whole(1))])], Hundredths.Whole(8),
        [new("一星", Hundredths.Whole(8), "县级", Hundredths.Whole(9)), new("二星", Hundredths.Whole(9), "市级")], Hundredths.Whole(1), 7, 3);

    [Fact]
    public void A_sound_standard_has_no_findings_and_reads_back_as_it_was()
    {
        Assert.Empty(StandardChecks.Find(Sound, Known));
        Assert.Equal(Sound.Write(), StandardDefinition.Read(Sound.Write()).Write());
        Assert.Empty(StandardDifference.Between(Sound, StandardDefinition.Read(Sound.Write())));
    }

    public static TheoryData<string, string> Shipped => new() { { "default-100", "100" }, { "five-star", "100" }, { "branch-six-good", "100" } };

    [Theory, MemberData(nameof(Shipped))]
    public void Every_shipped_standard_says_it_is_not_official_and_adds_up(string key, string total)
    {
        var standard = Read(key);
        Assert.Equal("默认模板(可修改,非官方标准)", standard.Notice);
        Assert.Equal(total, standard.Total.ToString());
        // Whether its indicators exist is for the running house to say; here any will do.
        var any = standard.Indicators.ToDictionary(i => i, _ => Known["months"]);
        Assert.Empty(StandardChecks.Find(standard, any));
    }

    [Fact]
    public void The_default_standard_has_33_items_in_seven_domains_as_the_field_asks() =>
        Assert.Equal((33, "18 14 12 16 10 18 12"), (Read("default-100").Items.Count(), string.Join(' ', Read("default-100").Domains.Select(d => d.Points))));

    public static TheoryData<string, string> Boundaries => new()
    {
        { "79.99", "" }, { "80", "一星" }, { "84.99", "一星" }, { "85", "二星" }, { "91.99", "二星" }, { "92", "三星" }, { "100", "三星" }, { "105", "三星" }, { "0", "" },
    };

    [Theory, MemberData(nameof(Boundaries))]
    public void A_score_on_a_line_belongs_to_the_upper_side(string score, string star)
    {
        Assert.True(Hundredths.TryParse(score, out var points));
        Assert.Equal(star, Read("default-100").StarOf(points)?.Name ?? "");
        Assert.Equal(points >= Hundredths.Whole(80), Read("default-100").Passes(points));
    }

    public static TheoryData<string, string?> Numbers => new()
    {
        { "4", "4" }, { "1.5", "1.5" }, { "1.50", "1.5" }, { "79.99", "79.99" }, { "0", "0" }, { "0.05", "0.05" },
        { "1.555", null }, { "-1", null }, { "1.", null }, { ".5", null }, { "", null }, { "1e3", null }, { "四", null }, { "1234567890123", null },
    };

    [Theory, MemberData(nameof(Numbers))]
    public void Points_are_exact_hundredths_or_nothing(string text, string? read) =>
        Assert.Equal(read, Hundredths.TryParse(text, out var number) ? number.ToString() : null);

    public static TheoryData<string, string> Wrong
    {
        get
        {
            TheoryData<string, string> wrong = [];
            void Add(string rule, StandardDefinition standard) => wrong.Add(rule, standard.Write());
            Add("STD-02", Sound with { Name = " " });
            Add("STD-02", Sound with { NoticeDays = 6 });
            Add("STD-02", Sound with { ValidYears = 11 });
            Add("STD-03", With(Months with { Points = Hundredths.Zero }));
            Add("STD-04", With(Judged with { Number = "1.1" }));
            Add("STD-05", Sound with { Total = Hundredths.Whole(11) });
            Add("STD-05", With(Months with { Points = Hundredths.Whole(7) }));
            Add("STD-05", Sound with { MostBonus = new(201) });
            Add("STD-06", With(Months with { Levels = [.. Months.Levels.Skip(1)] }));
            Add("STD-06", With(Months with { Levels = [.. Months.Levels, new("看情况", Hundredths.Whole(1))] }));
            Add("STD-06", With(Judged with { Method = AssessmentMethod.Records }));
            Add("STD-07", With(Months with { Levels = [Level("十", 6, "months", 10, null), Level("八", 4, "months", 8, 9)] }));       // 9 lies nowhere
            Add("STD-07", With(Months with { Levels = [Level("十", 6, "months", 10, null), Level("八", 4, "months", 8, 11)] }));      // 10 lies in both
            Add("STD-07", With(Months with { Levels = [Level("十", 6, "months", 10, 12)] }));                                        // 12 lies nowhere
            Add("STD-07", Sound with { Stars = [Sound.Stars[0] with { To = new(899) }, Sound.Stars[1]] });
            Add("STD-08", With(Months with { Levels = [Level("十", 6, "nothing", 10, null)] }));
            Add("STD-08", With(Months with { Levels = [Level("十", 6, "months", null, null)] }));
            Add("STD-08", With(Months with { Levels = [Level("十", 6, "months", 10, null), Level("空", 1, "members", 5, 5)] }));
            Add("STD-09", Sound with { PassLine = new(1001) });
            Add("STD-09", Sound with { PassLine = Hundredths.Zero });
            return wrong;
        }
    }

    [Theory, MemberData(nameof(Wrong))]
    public void STD_02_STD_03_STD_04_STD_05_STD_06_STD_07_STD_08_STD_09_what_does_not_hold_together_is_found(string rule, string json) =>
        Assert.Contains(rule, StandardChecks.Find(StandardDefinition.Read(json), Known).Select(p => p.Rule));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"name\":\"标准\"}")]
    [InlineData("{\"name\":null,\"subjects\":\"associations\"}")]
    public void STD_01_a_file_that_is_no_standard_is_refused(string json) =>
        Assert.Equal("STD-01", Assert.Throws<RuleException>(() => StandardDefinition.Read(json)).Problems[0].Rule);

    [Fact]
    public void STD_14_STD_15_an_item_moves_between_domains_and_none_is_lost()
    {
        var moved = Sound.With("1", Judged with { Name = "改了名" });
        Assert.Equal(["i1", "i2"], moved.Domains[0].Items.Select(i => i.Key));
        Assert.Empty(moved.Domains[1].Items);
        Assert.Equal("i3", moved.FreeKey());
        Assert.Equal("STD-14", Assert.Throws<RuleException>(() => Sound.With("9", Judged)).Problems[0].Rule);
        Assert.Equal("STD-15", Assert.Throws<RuleException>(() => Sound.WithDomains([("1", "活动", Hundredths.Whole(6))])).Problems[0].Rule);
        Assert.Equal(2, moved.WithDomains([("1", "全部", Hundredths.Whole(10))]).Items.Count());
    }

    [Fact]
    public void STD_10_STD_11_STD_12_a_standard_is_made_by_a_county_issued_once_and_then_stays()
    {
        var county = DivisionCode.Parse("341022");
        Assert.Equal("STD-10", Assert.Throws<RuleException>(() => new Standard(Guid.CreateVersion7(), DivisionCode.Parse("341022104"), Sound)).Problems[0].Rule);
        var standard = new Standard(Guid.CreateVersion7(), county, Sound with { Total = Hundredths.Whole(11) });
        Assert.Equal("STD-12", Assert.Throws<RuleException>(standard.Withdraw).Problems[0].Rule);
        Assert.Equal("STD-05", Assert.Throws<RuleException>(() => standard.Issue(new(2026, 11, 24), Known)).Problems[0].Rule);
        standard.Put(Sound);
        standard.Issue(new(2026, 11, 24), Known);
        Assert.Equal("STD-11", Assert.Throws<RuleException>(() => standard.Put(Sound)).Problems[0].Rule);
        Assert.Equal("STD-11", Assert.Throws<RuleException>(() => standard.Issue(new(2026, 11, 25), Known)).Problems[0].Rule);
        standard.Withdraw();
        Assert.Equal(StandardState.Withdrawn, standard.State);
    }

    [Fact]
    public void Results_carry_over_only_where_an_item_is_scored_as_before()
    {
        var after = Sound.With("1", Months with { Name = "活动经常" }).With("2", Judged with { Points = Hundredths.Whole(3), Levels = [new("有文件", Hundredths.Whole(3))] })
            .With("2", Judged with { Key = "i9", Number = "2.2" });
        var changes = StandardDifference.Between(Sound, after);
        Assert.Equal([(ChangeKind.Reworded, "i1"), (ChangeKind.Rescored, "i2"), (ChangeKind.Added, "i9")], changes.Select(c => (c.Kind, c.Key)));
        Assert.Equal([false, true, false], changes.Select(c => c.EndsResults));
        Assert.Equal(ChangeKind.Removed, StandardDifference.Between(Sound, Sound.Without("i2")).Single().Kind);
        Assert.Equal("达标线", StandardDifference.Between(Sound, Sound with { PassLine = Hundredths.Whole(7) }).Single().Name);
    }

    private static StandardDefinition With(StandardItem item) =>
        Sound with { Domains = [.. Sound.Domains.Select(d => d with { Items = [.. d.Items.Select(i => i.Key == item.Key ? item : i)] })] };

    private static ScoringLevel Level(string text, long points, string indicator, long? from, long? to) =>
        new(text, Hundredths.Whole(points), [new(indicator, from is { } f ? Hundredths.Whole(f) : null, to is { } t ? Hundredths.Whole(t) : null)]);

    internal static StandardDefinition Read(string key)
    {
        using var stream = typeof(StandardsModule).Assembly.GetManifestResourceStream(key + ".json")!;
        using var reader = new StreamReader(stream);
        return StandardDefinition.Read(new ShippedStandard(key, reader.ReadToEnd()).Json);
    }

    internal sealed class Profile : IProfile
    {
        public int County { get; init; }
        public Guid Id { get; init; }
        public long Division { get; init; }
        public Setting Setting { get; init; }
        public long Value { get; init; }
    }
}
