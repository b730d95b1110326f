using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13812345678", "13812345678")]
    [InlineData("138 1234 5678", "13812345678")]
    [InlineData("+86 138-1234-5678", "13812345678")]
    [InlineData("0559-7512345", "0559-7512345")]
    [InlineData("(0559)7512345", "0559-7512345")]
    [InlineData("+86 559 7512345", "0559-7512345")]
    [InlineData("010 88886666", "010-88886666")]
    [InlineData("021-5888666", "021-5888666")]
    public void A_mobile_or_a_landline_is_kept_in_one_form(string typed, string kept) => Assert.Equal(kept, PhoneNumber.Read(typed, "Phone")!.Text);

    [Theory]
    [InlineData("1381234567")]      // one digit short
    [InlineData("138123456789")]    // one too many
    [InlineData("12812345678")]     // no such mobile prefix
    [InlineData("7512345")]         // no area code
    [InlineData("0559-1512345")]    // local numbers do not begin with 1
    [InlineData("0559-751234")]
    [InlineData("011-88886666")]    // no such area
    [InlineData("有事找老王")]
    public void ASC_25_anything_else_is_refused(string typed) =>
        Assert.Equal("ASC-25", Assert.Single(Assert.Throws<RuleException>(() => PhoneNumber.Read(typed, "Phone")).Problems).Rule);

    [Fact]
    public void A_blank_is_no_number()
    {
        Assert.Null(PhoneNumber.Read(null, "Phone"));
        Assert.Null(PhoneNumber.Read(" ", "Phone"));
    }

    [Fact]
    public void ASC_27_of_somebody_who_has_left_a_number_only_goes()
    {
        var officer = new Given().Officer(OfficerPost.President, ConcurrentPost.None, Given.Today);
        officer.KeepPhone("sealed");
        officer.End(Given.Today, Given.Today);
        Assert.Equal("ASC-27", Assert.Single(Assert.Throws<RuleException>(() => officer.KeepPhone("other")).Problems).Rule);
        officer.KeepPhone(null);
        Assert.Null(officer.Phone);
    }
}
