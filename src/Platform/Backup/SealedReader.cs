using System.Buffers.Binary;
using System.Security.Cryptography;
using Yinling.Kernel;

namespace Yinling.Platform.Backup;

/// <summary>Gives back what a <see cref="SealedWriter"/> took, never a byte that was not checked first.</summary>
internal sealed class SealedReader : Stream
{
    private readonly Stream source;
    private readonly AesGcm cipher;
    private readonly byte[] header = new byte[SealedForm.HeaderSize];
    private readonly byte[] plain = new byte[SealedForm.ChunkSize];
    private readonly byte[] coded = new byte[SealedForm.ChunkSize];
    private int filled;
    private int taken;
    private long chunk;
    private bool ended;

    /// <exception cref="RuleException">PLT-02, PLT-03.</exception>
    public SealedReader(Stream source, byte[] master)
    {
        this.source = source;
        if (source.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) throw SealedForm.Damaged();
        SealedForm.CheckHeader(master, header);
        cipher = SealedForm.Cipher(master, header);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="RuleException">PLT-02: changed, cut or reordered.</exception>
    public override int Read(Span<byte> buffer)
    {
        while (taken == filled)
        {
            if (ended) return 0;
            Open();
        }
        var part = Math.Min(buffer.Length, filled - taken);
        plain.AsSpan(taken, part).CopyTo(buffer);
        taken += part;
        return part;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Makes sure that nothing is left: neither unread text nor bytes after the last chunk.</summary>
    /// <exception cref="RuleException">PLT-02.</exception>
    public void CheckEnd()
    {
        while (!ended && taken == filled) Open();
        if (taken < filled || source.ReadByte() >= 0) throw SealedForm.Damaged();
    }

    public override void Flush() { }
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) cipher.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        base.Dispose(disposing);
    }

    private void Open()
    {
        Span<byte> head = stackalloc byte[SealedForm.HeadSize];
        if (source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length) throw SealedForm.Damaged();
        var length = BinaryPrimitives.ReadInt32BigEndian(head[1..]);
        if (head[0] > 1 || length is < 0 or > SealedForm.ChunkSize) throw SealedForm.Damaged();
        var text = coded.AsSpan(0, length);
        if (source.ReadAtLeast(text, length, throwOnEndOfStream: false) < length) throw SealedForm.Damaged();

        Span<byte> nonce = stackalloc byte[12];
        SealedForm.Nonce(nonce, chunk++, head[0] == 1);
        try
        {
            cipher.Decrypt(nonce, text, head[5..], plain.AsSpan(0, length), header);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw SealedForm.Damaged();
        }
        (filled, taken, ended) = (length, 0, head[0] == 1);
    }
}
