using Yinling.Associations.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Associations;

/// <summary>Changes of office and their reminders, brands, on both sides of each edge.</summary>
public sealed class ElectionRulesTests
{
    private static readonly DateOnly Today = Given.Today;
    private readonly Given given = new();

    [Fact]
    public void ASC_53_an_election_elects_one_president()
    {
        Refused("ASC-53", () => Held(OfficerPost.VicePresident));
        Refused("ASC-53", () => Held(OfficerPost.President, OfficerPost.President));
        Refused("ASC-53", () => Held());
        Assert.Equal(Today, Held(OfficerPost.President, OfficerPost.Councillor, OfficerPost.Councillor).On);
    }

    [Fact]
    public void A_term_does_not_end_before_it_begins()
    {
        Refused("ASC-07", () => new Election(Guid.CreateVersion7(), given.Association, Adoption.On(Today), Today.AddDays(-1), [OfficerPost.President], Today).ToString());
        Assert.Null(Held(OfficerPost.President).TermTo);
    }

    [Theory]
    [InlineData(91, null)]
    [InlineData(90, "快要换届了")]
    [InlineData(0, "快要换届了")]
    [InlineData(-1, "该换届了")]
    public void A_head_is_told_of_an_election_ninety_days_ahead(int days, string? told)
    {
        var due = HeadsChores.Due(Today, null, Today.AddDays(days), activeThisMonth: true, null).Select(c => c.Text);
        Assert.Equal(told is null ? [] : [told], due);
    }

    [Theory]
    [InlineData(61, false)]
    [InlineData(60, true)]
    public void And_of_a_registration_sixty_days_ahead(int days, bool told) =>
        Assert.Equal(told, HeadsChores.Due(Today, Today.AddDays(days), null, activeThisMonth: true, null).Any());

    [Fact]
    public void ASC_16_what_was_struck_out_belongs_to_nothing()
    {
        var activity = given.Activity(Today);
        activity.Tag(ActivityPlatform.Helping, null);
        Assert.Equal(ActivityPlatform.Helping, activity.Platform);
        activity.Remove(Today);
        Refused("ASC-16", () => activity.Tag(null, null));
    }

    private Election Held(params OfficerPost[] posts) => new(Guid.CreateVersion7(), given.Association, Adoption.On(Today), null, posts, Today);

    private static void Refused(string rule, Action act) => Assert.Contains(Assert.Throws<RuleException>(act).Problems, p => p.Rule == rule);
}
