using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Yinling.Platform.CommandLine;

namespace Yinling.Platform.Files;

/// <summary>A module whose rows name kept files. What no module names is swept up: whoever keeps files must be one.</summary>
public interface INamesFiles
{
    /// <summary>Every hash its rows name, with the table that does.</summary>
    IAsyncEnumerable<(string Hash, string Table)> NamedAsync(CancellationToken ct);
}

/// <summary>Every file a row names is there and is still what was uploaded.</summary>
internal sealed class FilesVerification : IVerification
{
    private const int MostFindings = 50;

    public string Name => "files";

    public async Task<IReadOnlyList<string>> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var store = services.GetRequiredService<FileStore>();
        HashSet<string> seen = [];
        List<string> findings = [];
        foreach (var owner in services.GetServices<INamesFiles>())
        {
            await foreach (var (hash, table) in owner.NamedAsync(ct).WithCancellation(ct))
            {
                if (seen.Add(hash) && await WrongAsync(store, hash, ct) is { } wrong) findings.Add($"The file {hash} named by {table} {wrong}.");
            }
        }
        return findings.Count <= MostFindings ? findings : [.. findings.Take(MostFindings), $"… and {findings.Count - MostFindings} more."];
    }

    private static async Task<string?> WrongAsync(FileStore store, string hash, CancellationToken ct)
    {
        try
        {
            await using var content = store.OpenRead(hash);
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)) == hash ? null : "has another content than the one uploaded";
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            return "is missing";
        }
    }
}
