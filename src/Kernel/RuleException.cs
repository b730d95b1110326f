namespace Yinling.Kernel;

/// <summary>One reason a rule refuses an action, in words the user can act on.</summary>
/// <param name="Rule">Rule number: three letters, a dash, two digits. Listed in docs/rules.md.</param>
/// <param name="Message">Shown to the user as is: what is wrong, where, and how to mend it. Never personal data.</param>
/// <param name="Field">Name of the form field it belongs to; null when it concerns the whole.</param>
public sealed record Problem(string Rule, string Message, string? Field = null)
{
    /// <summary>The problem when it applies, otherwise nothing.</summary>
    public static IEnumerable<Problem> If(bool broken, string rule, string message, string? field = null) =>
        broken ? [new(rule, message, field)] : [];
}

/// <summary>The caller asked for something the rules refuse. Becomes HTTP 409, or messages on a page.</summary>
public sealed class RuleException(IReadOnlyList<Problem> problems)
    : Exception(string.Join(' ', problems.Select(p => p.Message)))
{
    public RuleException(string rule, string message, string? field = null) : this([new(rule, message, field)]) { }

    public IReadOnlyList<Problem> Problems { get; } = problems;

    public static void ThrowIfAny(IEnumerable<Problem> found)
    {
        Problem[] problems = [.. found];
        if (problems.Length > 0) throw new RuleException(problems);
    }
}
