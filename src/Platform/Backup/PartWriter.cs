using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Yinling.Platform.Backup;

/// <summary>The inner form, writing: named parts of unknown length in blocks, then the manifest with the hash of each.</summary>
internal sealed class PartWriter(Stream target)
{
    internal const byte PartMark = (byte)'P';
    internal const byte ManifestMark = (byte)'M';
    private const int BlockSize = 128 * 1024;
    private readonly List<BackupPart> parts = [];
    private readonly byte[] block = new byte[BlockSize];

    public IReadOnlyList<BackupPart> Parts => parts;

    public void Add(string name, Stream content, IReadOnlyList<string>? columns, CancellationToken ct)
    {
        target.WriteByte(PartMark);
        var text = Encoding.UTF8.GetBytes(name);
        Number(text.Length);
        target.Write(text);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long total = 0;
        int read;
        while ((read = content.Read(block)) > 0)
        {
            ct.ThrowIfCancellationRequested();
            Number(read);
            target.Write(block, 0, read);
            hash.AppendData(block, 0, read);
            total += read;
        }
        Number(0);
        parts.Add(new(name, total, Convert.ToHexStringLower(hash.GetHashAndReset()), columns));
    }

    public void Finish(BackupManifest manifest)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, JsonSerializerOptions.Web);
        target.WriteByte(ManifestMark);
        Number(json.Length);
        target.Write(json);
    }

    private void Number(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        target.Write(bytes);
    }
}
