using Yinling.Kernel;

namespace Yinling.Unit.Codes;

/// <summary>Vectors of domain.md §5.</summary>
public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("临政〔2023〕68号", "临政〔2023〕68号")]
    [InlineData("休卫健函〔2023〕45号", "休卫健函〔2023〕45号")]
    [InlineData("皖老龄办〔2016〕11号", "皖老龄办〔2016〕11号")]
    [InlineData("民发〔2025〕51号", "民发〔2025〕51号")]
    [InlineData("国发[2012]2号", "国发〔2012〕2号")]
    [InlineData(" 休统函（2026） 3号 ", "休统函〔2026〕3号")]
    public void A_document_number_is_read_and_its_brackets_are_made_right(string typed, string expected)
    {
        Assert.True(DocumentNumber.TryRead(typed, out var number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("临政〔2023〕068号")]
    [InlineData("临政〔23〕68号")]
    [InlineData("临政〔2023〕第68号")]
    [InlineData("云老委( )1号")]
    [InlineData("〔2023〕68号")]
    [InlineData("临政〔2023〕68")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_document_number_is_refused(string? typed) => Assert.False(DocumentNumber.TryRead(typed, out _));
}
