using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Yinling.Kernel;

namespace Yinling.Platform.Backup;

/// <summary>The inner form, reading.</summary>
internal static class PartReader
{
    /// <summary>Reads a whole backup and checks all of it: every chunk, every hash, and that nothing is missing or left over.</summary>
    /// <param name="sink">Where a part goes; what it received counts only once the manifest is returned. The reader closes it.</param>
    /// <exception cref="RuleException">PLT-02, PLT-03.</exception>
    public static BackupManifest Read(string file, byte[] master, Func<string, Stream> sink, CancellationToken ct)
    {
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        using var opened = new SealedReader(source, master);
        var block = new byte[SealedForm.ChunkSize];
        List<BackupPart> seen = [];
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var mark = opened.ReadByte();
            if (mark == PartWriter.ManifestMark) break;
            if (mark != PartWriter.PartMark) throw SealedForm.Damaged();
            seen.Add(ReadPart(opened, block, sink, ct));
        }
        var manifest = JsonSerializer.Deserialize<BackupManifest>(Take(opened, new byte[Number(opened, int.MaxValue)]), JsonSerializerOptions.Web);
        opened.CheckEnd();
        if (manifest is null || manifest.Format != BackupManifest.CurrentFormat)
            throw Newer();
        return seen.SequenceEqual(manifest.Parts.Select(p => p with { Columns = null })) ? manifest : throw SealedForm.Damaged();
    }

    public static RuleException Newer() =>
        new("PLT-04", "这份备份是用更新的版本做的，这个版本读不了。请先升级银龄，再恢复。什么都没有改动。");

    private static BackupPart ReadPart(Stream source, byte[] block, Func<string, Stream> sink, CancellationToken ct)
    {
        var name = Encoding.UTF8.GetString(Take(source, new byte[Number(source, 4096)]));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var target = sink(name);
        long total = 0;
        int length;
        while ((length = Number(source, block.Length)) > 0)
        {
            ct.ThrowIfCancellationRequested();
            var content = Take(source, block.AsSpan(0, length));
            hash.AppendData(content);
            target.Write(content);
            total += length;
        }
        if (target is FileStream kept) kept.Flush(flushToDisk: true);
        return new(name, total, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static int Number(Stream source, int highest)
    {
        Span<byte> bytes = stackalloc byte[4];
        Take(source, bytes);
        var value = BinaryPrimitives.ReadInt32BigEndian(bytes);
        return value >= 0 && value <= highest ? value : throw SealedForm.Damaged();
    }

    private static Span<byte> Take(Stream source, Span<byte> into) =>
        source.ReadAtLeast(into, into.Length, throwOnEndOfStream: false) == into.Length ? into : throw SealedForm.Damaged();
}
