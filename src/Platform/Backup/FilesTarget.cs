using Yinling.Platform.Database;
using Yinling.Platform.Files;

namespace Yinling.Platform.Backup;

/// <summary>The uploaded files of a restore: first beside, then in place.</summary>
internal sealed class FilesTarget(DatabaseOptions options)
{
    private readonly string staging = Staging(options);
    private readonly string place = Path.Combine(options.DataDirectory, TakeBackup.FilesFolder);

    /// <summary>Where a restore builds what it will swap in.</summary>
    public static string Staging(DatabaseOptions options) => Path.Combine(options.DataDirectory, ".restore");

    public bool IsOccupied => Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any();

    public void Clear()
    {
        if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
    }

    public Stream Sink(string name)
    {
        var file = Path.GetFullPath(Path.Combine(staging, name));
        if (!file.StartsWith(Path.Combine(staging, TakeBackup.FilesFolder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw SealedForm.Damaged();
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return new FileStream(file, FileMode.CreateNew, FileAccess.Write);
    }

    /// <param name="aside">Where what is there goes.</param>
    public void Swap(string aside)
    {
        var fresh = Path.Combine(staging, TakeBackup.FilesFolder);
        if (Directory.Exists(place)) Directory.Move(place, Path.Combine(aside, TakeBackup.FilesFolder));
        if (!Directory.Exists(fresh)) return;
        foreach (var folder in Directory.EnumerateDirectories(fresh, "*", SearchOption.AllDirectories).Append(fresh)) DurableFile.SyncDirectory(folder);
        Directory.Move(fresh, place);
    }
}
