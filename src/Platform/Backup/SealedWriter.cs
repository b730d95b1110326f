using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Yinling.Platform.Backup;

/// <summary>Encrypts what is written, chunk by chunk. Without <see cref="Complete"/> the file stays one that nobody accepts.</summary>
internal sealed class SealedWriter : Stream
{
    private readonly Stream target;
    private readonly AesGcm cipher;
    private readonly byte[] header;
    private readonly byte[] plain = new byte[SealedForm.ChunkSize];
    private readonly byte[] coded = new byte[SealedForm.HeadSize + SealedForm.ChunkSize];
    private int filled;
    private long chunk;
    private bool completed;

    public SealedWriter(Stream target, byte[] master)
    {
        this.target = target;
        header = SealedForm.NewHeader(master);
        cipher = SealedForm.Cipher(master, header);
        target.Write(header);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(completed, this);
        while (buffer.Length > 0)
        {
            if (filled == plain.Length) Seal(last: false);
            var part = Math.Min(buffer.Length, plain.Length - filled);
            buffer[..part].CopyTo(plain.AsSpan(filled));
            filled += part;
            buffer = buffer[part..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Seals the last chunk, which says that it is the last.</summary>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(completed, this);
        Seal(last: true);
        completed = true;
    }

    /// <summary>Chunks are sealed when full, not when flushed.</summary>
    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) cipher.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        base.Dispose(disposing);
    }

    private void Seal(bool last)
    {
        Span<byte> nonce = stackalloc byte[12];
        SealedForm.Nonce(nonce, chunk++, last);
        coded[0] = last ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(coded.AsSpan(1), filled);
        cipher.Encrypt(nonce, plain.AsSpan(0, filled), coded.AsSpan(SealedForm.HeadSize, filled), coded.AsSpan(5, SealedForm.TagSize), header);
        target.Write(coded, 0, SealedForm.HeadSize + filled);
        filled = 0;
    }
}
