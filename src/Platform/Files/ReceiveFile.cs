using Microsoft.AspNetCore.Http;
using Yinling.Kernel;

namespace Yinling.Platform.Files;

/// <summary>A file that is whole on disk and may be named by a row.</summary>
/// <param name="Hash">SHA-256 of the content, lower-case hex: its name in the store.</param>
/// <param name="Small">The same for a small picture of it; null for papers.</param>
public sealed record KeptFile(string Hash, FileKind Kind, long Bytes, string? Small);

/// <summary>Takes a photo or a paper that somebody uploads: looks at what it is, draws photos anew, keeps it.</summary>
public sealed class ReceiveFile(FileStore store)
{
    /// <summary>Three of them and the form fit into one request.</summary>
    public const int LargestMegabytes = 9;

    private const int LongestSide = 1600, LongestSmall = 320;

    /// <summary>Unpacked pictures are large: few at a time.</summary>
    private static readonly SemaphoreSlim Drawing = new(2);

    /// <param name="field">Name of the form field, for refusals.</param>
    /// <param name="papers">Whether a PDF is taken as well.</param>
    /// <exception cref="RuleException">PLT-12 neither photo nor paper; PLT-13 too large; PLT-14 a picture that cannot be read.</exception>
    public async Task<KeptFile> RunAsync(IFormFile file, string field, bool papers, CancellationToken ct)
    {
        if (file.Length > LargestMegabytes * 1_000_000)
            throw new RuleException("PLT-13", $"这个文件有 {file.Length / 1_000_000d:0.0} MB，太大了。每个不要超过 {LargestMegabytes} MB：请在手机里选“压缩”或小一点的尺寸，再传一次。", field);
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, ct);
        var content = buffer.ToArray();
        var kind = FileKinds.Of(content);
        if (kind is null || (kind == FileKind.Pdf && !papers))
            throw new RuleException("PLT-12", $"这个文件收不了。请传照片(JPG、PNG、WebP){(papers ? "或 PDF" : "")}；苹果手机请在“设置—相机—格式”里选“兼容性最佳”。", field);
        if (kind == FileKind.Pdf) return new(await KeepAsync(content, ct), FileKind.Pdf, content.Length, null);

        await Drawing.WaitAsync(ct);
        try
        {
            if (Photo.Redraw(content, LongestSide, LongestSmall) is not [var photo, var small])
                throw new RuleException("PLT-14", "这张照片打不开：可能没有传完，或者尺寸大得不正常。请重新拍一张或另选一张。", field);
            return new(await KeepAsync(photo, ct), FileKind.Jpeg, photo.Length, await KeepAsync(small, ct));
        }
        finally
        {
            Drawing.Release();
        }
    }

    private async Task<string> KeepAsync(byte[] content, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        return await store.KeepAsync(stream, ct);
    }
}
