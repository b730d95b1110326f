using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>Quarters, ballots, and the two lists of six.</summary>
public sealed class OpennessTests
{
    private static readonly SixesEvidence Nothing = new(0, false, 0, false, false, 0, 0, false, 0, 0, 0, 0, 9, 0, false, false, 0, 0);
    private static readonly SixesEvidence All = new(4, true, 3, false, true, 1, 1, true, 4, 8, 2, 9, 9, 6, true, true, 1, 1);

    [Theory]
    [InlineData("2026-01-01", "2026-1", "2026-01-01", "2026-03-31")]
    [InlineData("2026-03-31", "2026-1", "2026-01-01", "2026-03-31")]
    [InlineData("2026-04-01", "2026-2", "2026-04-01", "2026-06-30")]
    [InlineData("2024-12-31", "2024-4", "2024-10-01", "2024-12-31")]
    public void A_day_lies_in_its_quarter(string day, string quarter, string first, string last)
    {
        var of = Quarter.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((quarter, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture)), (of.ToString(), of.FirstDay, of.LastDay));
        Assert.True(Quarter.TryParse(quarter, out var read));
        Assert.Equal(of, read);
        Assert.Equal(of.FirstDay.AddDays(-1), of.Before.LastDay);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("2026")]
    [InlineData("2026-0")]
    [InlineData("2026-5")]
    [InlineData("1989-1")]
    [InlineData("2026-1-1")]
    public void What_is_no_quarter_is_not_read(string? text) => Assert.False(Quarter.TryParse(text, out _));

    [Fact]
    public void ASC_56_ballots_are_at_least_one_and_not_more_than_people_present()
    {
        Assert.True(new Ballots(1, 0, 0, 0).FitInto(1));
        Assert.True(new Ballots(5, 3, 1, 1).FitInto(10));
        Assert.False(new Ballots(5, 3, 2, 1).FitInto(10));
        Assert.False(new Ballots(0, 0, 0, 0).FitInto(10));
        Assert.False(new Ballots(5, -1, 0, 0).FitInto(10));
        Assert.False(new Ballots(int.MaxValue, 1, 0, 0).FitInto(int.MaxValue));
    }

    [Fact]
    public void Names_are_masked_wherever_they_stand_the_longer_first()
    {
        var association = new Association(Guid.CreateVersion7(), DivisionCode.Parse("341022104201"), Setting.Rural, "老年协会", new(2015, 3, 1), new(2026, 11, 23));
        DisclosureSection[] sections = [new("支出", [new("慰问王五、王五一", null, 100), new("捐赠人", "钱多多", 200), new("王")])];
        var sheet = new Disclosure(Guid.CreateVersion7(), association, DisclosureKind.Finance, new(2026, 3), sections, new(2026, 10, 8), "公开栏", new(2026, 11, 23));
        Assert.Equal(["慰问王*、王**", "捐赠人", "王"], sheet.Masked(["王五", "王五一", "王"]).Single().Lines.Select(l => l.Text));
        Assert.Equal("钱**", sheet.Masked([]).Single().Lines[1].Person);
        Assert.Equal("慰问王五、王五一", sheet.Sections.Single().Lines[0].Text);
    }

    [Fact]
    public void Contentment_is_among_valid_ballots()
    {
        Assert.Equal("80.00%", new Ballots(6, 2, 2, 5).Content.Percent);
        Assert.Equal(new Rate(0, 0).Percent, new Ballots(0, 0, 0, 5).Content.Percent);
    }

    [Fact]
    public void Six_are_six_and_whole_with_everything_and_empty_with_nothing()
    {
        Assert.Equal([6, 6], new[] { Sixes.Standards(All).Count, Sixes.Ones(All).Count });
        Assert.All([.. Sixes.Standards(All), .. Sixes.Ones(All)], i => Assert.True(i.IsWhole, i.Name));
        // With nothing recorded only a term that is not overdue stands.
        Assert.Equal(["班子没有过期"], new[] { Sixes.Standards(Nothing), Sixes.Ones(Nothing) }.SelectMany(l => l).SelectMany(i => i.Facts).Where(f => f.IsMet).Select(f => f.Name));
    }

    [Fact]
    public void One_short_of_a_line_is_not_reached()
    {
        Assert.False(Sixes.Standards(All with { Categories = 5 })[5].IsWhole);
        Assert.False(Sixes.Standards(All with { ActiveMonths = 8 })[4].IsWhole);
        Assert.False(Sixes.Standards(All with { Channels = 1 })[3].IsWhole);
        Assert.False(Sixes.Standards(All with { Rules = 7 })[2].IsWhole);
        Assert.False(Sixes.Standards(All with { DisclosedQuarters = 3 })[1].IsWhole);
        Assert.False(Sixes.Standards(All with { TermOverdue = true })[0].IsWhole);
        Assert.False(Sixes.Ones(All with { Officers = 2 })[1].IsWhole);
    }
}
