using Microsoft.EntityFrameworkCore;
using Yinling.Indicators.Contracts;
using Yinling.Kernel;
using Yinling.Platform.Access;
using Yinling.Platform.Database;
using Yinling.Standards.Contracts;
using Yinling.Standards.Domain;

namespace Yinling.Standards;

/// <summary>The standards that come with the product, read once.</summary>
internal sealed class ShippedStandards(IEnumerable<ShippedStandard> shipped)
{
    public IReadOnlyList<(string Key, StandardDefinition Definition)> All { get; } = [.. shipped.Select(s => (s.Key, StandardDefinition.Read(s.Json)))];
}

/// <summary>A standard and who made it.</summary>
/// <param name="Key">In addresses: the key of a shipped one, or an id.</param>
/// <param name="Own">Null when it came with the product.</param>
internal sealed record FoundStandard(string Key, StandardDefinition Definition, Standard? Own)
{
    public string Href => $"/standards/{Key}";

    /// <summary>第 2 版.</summary>
    public string Edition => Own is null ? "系统自带" : $"第 {Own.Edition} 版";
}

/// <summary>The standards a person can see: those that come with the product, their office's and lower offices' own, and what offices above have issued.</summary>
internal sealed class StandardShelf(ShippedStandards shipped, AppDb db, CurrentScope scope, ISubjectFigures figures)
{
    /// <summary>Shipped ones first, then the newest.</summary>
    public async Task<IReadOnlyList<FoundStandard>> ListAsync(CancellationToken ct)
    {
        var own = await Readable().AsNoTracking().OrderByDescending(s => s.Id).ToListAsync(ct);
        return [.. shipped.All.Select(s => new FoundStandard(s.Key, s.Definition, null)), .. own.Select(s => new FoundStandard(s.Id.ToString(), s.Definition, s))];
    }

    /// <returns>Null when there is none, or it is not the person's to see.</returns>
    public async Task<FoundStandard?> FindAsync(string key, CancellationToken ct)
    {
        if (shipped.All.FirstOrDefault(s => s.Key == key) is { Definition: { } definition }) return new(key, definition, null);
        return Guid.TryParse(key, out var id) && await Readable().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is { } own ? new(own.Id.ToString(), own.Definition, own) : null;
    }

    /// <summary>Other editions of the same standard, newest first.</summary>
    public async Task<IReadOnlyList<Standard>> EditionsAsync(Standard standard, CancellationToken ct)
    {
        var (county, series) = (standard.County, standard.Series);
        return await Readable().AsNoTracking().Where(s => s.County == county && s.Series == series).OrderByDescending(s => s.Edition).ToListAsync(ct);
    }

    /// <summary>Indicators that a standard about such subjects may use, by code.</summary>
    public IReadOnlyDictionary<string, Indicator> Known(string subjects) => figures.Of(subjects).ToDictionary(i => i.Code);

    /// <summary>The same, for those a standard asks for.</summary>
    /// <exception cref="RuleException">STD-17: one of them exists no longer.</exception>
    public IReadOnlyDictionary<string, Indicator> KnownFor(StandardDefinition standard)
    {
        var known = Known(standard.Subjects);
        return standard.Indicators.FirstOrDefault(i => !known.ContainsKey(i)) is { } missing
            ? throw new RuleException("STD-17", $"标准用的指标“{missing}”现在没有了，不能打分。请做一个新版本，换一个指标。", "standard")
            : known;
    }

    /// <summary>Offices whose standards the person makes or releases: their own, county and above.</summary>
    public IReadOnlyList<DivisionCode> Offices(Permission permission) => scope.Value.IsSystem
        ? [DivisionCode.Nation]
        : [.. scope.Value.Posts.Where(p => p.Subject is null && permission.HeldBy(p.Role) && p.Division.Level <= DivisionLevel.County).Select(p => p.Division).Distinct()];

    public bool May(Permission permission, Standard standard) => scope.Value.IsSystem || Offices(permission).Contains(standard.DivisionCode);

    /// <summary>What offices above have issued is for everybody below to read; a draft is seen where it is made and from above.</summary>
    private IQueryable<Standard> Readable()
    {
        var grant = scope.Value.For(StandardPermissions.Read);
        var above = scope.Value.Posts.Where(p => StandardPermissions.Read.HeldBy(p.Role))
            .SelectMany(p => Enumerable.Range(0, (int)p.Division.Level + 1).Select(level => p.Division.Ancestor((DivisionLevel)level).Value)).Distinct().ToArray();
        var below = db.Set<Standard>().Within(grant, s => s.Division);
        var issued = db.Set<Standard>().Where(s => s.State != StandardState.Draft && above.Contains(s.Division));
        return db.Set<Standard>().Where(s => below.Any(b => b.County == s.County && b.Id == s.Id) || issued.Any(i => i.County == s.County && i.Id == s.Id));
    }
}
