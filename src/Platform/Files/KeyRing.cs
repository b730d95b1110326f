using System.Security.Cryptography;
using Yinling.Platform.Database;

namespace Yinling.Platform.Files;

/// <summary>
/// The installation's secret keys, one file each under keys/ of the data directory, readable by the owner only. Kept outside the
/// database so that a stolen database or backup opens nothing. Made at first start; losing them loses what they protect.
/// </summary>
public sealed class KeyRing(DatabaseOptions options)
{
    private readonly Lazy<byte[]> audit = new(() => LoadOrMake(options, "audit.key"));
    private readonly Lazy<byte[]> fields = new(() => LoadOrMake(options, "fields.key"));
    private readonly Lazy<byte[]> index = new(() => LoadOrMake(options, "index.key"));
    private readonly Lazy<byte[]> backup = new(() => LoadOrMake(options, "backup.key"));

    /// <summary>Links of the audit chain.</summary>
    public byte[] Audit => audit.Value;

    /// <summary>Encrypted columns.</summary>
    public byte[] Fields => fields.Value;

    /// <summary>Blind indexes over encrypted columns.</summary>
    public byte[] Index => index.Value;

    /// <summary>Backups.</summary>
    public byte[] Backup => backup.Value;

    private static byte[] LoadOrMake(DatabaseOptions options, string name)
    {
        var folder = Path.Combine(options.DataDirectory, "keys");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name);
        if (!File.Exists(file))
        {
            var made = Path.Combine(folder, $".{name}.{Environment.ProcessId}");
            var form = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) form.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var stream = new FileStream(made, form))
            {
                stream.Write(RandomNumberGenerator.GetBytes(32));
                stream.Flush(flushToDisk: true);
            }
            // Two processes may start together: the first rename wins, the other reads what won.
            try { File.Move(made, file, overwrite: false); }
            catch (IOException) when (File.Exists(file)) { File.Delete(made); }
        }
        var key = File.ReadAllBytes(file);
        return key.Length == 32 ? key : throw new InvalidDataException($"The key file {name} is damaged: it must have 32 bytes.");
    }
}
