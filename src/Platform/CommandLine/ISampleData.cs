namespace Yinling.Platform.CommandLine;

/// <summary>A module's part of the demonstration county (休宁县): synthetic people only. Run in ascending order on an empty database.</summary>
public interface IDemoData
{
    int Order { get; }

    Task FillAsync(IServiceProvider services, int seed, CancellationToken ct);
}

/// <summary>Reproducible synthetic data of a named size, for <c>yinling seed --size NAME --seed N</c>.</summary>
public interface ISeed
{
    /// <summary>guizhou-2012, nation …</summary>
    string Size { get; }

    Task FillAsync(IServiceProvider services, int seed, CancellationToken ct);
}
