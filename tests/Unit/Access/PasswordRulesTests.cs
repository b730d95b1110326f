using Yinling.Access.Domain;

namespace Yinling.Unit.Access;

public sealed class PasswordRulesTests
{
    private static readonly string[] Person = ["13905591234", "汪金花"];

    private static IEnumerable<string> Rules(string password, int shortest = 12) => PasswordRules.Check(password, shortest, Person).Select(p => p.Rule);

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("三只瞎眼老鼠跑过田埂上的桥洞")]
    [InlineData("Tq7#wLz9!mRv")]
    public void Long_and_uncommon_passwords_are_taken(string password) => Assert.Empty(Rules(password));

    [Fact]
    public void ACC_08_length_counts_on_both_edges()
    {
        const string Twelve = "qm7wz4kt9rxb";
        Assert.Equal(["ACC-08"], Rules(Twelve[..11]));
        Assert.Empty(Rules(Twelve));
        var longest = string.Concat(Enumerable.Repeat("qm7wz4kt", 16));
        Assert.Empty(Rules(longest));
        Assert.Equal(["ACC-08"], Rules(longest + "q"));
    }

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("PASSWORD12345678")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("9876543210987654")]
    [InlineData("13905591234汪金花")]
    [InlineData("yinling-guizhou-2026")]
    [InlineData("!@#$%^&*()_+=-")]
    public void ACC_09_what_everybody_tries_first_is_refused(string password) => Assert.Equal(["ACC-09"], Rules(password));

    [Fact]
    public void A_word_is_judged_for_the_person_who_chose_it()
    {
        const string Named = "13905591234wang7";
        Assert.Equal(["ACC-09"], Rules(Named));
        Assert.Empty(PasswordRules.Check(Named, 12, "13700000000", "别人"));
    }
}
