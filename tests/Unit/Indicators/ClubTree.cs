using System.Runtime.CompilerServices;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Unit.Indicators;

/// <summary>A small tree in memory, free to hold the odd codes of the real one.</summary>
internal sealed class ClubTree : IDivisionDirectory
{
    private readonly List<DivisionUnit> units = [];

    public IReadOnlyList<DivisionUnit> Units => units;

    public void Clear() => units.Clear();

    public void Add(params string[] codes)
    {
        foreach (var code in codes.Select(DivisionCode.Parse))
            units.Add(new(Guid.CreateVersion7(), code, "unit " + code, null, DateOnly.MinValue, null));
    }

    public Task<DivisionUnit?> FindAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null) => Task.FromResult(
        code == DivisionCode.Nation ? new(Guid.Empty, code, "全国", null, DateOnly.MinValue, null) : units.SingleOrDefault(u => u.Code == code));

    public Task<IReadOnlyDictionary<DivisionCode, DivisionUnit>> FindAsync(IReadOnlyCollection<DivisionCode> codes, CancellationToken ct, DateOnly? asOf = null) =>
        Task.FromResult<IReadOnlyDictionary<DivisionCode, DivisionUnit>>(units.Where(u => codes.Contains(u.Code)).ToDictionary(u => u.Code));

    public Task<IReadOnlyList<DivisionUnit>> ChildrenAsync(DivisionCode parent, CancellationToken ct, DateOnly? asOf = null) =>
        Task.FromResult<IReadOnlyList<DivisionUnit>>([.. units.Where(u => u.Code.Level == parent.ChildLevel && parent.Range.Contains(u.Code.Value)).OrderBy(u => u.Code)]);

    public Task<IReadOnlyDictionary<DivisionCode, int>> ChildCountsAsync(IReadOnlyCollection<DivisionCode> parents, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<DivisionCode, int>>(parents.ToDictionary(p => p, p => units.Count(u => u.Code.Level == p.ChildLevel && p.Range.Contains(u.Code.Value))));

    public Task<IReadOnlyList<DivisionUnit>> PathAsync(DivisionCode code, CancellationToken ct, DateOnly? asOf = null) =>
        Task.FromResult<IReadOnlyList<DivisionUnit>>([.. units.Where(u => u.Code.Contains(code)).OrderBy(u => u.Code.Level)]);

    public async IAsyncEnumerable<DivisionUnit> UnitsAsync(CodeRange range, DivisionLevel level, [EnumeratorCancellation] CancellationToken ct, DateOnly? asOf = null)
    {
        foreach (var unit in units.Where(u => u.Code.Level == level && range.Contains(u.Code.Value))) yield return await Task.FromResult(unit);
    }

    public Task<IReadOnlyList<DivisionUnit>> PageAsync(CodeRange range, DivisionLevel level, int skip, int take, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DivisionUnit>>([.. Among(range, level).OrderBy(u => u.Code).Skip(skip).Take(take)]);

    public Task<int> CountAsync(CodeRange range, DivisionLevel level, CancellationToken ct) => Task.FromResult(Among(range, level).Count());

    public Task<IReadOnlyList<DivisionCode>> EndedAsync(CodeRange range, DivisionLevel level, CancellationToken ct) => Task.FromResult<IReadOnlyList<DivisionCode>>([]);

    private IEnumerable<DivisionUnit> Among(CodeRange range, DivisionLevel level) => units.Where(u => u.Code.Level == level && range.Contains(u.Code.Value));

    public Task<IReadOnlyList<DivisionUnit>> NamedAsync(DivisionCode within, string name, DivisionLevel? level, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<DivisionUnit>>([.. units.Where(u => u.Name == name)]);
}
