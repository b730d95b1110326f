using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Yinling.Kernel;

namespace Yinling.Standards.Domain;

/// <summary>How an item is found out on the day. Source: 全国示范性老年友好型社区评分细则(试行) 2021, its column 评价方式.</summary>
internal enum AssessmentMethod
{
    /// <summary>系统取数: the records decide, nobody is asked.</summary>
    Records = 1,

    /// <summary>查阅资料.</summary>
    Documents = 2,

    /// <summary>现场查看.</summary>
    Site = 3,

    /// <summary>访谈.</summary>
    Interview = 4,
}

internal enum ScoringKind
{
    /// <summary>分档: the first level whose conditions hold gives the points; none gives 0.</summary>
    Graded = 1,

    /// <summary>清单: the points of all parts that hold are added up.</summary>
    Checklist = 2,

    /// <summary>判断: a person chooses one level.</summary>
    Judged = 3,
}

/// <summary>An indicator of the subject lies in [From, To), in the unit people read: 60 is 60%, 1000 is 1,000 yuan.</summary>
/// <param name="From">Null: no lower bound.</param>
/// <param name="To">Exclusive; null: no upper bound.</param>
internal sealed record Condition(string Indicator, Hundredths? From = null, Hundredths? To = null);

/// <summary>One level or part of an item.</summary>
/// <param name="Text">专用办公室.</param>
/// <param name="When">All must hold; empty: only a person can say.</param>
internal sealed record ScoringLevel(string Text, Hundredths Points, IReadOnlyList<Condition>? When = null)
{
    [JsonIgnore]
    public IReadOnlyList<Condition> Conditions => When ?? [];

    [JsonIgnore]
    public bool IsBound => Conditions.Count > 0;

    public bool Equals(ScoringLevel? other) => other is not null && Text == other.Text && Points == other.Points && Conditions.SequenceEqual(other.Conditions);

    public override int GetHashCode() => HashCode.Combine(Text, Points);
}

/// <summary>An item of a standard (二级指标).</summary>
/// <param name="Key">Stable over editions: by it results are carried over. Never shown.</param>
/// <param name="Number">1.1.</param>
/// <param name="Question">What is asked of the association, in plain words.</param>
/// <param name="Criteria">赋分标准, as printed.</param>
/// <param name="Evidence">What has to be shown: 证书. Null when nothing is.</param>
/// <param name="Source">Where it comes from; null when it is one's own.</param>
internal sealed record StandardItem(
    string Key, string Number, string Name, Hundredths Points, string Question, string Criteria, AssessmentMethod Method, ScoringKind Scoring, IReadOnlyList<ScoringLevel> Levels,
    string? Evidence = null, string? Source = null)
{
    [JsonIgnore]
    public IEnumerable<string> Indicators => Levels.SelectMany(l => l.Conditions).Select(c => c.Indicator).Distinct();

    /// <summary>The records can say something about it.</summary>
    [JsonIgnore]
    public bool IsBound => Levels.Any(l => l.IsBound);

    /// <summary>The records decide it alone.</summary>
    [JsonIgnore]
    public bool IsWhollyBound => Scoring != ScoringKind.Judged && Levels.All(l => l.IsBound);

    /// <summary>The most its levels can give.</summary>
    [JsonIgnore]
    public Hundredths Most => Scoring == ScoringKind.Checklist ? Levels.Sum(l => l.Points) : Levels.Select(l => l.Points).DefaultIfEmpty().Max();
}

/// <summary>一级指标.</summary>
internal sealed record StandardDomain(string Number, string Name, Hundredths Points, IReadOnlyList<StandardItem> Items);

/// <summary>加分项.</summary>
internal sealed record Bonus(string Number, string Text, Hundredths Points);

/// <summary>一票否决.</summary>
/// <param name="When">All hold: the records say so; empty: only a person can say.</param>
internal sealed record Veto(string Number, string Text, IReadOnlyList<Condition>? When = null)
{
    [JsonIgnore]
    public IReadOnlyList<Condition> Conditions => When ?? [];
}

/// <summary>A star for scores in [From, To).</summary>
/// <param name="DecidedBy">乡镇推荐、县级评定.</param>
/// <param name="To">Exclusive; null: up to the highest score there is.</param>
internal sealed record StarBand(string Name, Hundredths From, string DecidedBy, Hundredths? To = null);

/// <summary>A standard by which subjects are assessed, as data.</summary>
/// <param name="Basis">The document it implements.</param>
/// <param name="Subjects">What is assessed: see <c>IndicatorSet.Subjects</c>.</param>
/// <param name="Total">满分, without bonus.</param>
/// <param name="MostBonus">What bonuses can add at most.</param>
/// <param name="DifferenceLimit">A later score further from the self-assessment than this needs a reason.</param>
/// <param name="NoticeDays">公示 lasts at least so many days.</param>
/// <param name="ValidYears">A star holds so long.</param>
/// <param name="Notice">Shown wherever the standard is: 默认模板(可修改,非官方标准). Null for none.</param>
internal sealed record StandardDefinition(
    string Name, string Basis, string Subjects, Hundredths Total, IReadOnlyList<StandardDomain> Domains,
    IReadOnlyList<Bonus> Bonuses, Hundredths MostBonus, IReadOnlyList<Veto> Vetoes, Hundredths PassLine, IReadOnlyList<StarBand> Stars,
    Hundredths DifferenceLimit, int NoticeDays, int ValidYears, string? Notice = null)
{
    public const int LongestName = 60, LongestText = 300, LongestNumber = 10;

    /// <summary>A longer text is no standard.</summary>
    public const int LongestJson = 400_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    [JsonIgnore]
    public IEnumerable<StandardItem> Items => Domains.SelectMany(d => d.Items);

    /// <summary>All indicators that its items and vetoes ask for.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Indicators => [.. Items.SelectMany(i => i.Indicators).Concat(Vetoes.SelectMany(v => v.Conditions).Select(c => c.Indicator)).Distinct()];

    /// <exception cref="RuleException">STD-01: no JSON of a standard.</exception>
    public static StandardDefinition Read(string json)
    {
        try
        {
            if (json.Length <= LongestJson && JsonSerializer.Deserialize<StandardDefinition>(json, Options) is { } standard) return standard;
            throw new RuleException("STD-01", $"这个文件太大或者是空的。标准的 JSON 文件不超过 {LongestJson / 1000} 千字。", "file");
        }
        catch (JsonException wrong)
        {
            var where = wrong.LineNumber is { } line ? $"第 {line + 1} 行" : "文件里";
            throw new RuleException("STD-01", $"{where}看不懂（{wrong.Path}）。请从系统里导出一份标准，照着它的样子改。", "file");
        }
    }

    public string Write() => JsonSerializer.Serialize(this, Options);

    /// <summary>The star of a score, vetoes aside; null below every band.</summary>
    public StarBand? StarOf(Hundredths score) => Stars.LastOrDefault(s => score >= s.From && (s.To is not { } to || score < to));

    public bool Passes(Hundredths score) => score >= PassLine;

    public StandardItem? Find(string key) => Items.FirstOrDefault(i => i.Key == key);
}
