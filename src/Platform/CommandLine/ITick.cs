namespace Yinling.Platform.CommandLine;

/// <summary>Something to do once a day, by <c>yinling tick</c>, after profiles are up to date. Doing it twice on a day does no harm.</summary>
public interface ITick
{
    /// <summary>Lower ones first: what figures are made of before figures are kept.</summary>
    int Order => 0;

    /// <returns>What was done, in one line for the operator.</returns>
    Task<string> RunAsync(CancellationToken ct);
}
