using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using static Yinling.Associations.Domain.Surveys.BaselineColumns;

namespace Yinling.Associations.Domain.Surveys;

/// <summary>Reads one row of the baseline cell by cell and checks it against itself. What it says is kept or refused as a whole row.</summary>
internal sealed class BaselineReading
{
    private const int MonthsInYear = 12;
    private const int OldestFounding = 1949;
    private const int MostMembers = 100_000;
    private const int MostSquareMetres = 1_000_000;

    private readonly IReadOnlyDictionary<string, BaselineCell> cells;
    private readonly DateOnly surveyOn;
    private readonly List<CellProblem> problems = [];

    private BaselineReading(IReadOnlyDictionary<string, BaselineCell> cells, DateOnly surveyOn) => (this.cells, this.surveyOn) = (cells, surveyOn);

    /// <summary>The row as an answer, and everything that is wrong with it; an answer with problems must not be taken.</summary>
    /// <param name="surveyOn">Snapshot date of the survey: nothing that happened may lie after it.</param>
    public static (BaselineAnswer Answer, IReadOnlyList<CellProblem> Problems) Read(IReadOnlyDictionary<string, BaselineCell> cells, DateOnly surveyOn)
    {
        var reading = new BaselineReading(cells, surveyOn);
        var answer = reading.Read();
        return (answer, reading.problems);
    }

    private BaselineAnswer Read()
    {
        foreach (var (key, cell) in cells)
            if (cell.Trouble is { } trouble) Add("SUR-01", key, trouble);

        var exists = YesNo(Exists);
        if (exists is null && !Has(Exists)) Add("SUR-02", Exists, "“是否建会”没有填。有老年协会写“是”，没有写“否”。");
        if (exists != true)
        {
            var stray = All.Where(c => c.Key is not (Code or Village or Exists or Remark) && Says(c)).Select(c => $"“{c.Title}”").ToList();
            if (exists == false && stray.Count > 0)
                Add("SUR-03", Exists, $"写了没有建会，可是 {string.Join("、", stray)} 又填了内容。如果有协会请把“是否建会”改成“是”，没有就把这些格清空。");
            return new(Exists: false, Remark: Text(Remark));
        }

        var answer = new BaselineAnswer(
            Exists: true, Name: Text(Name), FoundedOn: Past(Founded), Status: Choice(Status), Number: Text(Number), ExpiresOn: Date(Expires),
            Party: Text(Party), President: Text(President), PresidentSex: Choice(PresidentSex), PresidentAge: Integer(PresidentAge, 18, 120),
            Concurrent: YesNo(Concurrent), Board: Integer(Board, 0, 200), TermTo: Date(TermTo),
            Members: Integer(MembersColumn, 0, MostMembers), Women: Integer(Women, 0, MostMembers),
            Funding: YesNo(Funding), Income: Money(Income),
            IncomeFen: Channels.Select(c => (c.Key, Value: Money(c.Key))).Where(c => c.Value is not null).ToDictionary(c => c.Key, c => c.Value!.Value.Fen),
            Venue: YesNo(Venue), Nature: Choice(Nature),
            OfficeArea: Integer(OfficeArea, 0, MostSquareMetres), IndoorArea: Integer(IndoorArea, 0, MostSquareMetres), OutdoorArea: Integer(OutdoorArea, 0, MostSquareMetres),
            Times: Integer(Times, 0, 10_000), ActiveMonths: Integer(Months, 0, MonthsInYear), Remark: Text(Remark));
        CheckTogether(answer);
        return answer;
    }

    private void CheckTogether(BaselineAnswer answer)
    {
        if (answer.Women > answer.Members)
            Add("SUR-04", Women, $"女会员 {answer.Women} 人，比会员总数 {answer.Members} 人还多。请核对两个数。");
        if (answer.Women is not null && answer.Members is null && Cell(MembersColumn).IsBlank)
            Add("SUR-04", MembersColumn, "填了女会员，没有填会员总数。请补上会员数。");
        var channels = answer.IncomeFen!.Values.Sum();
        if (answer.Funding == false && (channels > 0 || answer.Income?.Fen > 0))
            Add("SUR-05", Funding, "写了没有经费来源，可是后面又填了收入金额。请改成一致。");
        if (answer.Income is { } total && answer.IncomeFen.Count > 0 && total.Fen != channels)
            Add("SUR-06", Income, $"年经费 {total}，七个渠道加起来是 {new Money(channels)}，对不上。请核对。");
        if (answer.Venue == false && (answer.IndoorArea > 0 || answer.OutdoorArea > 0))
            Add("SUR-07", Venue, "写了没有活动场所，可是又填了面积。请改成一致。");
        if (answer.ActiveMonths > answer.Times)
            Add("SUR-08", Months, $"一年活动 {answer.Times} 次，不可能有 {answer.ActiveMonths} 个月有活动。请核对两个数。");
        if (answer.Times > 0 && answer.ActiveMonths == 0)
            Add("SUR-08", Months, $"一年活动 {answer.Times} 次，有活动的月份却是 0。请核对两个数。");
        if (answer.Status is Registered or Filed && answer.Number is null)
            Add("SUR-09", Number, $"写了已{answer.Status}，没有填证号。请补上；还没有证号就写“无”。");
        if (answer.Status == Registered && answer.Number is { } number && !(UnifiedSocialCreditCode.TryParse(number, out var code) && code.IsSocialOrganisation))
            Add("SUR-10", Number, "登记证号应是 18 位统一社会信用代码，以 51 开头，最后一位校验要对。请对照登记证书改正；如果只是备案，把登记备案情况改成“备案”。");
        if (answer.Concurrent is not null && answer.President is null)
            Add("SUR-11", President, "填了会长是否两委兼任，没有填会长姓名。请补上。");
    }

    private BaselineCell Cell(string key) => cells.GetValueOrDefault(key) ?? BaselineCell.Blank;

    private bool Has(string key) => !Cell(key).IsBlank;

    /// <summary>Whether the cell claims anything: blanks, dashes, zeros and plain "no" do not.</summary>
    private bool Says(BaselineColumn column) => Has(column.Key) && Cell(column.Key).Text is not ("-" or "—" or "/" or "无" or "否" or "0");

    private string? Text(string key) => Cell(key) is { Trouble: null, Text: { Length: > 0 } text } && text is not ("-" or "—" or "/") ? text : null;

    private bool? YesNo(string key)
    {
        if (Text(key) is not { } text) return null;
        if (CellText.TryReadYesNo(text, out var yes)) return yes;
        Add("SUR-12", key, $"“{Shown(text)}”看不懂。请写“是”或“否”(“有”或“无”也行)。");
        return null;
    }

    private int? Integer(string key, int least, int most)
    {
        if (Text(key) is not { } text) return null;
        if (!CellText.TryReadInteger(text, out var number))
        {
            Add("SUR-13", key, $"“{Shown(text)}”不是整数。请只写数字，如 12。");
            return null;
        }
        if (number >= least && number <= most) return (int)number;
        Add("SUR-14", key, $"{number} 超出了合理范围({least} 到 {most})。请核对。");
        return null;
    }

    private Money? Money(string key)
    {
        if (Text(key) is not { } text) return null;
        if (CellText.TryReadMoney(text, out var money) && money.Fen >= 0) return money;
        Add("SUR-15", key, $"“{Shown(text)}”不是金额。请写以元为单位的数，如 1200 或 1200.50。");
        return null;
    }

    private DateOnly? Date(string key)
    {
        if (Text(key) is not { } text) return null;
        if (CellText.TryReadDate(text, out var day) && day.Year is >= OldestFounding and <= 2100) return day;
        Add("SUR-16", key, $"“{Shown(text)}”不是日期，或者没有这一天。请写成 2023-06-10 这样。");
        return null;
    }

    private DateOnly? Past(string key)
    {
        if (Date(key) is not { } day) return null;
        if (day <= surveyOn) return day;
        Add("SUR-17", key, $"{day.InChinese} 在调查日 {surveyOn.InChinese} 之后。请核对。");
        return null;
    }

    private string? Choice(string key)
    {
        if (Text(key) is not { } text) return null;
        var choices = Get(key).Choices;
        if (Array.Find(choices, c => text == c || text == "已" + c || text == c + "的") is { } chosen) return chosen;
        Add("SUR-18", key, $"“{Shown(text)}”不在可选的词里。请从 {string.Join("、", choices)} 里选一个。");
        return null;
    }

    private void Add(string rule, string? column, string message) => problems.Add(new(rule, column, message));

    /// <summary>Long text is cut: a message is read at a glance.</summary>
    private static string Shown(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
