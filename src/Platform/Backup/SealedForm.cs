using System.Buffers.Binary;
using System.Security.Cryptography;
using Yinling.Kernel;

namespace Yinling.Platform.Backup;

/// <summary>
/// The outer form of a backup file: a header, then chunks under AES-256-GCM. Each chunk's nonce holds its number and whether it is the
/// last, and the header is bound to every chunk: a flipped bit, a cut end, a swapped or repeated chunk are all noticed.
/// </summary>
/// <remarks>Header: 8 bytes name, 1 byte version, 32 bytes salt, 16 bytes key check. Chunk: 1 byte last flag, 4 bytes length, 16 bytes tag, text.</remarks>
internal static class SealedForm
{
    public const int ChunkSize = 1 << 20;
    public const int TagSize = 16;
    public const int HeadSize = 5 + TagSize;
    public const int HeaderSize = NameSize + 1 + SaltSize + CheckSize;
    private const int NameSize = 8;
    private const int SaltSize = 32;
    private const int CheckSize = 16;
    private const byte Version = 1;
    private static ReadOnlySpan<byte> Name => "YINLINGB"u8;

    /// <summary>A fresh header: its salt gives every file a key of its own, so that nonces never meet twice.</summary>
    public static byte[] NewHeader(byte[] master)
    {
        var header = new byte[HeaderSize];
        Name.CopyTo(header);
        header[NameSize] = Version;
        RandomNumberGenerator.Fill(header.AsSpan(NameSize + 1, SaltSize));
        Check(master, header).CopyTo(header.AsSpan(NameSize + 1 + SaltSize));
        return header;
    }

    /// <exception cref="RuleException">PLT-02: not a backup. PLT-03: another key.</exception>
    public static void CheckHeader(byte[] master, ReadOnlySpan<byte> header)
    {
        if (header.Length != HeaderSize || !header[..NameSize].SequenceEqual(Name) || header[NameSize] != Version) throw Damaged();
        if (!CryptographicOperations.FixedTimeEquals(Check(master, header), header[(NameSize + 1 + SaltSize)..]))
            throw new RuleException("PLT-03", "这份备份不是用这里的密钥(keys/backup.key)做的，或者文件开头已经损坏。请把做备份时的 keys 文件夹放回数据目录，再恢复。什么都没有改动。");
    }

    public static AesGcm Cipher(byte[] master, ReadOnlySpan<byte> header) => new(Derive(master, header, "yinling backup chunks", 32), TagSize);

    public static void Nonce(Span<byte> nonce, long chunk, bool last)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, chunk);
        nonce[^1] = last ? (byte)1 : (byte)0;
    }

    public static RuleException Damaged() =>
        new("PLT-02", "这份备份已经损坏或不完整，不能用来恢复。请换一份备份。什么都没有改动。");

    private static byte[] Check(byte[] master, ReadOnlySpan<byte> header) => Derive(master, header, "yinling backup key check", CheckSize);

    private static byte[] Derive(byte[] master, ReadOnlySpan<byte> header, string purpose, int length)
    {
        var key = new byte[length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, master, key, header.Slice(NameSize + 1, SaltSize), System.Text.Encoding.ASCII.GetBytes(purpose));
        return key;
    }
}
