using Yinling.Kernel;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics;

/// <summary>The forms of this installation by number.</summary>
internal sealed class Forms(IEnumerable<ShippedForm> shipped)
{
    private readonly IReadOnlyList<FormDefinition> all = [.. shipped.Select(s => FormDefinition.Read(s.Json)).OrderBy(f => f.Number, StringComparer.Ordinal)];

    public IReadOnlyList<FormDefinition> All => all;

    public FormDefinition? Find(string number) => all.FirstOrDefault(f => f.Number == number);

    /// <exception cref="RuleException">STA-14: no such form; the known ones are named.</exception>
    public FormDefinition Get(string number) =>
        Find(number) ?? throw new RuleException("STA-14", $"没有这张表：{number}。现有的表：{string.Join("、", all.Select(f => f.Number))}。", "form");
}
