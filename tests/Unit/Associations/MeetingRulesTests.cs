using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>Meetings, what they decide, and the charter, on both sides of each edge.</summary>
public sealed class MeetingRulesTests
{
    private static readonly DateOnly Today = Given.Today;
    private readonly Association association = Given.Open();

    [Theory]
    [InlineData(0)]
    [InlineData(100_001)]
    public void ASC_60_somebody_was_there(int present)
    {
        Refused("ASC-60", () => Held(present));
        Assert.Equal(1, Held(1).Present);
        Assert.Equal(100_000, Held(100_000).Present);
    }

    [Fact]
    public void ASC_61_no_more_come_than_should()
    {
        Refused("ASC-61", () => Held(20, invited: 19));
        Assert.Equal(20, Held(20, invited: 20).Invited);
        Assert.Null(Held(20).Invited);
    }

    [Fact]
    public void ASC_62_a_meeting_is_struck_out_once_and_not_when_a_charter_names_it()
    {
        var meeting = Held(12);
        Refused("ASC-62", () => meeting.Remove(isReferred: true, Today));
        meeting.Remove(isReferred: false, Today);
        Assert.Equal(Today, meeting.RemovedOn);
        Refused("ASC-62", () => meeting.Remove(isReferred: false, Today));
    }

    [Theory]
    [InlineData(10, 2, 1, false)]
    [InlineData(10, 2, 0, true)]
    [InlineData(-1, 0, 0, false)]
    [InlineData(int.MaxValue, int.MaxValue, 2, false)]
    public void ASC_63_no_more_hands_than_people(int inFavour, int against, int abstained, bool fits)
    {
        var meeting = Held(12);
        if (fits) Assert.Equal(inFavour, Decided(meeting, new(inFavour, against, abstained), passed: true).For);
        else Refused("ASC-63", () => Decided(meeting, new(inFavour, against, abstained), passed: false));
    }

    [Theory]
    [InlineData(12, 6, true)]
    [InlineData(12, 5, false)]
    [InlineData(13, 7, true)]
    [InlineData(13, 6, false)]
    public void ASC_64_half_of_those_present_carry_a_resolution(int present, int inFavour, bool carries)
    {
        var meeting = Held(present);
        if (carries) Assert.True(Decided(meeting, new(inFavour, 0, 0), passed: true).Passed);
        else Refused("ASC-64", () => Decided(meeting, new(inFavour, 0, 0), passed: true));
        Assert.False(Decided(meeting, new(inFavour, 0, 0), passed: false).Passed);
        Assert.True(Decided(meeting, null, passed: true).Passed);
    }

    [Fact]
    public void ASC_65_a_charter_says_something_and_tells_which_parts_are_missing()
    {
        Refused("ASC-65", () => Chartered(" ", null, null, null));
        Assert.Equal([CharterPart.Structure, CharterPart.JoiningAndLeaving], Chartered("自愿", "", "年满60周岁", null).Missing);
        Assert.Empty(Chartered("一", "二", "三", "四").Missing);
        Refused("ASC-18", () => Chartered(new('字', Charter.LongestPart + 1), null, null, null));
    }

    [Fact]
    public void A_struck_out_meeting_adopts_nothing_and_no_day_is_no_adoption()
    {
        var meeting = Held(12);
        Assert.Equal((meeting.Id, Today), (Adoption.At(meeting).Meeting, Adoption.At(meeting).Day));
        meeting.Remove(isReferred: false, Today);
        Refused("ASC-66", () => Adoption.At(meeting));
        Refused("ASC-66", () => Adoption.At(null));
        Refused("ASC-67", () => Adoption.On(null));
        Assert.Null(Adoption.On(Today).Meeting);
    }

    [Fact]
    public void A_scan_stands_for_text_but_only_what_somebody_read_in_it_counts_as_said()
    {
        Refused("ASC-65", () => Chartered(null, null, null, null));
        var scanned = Scanned(null, 1);
        Assert.Equal(4, scanned.Missing.Count());
        scanned.See([CharterPart.Structure, CharterPart.Membership], 1);
        Assert.Equal([CharterPart.Principles, CharterPart.JoiningAndLeaving], scanned.Missing);
        Assert.Empty(Scanned("自愿", 1, CharterPart.Structure, CharterPart.Membership, CharterPart.JoiningAndLeaving).Missing);
        // Read again, what was ticked wrongly is taken back.
        scanned.See([], 1);
        Assert.Equal(4, scanned.Missing.Count());
    }

    [Fact]
    public void ASC_74_what_stands_in_scans_needs_scans()
    {
        Refused("ASC-74", () => Scanned("自愿", 0, CharterPart.Structure));
        Refused("ASC-74", () => Chartered("自愿", null, null, null).See([CharterPart.Structure], 0));
        Assert.True(Scanned("自愿", 1, CharterPart.Structure).IsInScan(CharterPart.Structure));
    }

    [Fact]
    public void ASC_72_an_edition_has_twelve_scans_at_most()
    {
        Refused("ASC-72", () => Scanned("自愿", Attachment.MostScans + 1));
        Refused("ASC-72", () => Ruled("钱账分管", Attachment.MostScans + 1));
        Assert.Single(Scanned("自愿", Attachment.MostScans, [.. Enum.GetValues<CharterPart>().Skip(2)]).Missing);
        Assert.Null(Ruled(" ", Attachment.MostScans).Text);
    }

    [Fact]
    public void ASC_75_a_rule_is_its_text_or_its_scans()
    {
        foreach (var nothing in new[] { null, "", " " }) Refused("ASC-75", () => Ruled(nothing, 0));
        Refused("ASC-18", () => Ruled(new('字', InternalRule.LongestText + 1), 1));
        Assert.Equal("钱账分管", Ruled(" 钱账分管 ", 0).Text);
    }

    [Fact]
    public void The_two_lists_ask_for_four_and_seven_of_the_eight_rules()
    {
        var kinds = Enum.GetValues<InternalRuleKind>();
        Assert.Equal((8, 4, 7), (kinds.Length, kinds.Count(k => k.IsBasic), kinds.Count(k => k.IsOfTheSeven)));
        Assert.All(kinds, k => Assert.True(k.IsBasic || k.IsOfTheSeven));
    }

    private Meeting Held(int present, int? invited = null) => new(Guid.CreateVersion7(), association, Today, MeetingKind.Council, "议题", null, present, invited, null, null, Today);

    private Resolution Decided(Meeting meeting, Votes? votes, bool passed) => new(Guid.CreateVersion7(), association, meeting, "决议", votes, passed);

    private Charter Scanned(string? principles, int scans, params CharterPart[] inScan) =>
        new(Guid.CreateVersion7(), association, Adoption.On(Today), principles, null, null, null, null, Today, scans, inScan);

    private InternalRule Ruled(string? text, int scans) => new(Guid.CreateVersion7(), association, InternalRuleKind.Finance, Adoption.On(Today), text, false, Today, scans);

    private Charter Chartered(string? principles, string? structure, string? membership, string? joining) =>
        new(Guid.CreateVersion7(), association, Adoption.On(Today), principles, structure, membership, joining, null, Today);

    private static void Refused(string rule, Action act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);
}
