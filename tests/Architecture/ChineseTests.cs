using System.Text.RegularExpressions;

namespace Yinling.Architecture;

/// <summary>How the Chinese reads that people see: full-width ，；：？！ beside characters; ASCII marks there look careless on paper and in official forms.</summary>
public partial class ChineseTests
{
    [Fact]
    public void Chinese_texts_use_chinese_punctuation() =>
        Assert.Empty(from file in House.NotEmpty(House.Sources(".cs", ".razor"))
                     from line in File.ReadLines(file)
                     where Careless(line)
                     select $"{House.Short(file)}: {line.Trim()}");

    [Theory]
    [InlineData("\"请核对,再保存\"")]
    [InlineData("<p>原因:@entry.Reason</p>")]
    [InlineData("$\"共 {n} 条;其中\"")]
    public void An_ascii_mark_beside_a_character_is_caught(string line) => Assert.True(Careless(line));

    [Theory]
    [InlineData("    /// <summary>Forms such as 村委会, 居委会.</summary>")]
    [InlineData("  // 合计: the whole subtree")]
    [InlineData("x ? \"是\" : \"否\"")]
    [InlineData("(?:村|社区)")]
    [InlineData("\"请核对，再保存\"")]
    public void Comments_and_code_are_left_alone(string line) => Assert.False(Careless(line));

    private static bool Careless(string line) => !Comment().IsMatch(line) && AsciiMark().IsMatch(line);

    [GeneratedRegex(@"^\s*//")]
    private static partial Regex Comment();

    [GeneratedRegex(@"[\u4e00-\u9fff”…][,;:?!]|(?<!\(\?)[,;:?!][\u4e00-\u9fff“]")]
    private static partial Regex AsciiMark();
}
