using Yinling.Kernel;

namespace Yinling.Standards.Domain;

/// <summary>Changes of a definition that is still a draft. Each gives a new one.</summary>
internal static class StandardEditing
{
    extension(StandardDefinition standard)
    {
        /// <summary>What an office makes of a model: its own name and source. A template is no official standard; what is made of it is the office's own and loses the mark.</summary>
        /// <exception cref="RuleException">STD-18.</exception>
        public StandardDefinition MadeInto(string? name, string? basis)
        {
            var (called, source) = (name?.Trim() ?? "", basis?.Trim() ?? "");
            RuleException.ThrowIfAny(
            [
                .. Problem.If(called.Length is 0 or > StandardDefinition.LongestName, "STD-18", $"请填标准名称，不超过 {StandardDefinition.LongestName} 个字。", "name"),
                .. Problem.If(source.Length is 0 or > StandardDefinition.LongestText, "STD-18", $"请填依据，不超过 {StandardDefinition.LongestText} 个字。没有文件就写“本单位自定”。", "basis"),
            ]);
            return standard with { Name = called, Basis = source, Notice = null };
        }

        /// <summary>A key no item of the standard has.</summary>
        public string FreeKey() => Enumerable.Range(1, int.MaxValue).Select(n => $"i{n}").First(key => standard.Find(key) is null);

        /// <summary>Puts an item in a domain: in place of the one with its key, or as the last.</summary>
        /// <exception cref="RuleException">STD-02, STD-03; STD-14: no such domain.</exception>
        public StandardDefinition With(string domain, StandardItem item)
        {
            RuleException.ThrowIfAny([.. StandardChecks.Item(item), .. Problem.If(standard.Domains.All(d => d.Number != domain), "STD-14", "没有这个方面。请先选它属于哪个方面。", "domain")]);
            return standard with
            {
                Domains = [.. standard.Domains.Select(d =>
                {
                    var at = d.Items.Index().Where(i => i.Item.Key == item.Key).Select(i => (int?)i.Index).FirstOrDefault();
                    if (d.Number != domain) return at is null ? d : d with { Items = [.. d.Items.Where(i => i.Key != item.Key)] };
                    return d with { Items = at is { } place ? [.. d.Items.Take(place), item, .. d.Items.Skip(place + 1)] : [.. d.Items, item] };
                })],
            };
        }

        public StandardDefinition Without(string key) => standard with { Domains = [.. standard.Domains.Select(d => d with { Items = [.. d.Items.Where(i => i.Key != key)] })] };

        /// <summary>Names and points of the domains; one that is gone takes its items along, so it must be empty.</summary>
        /// <exception cref="RuleException">STD-15.</exception>
        public StandardDefinition WithDomains(IReadOnlyList<(string Number, string Name, Hundredths Points)> domains)
        {
            var lost = standard.Domains.Where(d => d.Items.Count > 0 && domains.All(n => n.Number != d.Number)).ToList();
            RuleException.ThrowIfAny(lost.Select(d => new Problem("STD-15", $"“{d.Name}”下面还有 {d.Items.Count} 个指标，不能去掉。请先把指标移到别的方面。", "domains")));
            return standard with
            {
                Domains = [.. domains.Select(n => new StandardDomain(n.Number, n.Name, n.Points, standard.Domains.FirstOrDefault(d => d.Number == n.Number)?.Items ?? []))],
            };
        }
    }
}
