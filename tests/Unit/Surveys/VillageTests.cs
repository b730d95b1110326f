using Yinling.Associations.Surveys.Import;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Unit.Surveys;

/// <summary>Which village a row is about.</summary>
public sealed class VillageTests
{
    private static readonly (string Code, string Name)[] Units =
    [
        ("341022104001", "心安社区居委会"), ("341022104200", "临溪村村委会"), ("341022104201", "芳口村村委会"), ("341022105201", "芳口村村委会"),
    ];

    [Theory]
    [InlineData("临溪村村委会")]
    [InlineData("临溪村")]
    [InlineData("临溪")]
    public async Task A_name_alone_is_enough_when_unique(string name) => Assert.Equal("341022104200", (await FindAsync("", name)).Code);

    [Theory]
    [InlineData("心安社区")]
    [InlineData("心安")]
    [InlineData("心安社区居委会")]
    public async Task A_community_is_found_by_its_usual_names(string name) => Assert.Equal("341022104001", (await FindAsync("", name)).Code);

    [Fact]
    public async Task A_code_decides_between_equal_names() => Assert.Equal("341022105201", (await FindAsync("341022105201", "芳口村")).Code);

    [Theory]
    [InlineData("3410221042", "", "SUR-31")]
    [InlineData("341022104299", "", "SUR-32")]
    [InlineData("341022104200", "芳口村", "SUR-33")]
    [InlineData("", "", "SUR-34")]
    [InlineData("", "芳口", "SUR-35")]
    [InlineData("", "小阜村", "SUR-36")]
    public async Task SUR_31_to_SUR_36_a_village_that_cannot_be_told_is_explained(string code, string name, string rule) =>
        Assert.Equal(rule, (await FindAsync(code, name)).Rule);

    [Theory]
    [InlineData("临溪村村委会", "临溪村老年协会")]
    [InlineData("芳口村委会", "芳口村老年协会")]
    [InlineData("心安社区居委会", "心安社区老年协会")]
    public void A_new_association_is_named_after_its_village(string village, string name) =>
        Assert.Equal(name, BaselineRecords.NameOf(Unit("341022104200", village)));

    private static async Task<(string? Code, string? Rule)> FindAsync(string code, string name)
    {
        var finder = await VillageFinder.LoadAsync(new Directory(), DivisionCode.Parse("341022"), CancellationToken.None);
        var (village, problem) = finder.Find(new(code), new(name));
        return (village?.Code.ToString(), problem?.Rule);
    }

    private static DivisionUnit Unit(string code, string name) => new(Guid.CreateVersion7(), DivisionCode.Parse(code), name, Setting.Rural, new(2020, 1, 1), null);

    private sealed class Directory : IDivisionDirectory
    {
        public async IAsyncEnumerable<DivisionUnit> UnitsAsync(CodeRange range, DivisionLevel level, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct, DateOnly? asOf = null)
        {
            await Task.CompletedTask;
            foreach (var (code, name) in Units) yield return Unit(code, name);
        }

        public Task<DivisionUnit?> FindAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null) => throw new NotSupportedException();
        public Task<IReadOnlyDictionary<DivisionCode, DivisionUnit>> FindAsync(IReadOnlyCollection<DivisionCode> codes, CancellationToken ct, DateOnly? asOf = null) => throw new NotSupportedException();
        public Task<IReadOnlyList<DivisionUnit>> ChildrenAsync(DivisionCode parent, CancellationToken ct, DateOnly? asOf = null) => throw new NotSupportedException();
        public Task<IReadOnlyDictionary<DivisionCode, int>> ChildCountsAsync(IReadOnlyCollection<DivisionCode> parents, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyList<DivisionUnit>> PathAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null) => throw new NotSupportedException();
        public Task<IReadOnlyList<DivisionUnit>> PageAsync(CodeRange range, DivisionLevel level, int skip, int take, CancellationToken ct) => throw new NotSupportedException();
        public Task<int> CountAsync(CodeRange range, DivisionLevel level, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyList<DivisionCode>> EndedAsync(CodeRange range, DivisionLevel level, CancellationToken ct) => throw new NotSupportedException();
        public Task<IReadOnlyList<DivisionUnit>> NamedAsync(DivisionCode within, string name, DivisionLevel? level, CancellationToken ct) => throw new NotSupportedException();
    }
}
