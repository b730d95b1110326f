using Yinling.Divisions.Browse;
using Yinling.Divisions.Domain;
using Yinling.Kernel;

namespace Yinling.Unit.Divisions;

/// <summary>What a later edition changes.</summary>
public sealed class DivisionDifferencesTests
{
    private static readonly (string Code, string Name)[] Now =
    [
        ("34", "安徽省"), ("3410", "黄山市"), ("341022", "休宁县"), ("341022104", "东临溪镇"), ("341022104201", "芳口村委会"), ("341022104202", "临溪村委会"), ("341022104203", "一心村委会"),
    ];

    [Fact]
    public void An_edition_like_the_tree_has_no_differences() => Assert.True(Between(Now, Now).IsEmpty);

    [Fact]
    public void Openings_closures_renames_and_moves_are_told_apart()
    {
        var found = Between(Now, [.. Now[..4], ("341022104201", "芳口新村委会"), ("341022104210", "临溪村委会"), ("341022104211", "新设村委会")]);
        Assert.Equal([new("341022104201", "芳口村委会", "芳口新村委会")], found.Renames);
        Assert.Equal([new(new("341022104202", "临溪村委会"), new("341022104210", "临溪村委会"))], found.Moves);
        Assert.Equal([new("341022104211", "新设村委会")], found.Openings);
        Assert.Equal([new("341022104203", "一心村委会")], found.Closures);
    }

    [Fact]
    public void A_name_that_could_mean_two_units_is_no_move()
    {
        var found = Between(Now, [.. Now[..5], ("341022104203", "一心村委会"), ("341022104210", "临溪村委会"), ("341022104211", "临溪村委会")]);
        Assert.Empty(found.Moves);
        Assert.Equal(2, found.Openings.Count);
        Assert.Single(found.Closures);
    }

    [Fact]
    public void Applied_to_the_old_tree_the_differences_give_the_new_one()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var (old, next) = (Tree(random), Tree(random));
            var found = DivisionDifferences.Between(old, next);
            var tree = new Dictionary<DivisionCode, string>(old);
            foreach (var gone in found.Closures.Select(c => c.Code).Concat(found.Moves.Select(m => m.From.Code))) Assert.True(tree.Remove(DivisionCode.Parse(gone)));
            foreach (var renamed in found.Renames)
            {
                Assert.Equal(renamed.From, tree[DivisionCode.Parse(renamed.Code)]);
                tree[DivisionCode.Parse(renamed.Code)] = renamed.To;
            }
            foreach (var (code, name) in found.Openings.Select(o => (o.Code, o.Name)).Concat(found.Moves.Select(m => (m.To.Code, m.To.Name)))) tree.Add(DivisionCode.Parse(code), name);
            Assert.Equal(next.OrderBy(u => u.Key), tree.OrderBy(u => u.Key));
        }
    }

    [Theory]
    [InlineData("3410", 341_000_000_000, 341_099_999_999)]
    [InlineData("341022104201", 341_022_104_201, 341_022_104_201)]
    [InlineData("9", 900_000_000_000, 999_999_999_999)]
    public void Digits_find_the_codes_that_begin_with_them(string digits, long first, long last) => Assert.Equal(new CodeRange(first, last), FindDivisions.Beginning(digits));

    [Fact]
    public void More_digits_than_a_code_has_find_nothing() => Assert.True(FindDivisions.Beginning("3410221042011").Last < 0);

    private static DivisionDifferences Between((string Code, string Name)[] now, (string Code, string Name)[] next) =>
        DivisionDifferences.Between(now.ToDictionary(u => DivisionCode.Parse(u.Code), u => u.Name), next.ToDictionary(u => DivisionCode.Parse(u.Code), u => u.Name));

    private static Dictionary<DivisionCode, string> Tree(Random random)
    {
        var tree = Now[..4].ToDictionary(u => DivisionCode.Parse(u.Code), u => u.Name);
        for (var i = 0; i < 12; i++)
        {
            if (random.Next(2) == 0) tree[DivisionCode.Parse($"341022104{200 + i}")] = $"第{random.Next(6)}村";
        }
        return tree;
    }
}
