using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Yinling.Crash.Worker;

/// <summary>
/// A power cut without a power switch. Steps between SQLite and its files (the methods of the file system layer it was built with):
/// before each write or truncation the bytes it overwrites go to an undo log, and a flush empties that log once the disk has the file.
/// After kill −9 <see cref="Cut"/> plays the logs back: everything that was not flushed is lost, as when the power goes.
/// </summary>
internal static unsafe class UnflushedWrites
{
    // Positions in sqlite3_vfs and sqlite3_io_methods, fixed by SQLite's published interface.
    private const int VfsOpen = 40;
    private const int FileMethodCount = 19;
    private const int Read = 2, Write = 3, Truncate = 4, Sync = 5, FileSize = 6;
    private const int ShortRead = 522;
    private const int MainDatabase = 0x100, WriteAheadLog = 0x80000;

    private static readonly Dictionary<string, Journal> Journals = [];
    private static readonly Dictionary<nint, (Journal Undo, nint Methods)> ByFile = [];

    /// <summary>The database and its log have method tables of their own (one locks, one does not): each gets its own watched copy.</summary>
    private static readonly Dictionary<nint, nint> WatchedOf = [];
    private static readonly Lock Gate = new();
    private static string folder = "";
    private static delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int> open;

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern nint FindVfs(nint name);

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_initialize")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    private static extern int Initialize();

    /// <summary>Watches all database files this process opens from now on.</summary>
    public static void Watch(string undoFolder)
    {
        folder = undoFolder;
        Directory.CreateDirectory(folder);
        _ = Initialize();
        var slot = (nint*)(FindVfs(0) + VfsOpen);
        open = (delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>)*slot;
        *slot = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>)&OnOpen;
    }

    /// <summary>After the kill: takes back what was never flushed. The shared-memory index dies with the machine too.</summary>
    /// <returns>How many files were watched, and how many of their writes were lost.</returns>
    public static (int Files, int Writes) Cut(string undoFolder, string dataFolder)
    {
        var (files, undone) = (0, 0);
        foreach (var log in Directory.Exists(undoFolder) ? Directory.GetFiles(undoFolder) : [])
        {
            var target = Path.Combine(dataFolder, Path.GetFileName(log));
            undone += Journal.PlayBack(log, target);
            File.Delete(log);
            files++;
        }
        foreach (var shared in Directory.GetFiles(dataFolder, "*-shm")) File.Delete(shared);
        return (files, undone);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int OnOpen(nint vfs, byte* name, nint file, int flags, int* outFlags)
    {
        var result = open(vfs, name, file, flags, outFlags);
        if (result != 0 || name == null || (flags & (MainDatabase | WriteAheadLog)) == 0) return result;
        lock (Gate)
        {
            var original = *(nint*)file;
            if (!WatchedOf.TryGetValue(original, out var watched)) WatchedOf[original] = watched = Copy((nint*)original);
            var path = Marshal.PtrToStringUTF8((nint)name)!;
            if (!Journals.TryGetValue(path, out var journal)) Journals[path] = journal = new(Path.Combine(folder, Path.GetFileName(path)));
            ByFile[file] = (journal, original);
            *(nint*)file = watched;
        }
        return 0;
    }

    private static nint Copy(nint* original)
    {
        var watched = (nint*)NativeMemory.Alloc(FileMethodCount, (nuint)sizeof(nint));
        for (var i = 0; i < FileMethodCount; i++) watched[i] = original[i];
        watched[Write] = (nint)(delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)&OnWrite;
        watched[Truncate] = (nint)(delegate* unmanaged[Cdecl]<nint, long, int>)&OnTruncate;
        watched[Sync] = (nint)(delegate* unmanaged[Cdecl]<nint, int, int>)&OnSync;
        return (nint)watched;
    }

    private static nint Method(nint file, int which) => ((nint*)ByFile[file].Methods)[which];

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int OnWrite(nint file, byte* bytes, int count, long at)
    {
        lock (Gate)
        {
            Remember(file, at, count);
            return ((delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)Method(file, Write))(file, bytes, count, at);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int OnTruncate(nint file, long size)
    {
        lock (Gate)
        {
            var lost = SizeOf(file) - size;
            if (lost > 0) Remember(file, size, checked((int)lost));
            return ((delegate* unmanaged[Cdecl]<nint, long, int>)Method(file, Truncate))(file, size);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int OnSync(nint file, int flags)
    {
        lock (Gate)
        {
            var result = ((delegate* unmanaged[Cdecl]<nint, int, int>)Method(file, Sync))(file, flags);
            if (result == 0) ByFile[file].Undo.Flushed();
            return result;
        }
    }

    private static void Remember(nint file, long at, int count)
    {
        var size = SizeOf(file);
        var old = new byte[Math.Clamp(size - at, 0, count)];
        fixed (byte* into = old)
        {
            if (old.Length > 0)
            {
                var read = ((delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>)Method(file, Read))(file, into, old.Length, at);
                if (read is not 0 and not ShortRead) throw new IOException($"SQLite read failed with {read}.");
            }
        }
        ByFile[file].Undo.Add(size, at, old);
    }

    private static long SizeOf(nint file)
    {
        long size = 0;
        _ = ((delegate* unmanaged[Cdecl]<nint, long*, int>)Method(file, FileSize))(file, &size);
        return size;
    }

    /// <summary>The undo log of one file. It must outlive kill −9, not the machine, so it is never flushed itself.</summary>
    private sealed class Journal(string file) : IDisposable
    {
        public void Dispose() => log.Dispose();

        private readonly FileStream log = new(file, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

        public void Add(long size, long at, byte[] old)
        {
            // One write call: a record is either whole or ends the log.
            var entry = new byte[24 + old.Length];
            BinaryPrimitives.WriteInt64LittleEndian(entry, size);
            BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(8), at);
            BinaryPrimitives.WriteInt64LittleEndian(entry.AsSpan(16), old.Length);
            old.CopyTo(entry, 24);
            log.Write(entry);
        }

        public void Flushed() => log.SetLength(log.Position = 0);

        /// <returns>How many writes were taken back.</returns>
        public static int PlayBack(string log, string target)
        {
            var bytes = File.ReadAllBytes(log);
            List<(long Size, long At, int From, int Length)> entries = [];
            for (var i = 0; i + 24 <= bytes.Length;)
            {
                var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i + 16));
                if (i + 24 + length > bytes.Length) break;
                entries.Add((BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(i + 8)), i + 24, length));
                i += 24 + length;
            }
            if (entries.Count == 0 || !File.Exists(target)) return 0;
            using var file = new FileStream(target, FileMode.Open, FileAccess.ReadWrite);
            foreach (var (size, at, from, length) in Enumerable.Reverse(entries))
            {
                file.Position = at;
                file.Write(bytes, from, length);
                file.SetLength(size);
            }
            return entries.Count;
        }
    }
}
