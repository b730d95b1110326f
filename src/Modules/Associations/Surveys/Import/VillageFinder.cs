using Yinling.Associations.Domain.Surveys;
using Yinling.Divisions.Contracts;
using Yinling.Kernel;

namespace Yinling.Associations.Surveys.Import;

/// <summary>Tells which village or community a row is about: by code, or by a name that is unique in the division.</summary>
internal sealed class VillageFinder
{
    private static readonly string[] Endings = ["社区居民委员会", "社区居委会", "居民委员会", "村民委员会", "居委会", "村委会", "社区", "村"];

    private readonly Dictionary<DivisionCode, DivisionUnit> byCode = [];

    /// <summary>How many villages a spelling may mean, and the first of them. Made when first asked for: a table with codes needs none.</summary>
    private readonly Lazy<Dictionary<string, (DivisionUnit First, int Count)>> byName;

    private VillageFinder() => byName = new(Index);

    public static async Task<VillageFinder> LoadAsync(IDivisionDirectory divisions, DivisionCode within, CancellationToken ct)
    {
        var finder = new VillageFinder();
        await foreach (var unit in divisions.UnitsAsync(within.Range, DivisionLevel.Village, ct)) finder.byCode[unit.Code] = unit;
        return finder;
    }

    /// <returns>The village, or the problem.</returns>
    public (DivisionUnit? Village, CellProblem? Problem) Find(BaselineCell code, BaselineCell name)
    {
        var plain = name.Text.Replace(" ", "", StringComparison.Ordinal);
        if (code.Trouble is null && code.Text.Length > 0)
        {
            if (!DivisionCode.TryParse(code.Text, out var parsed) || parsed.Level != DivisionLevel.Village)
                return (null, new("SUR-31", BaselineColumns.Code, $"区划代码“{Short(code.Text)}”不对，应当是 12 位数字。请核对；不清楚就空着，只写村(居)名称。"));
            if (!byCode.TryGetValue(parsed, out var unit))
                return (null, new("SUR-32", BaselineColumns.Code, $"区划代码 {parsed} 不在这次导入的范围里。请核对代码。"));
            if (plain.Length > 0 && !Spellings(unit.Name).Contains(plain))
                return (null, new("SUR-33", BaselineColumns.Village, $"代码 {parsed} 是“{unit.Name}”，名称却写的是“{Short(plain)}”。请核对是代码错了还是名称错了。"));
            return (unit, null);
        }
        if (plain.Length == 0) return (null, new("SUR-34", BaselineColumns.Village, "没有写是哪个村(居)。请填村(居)名称或区划代码。"));
        return byName.Value.GetValueOrDefault(plain) switch
        {
            { Count: 1, First: var only } => (only, null),
            { Count: > 1 } several => (null, new("SUR-35", BaselineColumns.Village, $"有 {several.Count} 个村(居)都叫“{Short(plain)}”。请在“区划代码”列写上 12 位代码。")),
            _ => (null, new("SUR-36", BaselineColumns.Village, $"这个范围里没有叫“{Short(plain)}”的村(居)。请核对名称，或者写上区划代码。")),
        };
    }

    private Dictionary<string, (DivisionUnit First, int Count)> Index()
    {
        Dictionary<string, (DivisionUnit First, int Count)> index = [];
        foreach (var unit in byCode.Values)
        {
            foreach (var name in Spellings(unit.Name).Distinct()) index[name] = index.TryGetValue(name, out var same) ? (same.First, same.Count + 1) : (unit, 1);
        }
        return index;
    }

    /// <summary>The official name, the name without its ending, and with the short endings people use: 临溪村村委会, 临溪村, 临溪.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        yield return name;
        var rest = name;
        foreach (var ending in Endings)
        {
            if (!rest.EndsWith(ending, StringComparison.Ordinal) || rest.Length == ending.Length) continue;
            rest = rest[..^ending.Length];
            yield return rest;
            if (ending is not ("村" or "社区"))
            {
                var isCommunity = ending.Contains('居', StringComparison.Ordinal);
                var stem = isCommunity ? Without(rest, "社区") : Without(rest, "村");
                yield return stem;
                yield return stem + (isCommunity ? "社区" : "村");
            }
            yield break;
        }
    }

    private static string Without(string text, string ending) => text.Length > ending.Length && text.EndsWith(ending, StringComparison.Ordinal) ? text[..^ending.Length] : text;

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}
