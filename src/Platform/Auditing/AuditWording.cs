using Microsoft.Extensions.DependencyInjection;

namespace Yinling.Platform.Auditing;

/// <summary>What the readers of the audit call an action or a table.</summary>
/// <param name="Code">associations.ledger.add, or associations_ledger_entry.</param>
/// <param name="Text">记一笔账, or 收支.</param>
public sealed record AuditWord(string Code, string Text);

/// <summary>The words of all modules.</summary>
public sealed class AuditWording(IEnumerable<AuditWord> words)
{
    private readonly Dictionary<string, string> byCode = words.ToDictionary(w => w.Code, w => w.Text);

    /// <summary>The actions that can be asked for, by code.</summary>
    public IReadOnlyList<AuditWord> Actions { get; } = [.. words.Where(w => !w.Code.Contains('_', StringComparison.Ordinal)).OrderBy(w => w.Code, StringComparer.Ordinal)];

    /// <returns>The code itself when no module named it, as for actions of an older version.</returns>
    public string Of(string code) => byCode.GetValueOrDefault(code, code);
}

/// <summary>How a module names its actions and tables.</summary>
public static class AuditWordingExtensions
{
    public static IServiceCollection AddAuditWords(this IServiceCollection services, params IEnumerable<(string Code, string Text)> words)
    {
        foreach (var (code, text) in words) services.AddSingleton(new AuditWord(code, text));
        return services;
    }
}
