using System.Security.Cryptography;
using Yinling.Platform.Database;

namespace Yinling.Platform.Files;

/// <summary>
/// Uploaded files by their content: files/ab/abcd… under the data directory. A file is whole on disk before any row names it, so a
/// committed row never points at a missing or short file; a file no row names is swept up later.
/// </summary>
public sealed class FileStore(DatabaseOptions options)
{
    /// <summary>Keeps a copy and returns its SHA-256 in lower-case hex. The same content is kept once.</summary>
    public async Task<string> KeepAsync(Stream content, CancellationToken ct)
    {
        var folder = Path.Combine(options.DataDirectory, "files");
        Directory.CreateDirectory(folder);
        var made = Path.Combine(folder, $".{Guid.CreateVersion7():N}");
        try
        {
            string hash;
            await using (var file = new FileStream(made, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await content.CopyToAsync(file, ct);
                file.Position = 0;
                hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
                file.Flush(flushToDisk: true);
            }
            var target = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(made, target, overwrite: true);
            // The name of the file, then the name of its folder: either may be new.
            DurableFile.SyncDirectory(Path.GetDirectoryName(target)!);
            DurableFile.SyncDirectory(folder);
            return hash;
        }
        finally
        {
            File.Delete(made);
        }
    }

    /// <exception cref="FileNotFoundException">Nothing is kept under that hash.</exception>
    public FileStream OpenRead(string hash) => new(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read);

    /// <summary>Hashes of files last kept before a UTC moment; keeping the same content again makes it young.</summary>
    public IEnumerable<string> KeptBefore(DateTime moment)
    {
        var folder = new DirectoryInfo(Path.Combine(options.DataDirectory, "files"));
        return folder.Exists
            ? folder.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Name.Length == 64 && f.LastWriteTimeUtc < moment).Select(f => f.Name)
            : [];
    }

    /// <summary>Removes a file, unless it was kept again since the moment: it is taken aside first and looked at there.</summary>
    public void Drop(string hash, DateTime keptBefore)
    {
        var path = PathOf(hash);
        if (File.GetLastWriteTimeUtc(path) >= keptBefore) return;
        var aside = Path.Combine(Path.GetDirectoryName(path)!, $".{hash}");
        File.Move(path, aside, overwrite: true);
        if (File.GetLastWriteTimeUtc(aside) < keptBefore || File.Exists(path)) File.Delete(aside);
        else File.Move(aside, path, overwrite: true);
    }

    private string PathOf(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(options.DataDirectory, "files", hash[..2], hash)
        : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(hash));
}
