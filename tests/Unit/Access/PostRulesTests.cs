using Yinling.Access.Domain;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Unit.Access;

public sealed class PostRulesTests
{
    private const string Township = "341022104";
    private const string Village = "341022104201";

    private static readonly Role[] Administrators = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.Auditor];
    private static readonly Role[] All = Enum.GetValues<Role>();

    private static Scope Holding(Role role, string division, Guid? subject = null) =>
        new(Guid.CreateVersion7(), "manager", [new(Guid.CreateVersion7(), role, DivisionCode.Parse(division), subject)]);

    private static bool MayGive(Scope manager, Role role, string division) => PostRules.MayGive(manager, role, DivisionCode.Parse(division));

    /// <summary>Every pair of roles: administrators alone, one of the three only; the rest among themselves.</summary>
    [Fact]
    public void ACC_01_and_ACC_02_the_three_administrators_are_kept_apart_from_each_other_and_from_business()
    {
        foreach (var held in All)
        {
            foreach (var wanted in All)
            {
                var (first, second) = (Administrators.Contains(held), Administrators.Contains(wanted));
                string[] expected = first && second && held != wanted ? ["ACC-01"] : first != second ? ["ACC-02"] : [];
                Assert.Equal(expected, PostRules.CheckTogether([held], wanted).Select(p => p.Rule));
            }
        }
    }

    /// <summary>Nation, province, city, county, township, village.</summary>
    [Theory]
    [InlineData(Role.VillageClerk, ".....x")]
    [InlineData(Role.AssociationHead, "....xx")]
    [InlineData(Role.Viewer, "xxxxxx")]
    [InlineData(Role.Clerk, "xxxxx.")]
    [InlineData(Role.Reviewer, "xxxxx.")]
    [InlineData(Role.Head, "xxxxx.")]
    [InlineData(Role.SystemAdministrator, "xxxxx.")]
    [InlineData(Role.SecurityAdministrator, "xxxxx.")]
    [InlineData(Role.Auditor, "xxxxx.")]
    public void ACC_03_each_role_has_its_levels(Role role, string levels) =>
        Assert.Equal(levels, string.Concat(Enum.GetValues<DivisionLevel>().Order().Select(l => PostRules.Fits(role, l) ? 'x' : '.')));

    [Fact]
    public void ACC_04_only_the_head_of_an_association_is_bound_to_one()
    {
        var village = DivisionCode.Parse(Village);
        Assert.Empty(PostRules.CheckPlace(Role.AssociationHead, village, Guid.CreateVersion7()));
        Assert.Equal(["ACC-04"], PostRules.CheckPlace(Role.AssociationHead, village, null).Select(p => p.Rule));
        Assert.Empty(PostRules.CheckPlace(Role.VillageClerk, village, null));
        Assert.Equal(["ACC-04"], PostRules.CheckPlace(Role.VillageClerk, village, Guid.CreateVersion7()).Select(p => p.Rule));
    }

    [Fact]
    public void ACC_05_a_head_gives_business_posts_in_the_own_subtree_and_heads_below_only()
    {
        var head = Holding(Role.Head, Township);
        foreach (var role in All)
        {
            var business = !Administrators.Contains(role) && role != Role.Head;
            Assert.Equal(business, MayGive(head, role, Township));
            Assert.Equal(!Administrators.Contains(role), MayGive(head, role, Village));
            foreach (var outside in new[] { "341022", "341022105", "341022105201", "52" }) Assert.False(MayGive(head, role, outside));
        }
    }

    [Fact]
    public void The_security_administrator_gives_every_post_of_the_own_subtree()
    {
        var security = Holding(Role.SecurityAdministrator, "341022");
        foreach (var role in All)
        {
            Assert.True(MayGive(security, role, Township));
            Assert.True(MayGive(security, role, "341022"));
            Assert.False(MayGive(security, role, "3410"));
        }
    }

    [Fact]
    public void Nobody_else_gives_any_post()
    {
        foreach (var holder in All.Except([Role.Head, Role.SecurityAdministrator]))
            foreach (var role in All) Assert.False(MayGive(Holding(holder, Township), role, Village));
        foreach (var role in All)
        {
            Assert.False(MayGive(Scope.Nobody, role, Village));
            Assert.False(MayGive(Holding(Role.Head, Village, Guid.CreateVersion7()), role, Village));
        }
    }

    [Fact]
    public void ACC_06_and_ACC_07_an_account_is_looked_after_by_somebody_who_could_give_all_its_posts()
    {
        var head = Holding(Role.Head, Township);
        var own = new Account(head.Account!.Value, "own", "自己", DivisionCode.Parse(Township), DateTime.UnixEpoch);
        Assert.Equal(["ACC-06"], PostRules.CheckLookAfter(head, own, []).Select(p => p.Rule));

        var clerk = new Account(Guid.CreateVersion7(), "clerk", "经办", DivisionCode.Parse(Village), DateTime.UnixEpoch);
        Post Of(Role role, string division) => new(Guid.CreateVersion7(), clerk.Id, role, DivisionCode.Parse(division), null, new(2026, 1, 1), null);
        Assert.Empty(PostRules.CheckLookAfter(head, clerk, [Of(Role.VillageClerk, Village)]));
        Assert.Equal(["ACC-07"], PostRules.CheckLookAfter(head, clerk, [Of(Role.VillageClerk, Village), Of(Role.Clerk, "341022")]).Select(p => p.Rule));
        Assert.Equal(["ACC-07"], PostRules.CheckLookAfter(head, clerk, [Of(Role.Head, Township)]).Select(p => p.Rule));
        var elsewhere = new Account(Guid.CreateVersion7(), "far", "别处", DivisionCode.Parse("52"), DateTime.UnixEpoch);
        Assert.Equal(["ACC-07"], PostRules.CheckLookAfter(head, elsewhere, []).Select(p => p.Rule));
    }
}
