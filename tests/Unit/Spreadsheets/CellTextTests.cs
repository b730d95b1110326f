using Yinling.Platform.Spreadsheets;

namespace Yinling.Unit.Spreadsheets;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData(" 1,234 人", 1234)]
    [InlineData("12.0", 12)]
    [InlineData("\u200B8\u3000", 8)]
    public void Whole_numbers_are_read_as_people_write_them(string text, long number)
    {
        Assert.True(CellText.TryReadInteger(text, out var read));
        Assert.Equal(number, read);
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("十二")]
    [InlineData("")]
    [InlineData("1e3")]
    public void What_is_no_whole_number_is_not_guessed(string text) => Assert.False(CellText.TryReadInteger(text, out _));

    [Theory]
    [InlineData("1200", 120_000)]
    [InlineData("1,200.5元", 120_050)]
    [InlineData("￥3", 300)]
    [InlineData("0.12万元", 120_000)]
    [InlineData("1.234567万", 1_234_567)]
    [InlineData("12.500", 1_250)]
    public void Money_is_read_to_the_fen(string text, long fen)
    {
        Assert.True(CellText.TryReadMoney(text, out var money));
        Assert.Equal(fen, money.Fen);
    }

    [Theory]
    [InlineData("1.005")]
    [InlineData("1.2345678万")]
    [InlineData("约100")]
    public void Money_below_a_fen_or_in_words_is_refused(string text) => Assert.False(CellText.TryReadMoney(text, out _));

    [Theory]
    [InlineData("2023-06-10")]
    [InlineData("2023/6/10")]
    [InlineData("2023.6.10")]
    [InlineData("２０２３年６月１０日")]
    [InlineData("20230610")]
    public void Days_are_read_in_all_their_spellings(string text)
    {
        Assert.True(CellText.TryReadDate(text, out var day));
        Assert.Equal(new DateOnly(2023, 6, 10), day);
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("2023-13-01")]
    [InlineData("2023")]
    [InlineData("6月10日")]
    public void Days_that_never_were_are_refused(string text) => Assert.False(CellText.TryReadDate(text, out _));

    [Fact]
    public void A_month_alone_is_its_first_day()
    {
        Assert.True(CellText.TryReadDate("2015年6月", out var day));
        Assert.Equal(new DateOnly(2015, 6, 1), day);
    }

    [Theory]
    [InlineData(45087, false, "2023-06-10")]
    [InlineData(59, false, "1900-02-28")]
    [InlineData(61, false, "1900-03-01")]
    [InlineData(43625, true, "2023-06-10")]
    public void Serial_days_follow_the_sheets_calendar(double serial, bool is1904, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), CellText.DayOfSerial(serial, is1904));

    [Fact]
    public void The_29_February_1900_never_was() => Assert.Null(CellText.DayOfSerial(60, false));

    [Theory]
    [InlineData("年经费（元）", "年经费(元)")]
    [InlineData("村(居) 名称", "村（居）名称")]
    public void Headers_match_whatever_their_brackets_and_blanks(string left, string right) =>
        Assert.Equal(HeaderMatcher.Normalise(left), HeaderMatcher.Normalise(right));

    [Fact]
    public void The_same_meaning_twice_is_asked_about_not_guessed()
    {
        var row = new SheetRow(1, false, [new(0, CellKind.Text, "村名"), new(1, CellKind.Text, "会员数"), new(2, CellKind.Text, "会员人数")]);
        var match = HeaderMatcher.Match([row], [], [new("village", "村(居)名称", ["村名"]), new("members", "会员数", ["会员人数"])], new Dictionary<string, string>());
        Assert.Equal(["会员人数"], match!.Unknown.Select(h => h.Text));
    }
}
