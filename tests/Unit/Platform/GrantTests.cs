using CsCheck;
using Yinling.Kernel;
using Yinling.Platform.Access;

namespace Yinling.Unit.Platform;

/// <summary>A grant reaches exactly the codes that begin with one of its own: said of digits, held of ranges.</summary>
public sealed class GrantTests
{
    /// <summary>Few digits, so that codes meet often: the nation, provinces 10 to 12 and what lies below.</summary>
    private static readonly Gen<string> Code =
        from level in Gen.Int[0, 5]
        from digits in Gen.Char["012"].Array[11]
        select level == 0 ? "0" : "1" + new string(digits)[..(level switch { 1 => 1, 2 => 3, 3 => 5, 4 => 8, _ => 11 })];

    private static readonly Permission Read = new("things.read", "查看", Role.Clerk);

    private sealed record Thing(long Division, Guid Id);

    private static bool IsPrefix(string above, string below) => above == "0" || below.StartsWith(above, StringComparison.Ordinal);

    private static Scope Holding(IEnumerable<(Role Role, string Division, Guid? Subject)> posts) =>
        new(Guid.CreateVersion7(), "someone", [.. posts.Select(p => new PostHeld(Guid.CreateVersion7(), p.Role, DivisionCode.Parse(p.Division), p.Subject))]);

    private static Scope Clerk(IEnumerable<string> divisions) => Holding(divisions.Select(d => (Role.Clerk, d, (Guid?)null)));

    /// <summary>The digits of the padded code, as a row keeps them: rows stand at villages and above, so a code is compared padded.</summary>
    private static string Padded(string code) => code == "0" ? "000000000000" : code.PadRight(12, '0');

    [Fact]
    public void Within_is_the_prefix_relation_for_any_posts_and_rows() =>
        Gen.Select(Code.Array[0, 4], Code.Array[1, 40]).Sample((posts, rows) =>
        {
            var grant = Clerk(posts).For(Read);
            var things = rows.Select(r => new Thing(DivisionCode.Parse(r).Value, Guid.CreateVersion7())).ToArray();
            var expected = rows.Select(r => posts.Any(p => IsPrefix(p, Padded(r)))).ToArray();
            var reached = things.AsQueryable().Within(grant, t => t.Division).ToHashSet();
            return things.Select(reached.Contains).SequenceEqual(expected) && things.Select(t => grant.Allows(t.Division)).SequenceEqual(expected);
        }, iter: 20_000);

    [Fact]
    public void Covers_and_may_are_the_prefix_relation_of_whole_subtrees() =>
        Gen.Select(Code, Code).Sample((post, asked) =>
        {
            var (scope, division) = (Clerk([post]), DivisionCode.Parse(asked));
            return scope.For(Read).Covers(division) == IsPrefix(post, asked) && scope.May(Read, division) == IsPrefix(post, asked);
        }, iter: 20_000);

    [Fact]
    public void Below_narrows_and_never_widens() =>
        Gen.Select(Code.Array[0, 4], Code, Code).Sample((posts, narrowed, row) =>
        {
            var grant = Clerk(posts).For(Read);
            var value = DivisionCode.Parse(row).Value;
            return grant.Below(DivisionCode.Parse(narrowed)).Allows(value) == (grant.Allows(value) && IsPrefix(narrowed, Padded(row)));
        }, iter: 20_000);

    [Fact]
    public void A_post_bound_to_one_record_reaches_that_record_and_no_division()
    {
        var (own, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var scope = Holding([(Role.Clerk, "341022104201", own)]);
        var grant = scope.For(Read);
        Thing[] things = [new(341022104201, own), new(341022104201, other), new(520302100201, own)];
        Assert.Equal([true, false, true], things.Select(things.AsQueryable().Within(grant, t => t.Division, t => t.Id).ToHashSet().Contains));
        Assert.Empty(things.AsQueryable().Within(grant, t => t.Division));
        Assert.True(scope.May(Read));
        Assert.False(scope.May(Read, DivisionCode.Parse("341022104201")));
    }

    [Fact]
    public void A_permission_reaches_only_through_the_posts_that_hold_it()
    {
        var scope = Holding([(Role.Clerk, "341022", null), (Role.Viewer, "52", null)]);
        Assert.True(scope.For(Read).Allows(341022104201));
        Assert.False(scope.For(Read).Allows(520302100201));
        Assert.True(Scope.Nobody.For(Read).IsEmpty);
        Assert.Empty(new[] { new Thing(341022104201, Guid.Empty) }.AsQueryable().Within(Scope.Nobody.For(Read), t => t.Division, t => t.Id));
    }
}
