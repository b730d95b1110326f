using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>The codes of blank lines in printed books: digits only, and no slip of the finger gives another line.</summary>
public sealed class PaperCodeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static IEnumerable<PaperCode> Codes => from book in Enum.GetValues<Booklet>() from year in new[] { 1999, 2009, 2026 } from line in Enumerable.Range(1, 400).Append(PaperCode.LastLine) select new PaperCode(book, year, line);

    [Fact]
    public void A_code_is_eight_digits_said_in_two_groups_of_four_and_found_again()
    {
        var code = new PaperCode(Booklet.Activities, 2026, 7);
        Assert.Equal("4260007", code.Text[..7]);
        Assert.Equal($"{code.Text[..4]} {code.Text[4..]}", code.Spoken);
        foreach (var typed in new[] { code.Text, code.Spoken, $" {code.Text[..4]}-{code.Text[4..]} ", string.Concat(code.Text.Select(c => (char)(c - '0' + '０'))) }) Assert.Equal(code, PaperCode.Find(typed, Today));
        Assert.All(Codes.Where(c => c.Year != 1999), c => Assert.Equal(c, PaperCode.Find(c.Text, Today)));
        Assert.Equal(Codes.Count(), Codes.Select(c => c.Text).Distinct().Count());
    }

    /// <summary>The published example of the algorithm: 572 takes the check digit 4.</summary>
    [Fact]
    public void The_check_digit_is_the_one_of_the_published_quasigroup()
    {
        Assert.False(PaperCode.IsSound("5724"));
        Assert.True(PaperCode.IsSound("00005724"));
        Assert.False(PaperCode.IsSound("00005720"));
    }

    [Fact]
    public void Every_single_wrong_digit_is_caught()
    {
        foreach (var text in Codes.Select(c => c.Text))
        {
            var wrong = from at in Enumerable.Range(0, text.Length) from digit in "0123456789" where digit != text[at] select $"{text[..at]}{digit}{text[(at + 1)..]}";
            Assert.DoesNotContain(wrong, PaperCode.IsSound);
        }
    }

    [Fact]
    public void Every_two_neighbours_changed_about_are_caught()
    {
        foreach (var text in Codes.Select(c => c.Text))
        {
            var wrong = from at in Enumerable.Range(0, text.Length - 1) where text[at] != text[at + 1] select $"{text[..at]}{text[at + 1]}{text[at]}{text[(at + 2)..]}";
            Assert.DoesNotContain(wrong, PaperCode.IsSound);
        }
    }

    [Theory]
    [InlineData(2028, false)]
    [InlineData(2027, true)]
    [InlineData(1928, true)]
    [InlineData(1927, false)]
    public void Two_digits_stand_for_the_next_year_and_the_last_ninety_nine(int year, bool covered)
    {
        Assert.Equal(covered, PaperCode.Covers(year, Today));
        Assert.Equal(covered, PaperCode.Find(new PaperCode(Booklet.Members, year, 1).Text, Today)?.Year == year);
    }

    [Fact]
    public void ASC_69_what_is_no_code_is_refused()
    {
        var good = new PaperCode(Booklet.Meetings, 2026, 12).Text;
        foreach (var typed in new[] { null, "", "12", good[..7], good + "0", "第十二行", "4260007x", new PaperCode(Booklet.Meetings, 2026, 0).Text, new PaperCode((Booklet)7, 2026, 1).Text, new PaperCode((Booklet)0, 2026, 1).Text })
            Assert.Equal("ASC-69", Rule(() => PaperCode.Read(typed, Booklet.Meetings, Today)));
        Assert.Equal(12, PaperCode.Read(good, Booklet.Meetings, Today).Line);
    }

    [Fact]
    public void ASC_58_a_line_is_typed_in_with_its_own_book()
    {
        var meeting = new PaperCode(Booklet.Meetings, 2026, 12).Text;
        Assert.Equal("ASC-58", Rule(() => PaperCode.Read(meeting, Booklet.Finance, Today)));
        Assert.Equal(Booklet.Meetings, PaperCode.Read(meeting, Booklet.Meetings, Today).Book);
    }

    [Fact]
    public void ASC_59_a_line_becomes_another_record_only_when_its_own_was_taken_back()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var line = new PaperLine(Guid.CreateVersion7(), Given.Open(), new(Booklet.Finance, 2026, 3), first, Today);
        Assert.Equal("ASC-59", Rule(() => line.Become(second, isStruckOut: false, Today)));
        Assert.Equal(first, line.Record);
        line.Become(second, isStruckOut: true, Today);
        Assert.Equal(second, line.Record);
    }

    private static string Rule(Action act) => Assert.Single(Assert.Throws<RuleException>(act).Problems).Rule;
}
