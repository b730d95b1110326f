using Yinling.Kernel;

namespace Yinling.Unit.Codes;

/// <remarks>Vectors: GB 32100-2015, worked out twice by hand; the first is published with its standard.</remarks>
public sealed class UnifiedSocialCreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43", false)]
    [InlineData("51341022MJA000016R", true)]
    [InlineData("51520622MJB000026Q", true)]
    [InlineData("51341022MJY0000870", true)]    // remainder 0
    [InlineData("51341022MJY00001XW", true)]    // the organisation's check character is X
    [InlineData("54341022MF1000015F", false)]   // a villagers' committee
    [InlineData("55341022MF2000025K", false)]   // a residents' committee
    public void A_true_code_is_read(string text, bool social)
    {
        Assert.True(UnifiedSocialCreditCode.TryParse(text, out var code));
        Assert.Equal((text, social), (code.Text, code.IsSocialOrganisation));
    }

    [Theory]
    [InlineData("91350100M000100Y4Z")]
    [InlineData("51341022MJA000016Q")]
    [InlineData("51341022MJA000017R")]
    [InlineData("51341022MJA00016R")]
    [InlineData("5134102XMJA000016R")]
    [InlineData("")]
    [InlineData(null)]
    public void A_false_code_is_not(string? text) => Assert.False(UnifiedSocialCreditCode.TryParse(text, out _));

    [Fact]
    public void Any_one_wrong_character_is_noticed()
    {
        const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXYIOZSV";
        const string Right = "51341022MJA000016R";
        var passed = from place in Enumerable.Range(0, 18)
                     from letter in Alphabet
                     where letter != Right[place] && UnifiedSocialCreditCode.TryParse(Right[..place] + letter + Right[(place + 1)..], out _)
                     select (place, letter);
        Assert.Empty(passed);
    }
}
