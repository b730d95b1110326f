using System.Runtime.InteropServices;
using System.Text;

namespace Yinling.Platform.Files;

/// <summary>What it takes for a file to outlive a power cut: its bytes on disk, then its name on disk.</summary>
public static class DurableFile
{
    /// <summary>Gives a finished, flushed file its final name. The name itself is on disk when this returns.</summary>
    /// <exception cref="IOException">The name is taken.</exception>
    public static void Publish(string temporary, string final)
    {
        File.Move(temporary, final, overwrite: false);
        SyncDirectory(Path.GetDirectoryName(Path.GetFullPath(final))!);
    }

    /// <summary>Flushes the names in a directory to disk. .NET has no call for it. Windows needs none: NTFS journals names.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    public static void SyncDirectory(string directory)
    {
        if (OperatingSystem.IsWindows()) return;
        var handle = Native.Open(Encoding.UTF8.GetBytes(directory + "\0"), 0);
        if (handle < 0) throw Failed(directory);
        try
        {
            if (Native.Sync(handle) != 0) throw Failed(directory);
        }
        finally
        {
            _ = Native.Close(handle);
        }
    }

    /// <summary>Flushes a file somebody else wrote.</summary>
    public static void Sync(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static IOException Failed(string directory) => new($"Could not flush the directory {directory} (error {Marshal.GetLastPInvokeError()}).");

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Sync(int handle);

        [DllImport("libc", EntryPoint = "close", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int handle);
    }
}
