using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics;

/// <summary>The forms that come with the product, read once.</summary>
internal sealed class ShippedForms(IEnumerable<ShippedForm> shipped)
{
    public IReadOnlyList<FormDefinition> All { get; } = [.. shipped.Select(s => FormDefinition.Read(s.Json)).OrderBy(f => f.Number, StringComparer.Ordinal)];
}

/// <summary>The forms of this installation by key: those that come with the product, and those that offices defined.</summary>
internal sealed class Forms(ShippedForms shipped, AppDb db)
{
    public IReadOnlyList<FormDefinition> Shipped => shipped.All;

    /// <returns>Null when there is no such form. Withdrawn ones are found: what was assigned goes on.</returns>
    public async Task<FormDefinition?> FindAsync(string key, CancellationToken ct) => (await FindAsync([key], ct)).GetValueOrDefault(key);

    /// <summary>Batch form, one query; unknown keys are left out.</summary>
    public async Task<IReadOnlyDictionary<string, FormDefinition>> FindAsync(IEnumerable<string> keys, CancellationToken ct)
    {
        var wanted = keys.ToHashSet();
        var found = shipped.All.Where(f => wanted.Contains(f.Key)).ToDictionary(f => f.Key);
        var offices = wanted.Except(found.Keys).Select(k => k.Split('/')[0]).Select(o => DivisionCode.TryParse(o, out var code) ? code.Value : -1).Distinct().ToArray();
        if (offices.Length == 0) return found;
        // No scope: the office that asks may stand above the person, and a form's heading is no secret.
        foreach (var one in await db.Set<DefinedForm>().AsNoTracking().Where(f => offices.Contains(f.Division) && f.State != DesignState.Draft).ToListAsync(ct))
        {
            if (wanted.Contains(one.Key)) found[one.Key] = one.Definition;
        }
        return found;
    }

    /// <exception cref="RuleException">STA-14: no such form; the shipped ones are named.</exception>
    public async Task<FormDefinition> GetAsync(string key, CancellationToken ct) =>
        await FindAsync(key, ct) ?? throw new RuleException("STA-14", $"没有这张表：{key}。系统自带的表：{string.Join("、", shipped.All.Select(f => f.Number))}。", "form");

    /// <summary>Forms an office may ask for: shipped, or issued by itself or an office above it.</summary>
    public async Task<IReadOnlyList<FormDefinition>> AskableAsync(IReadOnlyCollection<DivisionCode> offices, CancellationToken ct)
    {
        var codes = offices.SelectMany(d => Enumerable.Range(0, (int)d.Level + 1).Select(level => d.Ancestor((DivisionLevel)level).Value)).Distinct().ToArray();
        var defined = await db.Set<DefinedForm>().AsNoTracking().Where(f => codes.Contains(f.Division) && f.State == DesignState.Issued).ToListAsync(ct);
        return [.. shipped.All, .. defined.Where(f => offices.Any(f.DivisionCode.Contains)).Select(f => f.Definition).OrderBy(f => f.Key, StringComparer.Ordinal)];
    }

    /// <summary>Shipped and issued forms of every office: for the command line.</summary>
    public async Task<IReadOnlyList<FormDefinition>> EveryAsync(CancellationToken ct)
    {
        var defined = await db.Set<DefinedForm>().AsNoTracking().Where(f => f.State != DesignState.Draft).ToListAsync(ct);
        return [.. shipped.All, .. defined.Select(f => f.Definition).OrderBy(f => f.Key, StringComparer.Ordinal)];
    }
}
