using System.IO.Compression;
using System.Text;
using Yinling.Kernel;

namespace Yinling.Platform.Spreadsheets;

/// <summary>
/// Looks a workbook over before anything in it is read: a real .xlsx, not too large when inflated (counted while inflating, headers lie),
/// no macros, no document type definitions in any part, no path tricks. Refuses in words that say how to mend it.
/// </summary>
public static class SpreadsheetGuard
{
    private const int MaxEntries = 2_000;
    private const long MaxEntryBytes = 400L * 1024 * 1024;
    private const long MaxTotalBytes = 600L * 1024 * 1024;
    private const int MaxRatio = 200;
    private const long RatioMattersFrom = 8L * 1024 * 1024;

    private static ReadOnlySpan<byte> OleMagic => [0xD0, 0xCF, 0x11, 0xE0];

    /// <param name="file">Seekable; left at its beginning.</param>
    /// <exception cref="RuleException">XLS-01 … XLS-06.</exception>
    public static void Check(Stream file)
    {
        Span<byte> magic = stackalloc byte[4];
        file.Position = 0;
        var read = file.ReadAtLeast(magic, 4, throwOnEndOfStream: false);
        file.Position = 0;
        if (read == 4 && magic.SequenceEqual(OleMagic))
            throw new RuleException("XLS-01", "这是旧版的 .xls 表格，或者加了密码。请用 WPS 或 Excel 打开，去掉密码，另存为“Excel 工作簿(.xlsx)”后再上传。");
        if (read < 4 || magic[0] != 'P' || magic[1] != 'K')
            throw new RuleException("XLS-02", "这不是 .xlsx 表格。请用 WPS 或 Excel 打开原表，另存为“Excel 工作簿(.xlsx)”后再上传。");
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            CheckEntries(zip, file.Length);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException or IOException)
        {
            throw Damaged();
        }
        file.Position = 0;
    }

    internal static RuleException Damaged() =>
        new("XLS-03", "文件损坏，打不开。请用 WPS 或 Excel 重新保存一次再上传。");

    private static void CheckEntries(ZipArchive zip, long fileBytes)
    {
        if (zip.Entries.Count > MaxEntries) throw TooLarge();
        if (zip.GetEntry("xl/workbook.xml") is null) throw Damaged();
        long total = 0;
        var buffer = new byte[128 * 1024];
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Split('/').Contains("..")) throw Damaged();
            if (name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase))
                throw new RuleException("XLS-04", "文件里带有宏(小程序)，为了安全不能收。请另存为“Excel 工作簿(.xlsx)”，不要选“启用宏的工作簿”。");
            total += Inflate(entry, buffer, fileBytes, total);
        }
    }

    /// <summary>Reads an entry through once, counting real bytes and looking for a document type definition.</summary>
    private static long Inflate(ZipArchiveEntry entry, byte[] buffer, long fileBytes, long before)
    {
        var isXml = entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);
        using var content = entry.Open();
        long bytes = 0;
        var checkedStart = !isXml;
        int read;
        while ((read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            bytes += read;
            var total = before + bytes;
            if (bytes > MaxEntryBytes || total > MaxTotalBytes || (total > RatioMattersFrom && total > fileBytes * MaxRatio)) throw TooLarge();
            if (checkedStart) continue;
            checkedStart = true;
            if (HasDocumentType(buffer.AsSpan(0, read)))
                throw new RuleException("XLS-05", "文件里有不安全的内容(文档类型定义)，不能收。请把数据复制到一个新建的表格里再上传。");
        }
        return bytes;
    }

    /// <summary>A DTD may only stand before the root element, so the first block is enough; both byte orders of UTF-16 are looked at too.</summary>
    private static bool HasDocumentType(ReadOnlySpan<byte> start) =>
        start.IndexOf("<!DOCTYPE"u8) >= 0 || start.IndexOf("<!ENTITY"u8) >= 0
        || start.IndexOf(Encoding.Unicode.GetBytes("<!DOCTYPE")) >= 0 || start.IndexOf(Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE")) >= 0;

    private static RuleException TooLarge() =>
        new("XLS-06", "表格太大，或者内容展开后大得不正常。请只留要报的那一张表，删掉空白行列和图片，再上传；行数很多时请分成几个文件。");
}
