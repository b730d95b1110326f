namespace Yinling.Host;

/// <summary>The first thing a start depends on: a folder that takes files.</summary>
internal static class DataFolder
{
    /// <summary>Makes the folder; for whoever is going to write, tries a file in it too.</summary>
    /// <returns>What to tell the operator; null when all is well.</returns>
    public static string? Check(YinlingOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.DataDirectory);
            if (!Writes(options)) return null;
            var trial = Path.Combine(options.DataDirectory, $".trial-{Environment.ProcessId}");
            try { File.WriteAllBytes(trial, new byte[4096]); }
            finally { File.Delete(trial); }
            var database = Path.Combine(options.DataDirectory, "yinling.db");
            if (options.Database is null && File.Exists(database)) new FileStream(database, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"数据目录 {options.DataDirectory} 写不进去，没有启动，数据没有动过。请检查磁盘是不是满了、目录和文件是不是归运行银龄的用户所有。({refused.Message})";
        }
    }

    /// <summary>Verbs that only read must still work on a disk that takes nothing.</summary>
    private static bool Writes(YinlingOptions options) => options.Verb is [] or ["serve" or "demo" or "migrate" or "restore" or "seed", ..];
}
