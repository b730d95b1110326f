namespace Yinling.Platform.CommandLine;

/// <summary>A standing check of what must always hold, run by <c>yinling verify [name]</c>.</summary>
public interface IVerification
{
    /// <summary>Name on the command line: divisions, audit, profiles, frozen.</summary>
    string Name { get; }

    /// <returns>One plain sentence per finding; empty when all holds.</returns>
    Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct);
}
