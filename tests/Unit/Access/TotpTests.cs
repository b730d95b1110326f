using Yinling.Access.Domain;

namespace Yinling.Unit.Access;

public sealed class TotpTests
{
    /// <summary>The secret of RFC 6238, "12345678901234567890", in Base32.</summary>
    private const string Secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static readonly DateTime Now = new(2026, 11, 23, 2, 0, 15, DateTimeKind.Utc);

    /// <summary>Source: RFC 6238 appendix B, SHA-1, the last six of eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var moment = DateTime.UnixEpoch.AddSeconds(seconds);
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepAt(moment)));
        Assert.Equal(Totp.StepAt(moment), Totp.Match(Secret, code, moment, 0));
    }

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_one_step_off_and_no_more(int steps, bool fits)
    {
        var step = Totp.StepAt(Now) + steps;
        Assert.Equal(fits ? step : null, Totp.Match(Secret, Totp.CodeAt(Secret, step), Now, 0));
    }

    [Fact]
    public void A_code_is_used_up_once_it_was_accepted()
    {
        var step = Totp.StepAt(Now);
        var code = Totp.CodeAt(Secret, step);
        Assert.Equal(step, Totp.Match(Secret, code, Now, step - 1));
        Assert.Null(Totp.Match(Secret, code, Now, step));
    }

    [Fact]
    public void A_later_code_uses_up_the_earlier_ones()
    {
        var step = Totp.StepAt(Now);
        Assert.Null(Totp.Match(Secret, Totp.CodeAt(Secret, step - 1), Now, step));
        Assert.Equal(step + 1, Totp.Match(Secret, Totp.CodeAt(Secret, step + 1), Now, step));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("一二三四五六")]
    [InlineData("２８７０８２")]
    public void What_is_no_code_is_refused(string code) => Assert.Null(Totp.Match(Secret, code, DateTime.UnixEpoch.AddSeconds(59), 0));

    [Fact]
    public void A_new_secret_has_160_bits_and_is_never_the_same()
    {
        var secrets = Enumerable.Range(0, 100).Select(_ => Totp.NewSecret()).ToList();
        Assert.All(secrets, s => Assert.Matches("^[A-Z2-7]{32}$", s));
        Assert.Equal(100, secrets.Distinct().Count());
    }
}
