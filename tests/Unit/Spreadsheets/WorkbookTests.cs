using System.IO.Compression;
using System.Text;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Unit.Spreadsheets;

public sealed class WorkbookTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var file = Write([SheetValue.Of("341022104201"), SheetValue.Of(12), SheetValue.Of(new Money(123450)), SheetValue.Of(new Rate(13, 20)), SheetValue.Of(new DateOnly(2023, 6, 10)), SheetValue.Of("𬭊㛃䶮·")]);
        var row = Read(file)[1];
        Assert.Equal(["341022104201", "12", "1234.5", "0.65", "2023-06-10", "𬭊㛃䶮·"], row.Cells.Select(c => c.Text));
        Assert.Equal([CellKind.Text, CellKind.Number, CellKind.Number, CellKind.Number, CellKind.Date, CellKind.Text], row.Cells.Select(c => c.Kind));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("＝HYPERLINK(\"http://x\")")]
    public void Text_is_never_a_formula(string text)
    {
        var file = Write([SheetValue.Of(text)]);
        using var zip = new ZipArchive(new MemoryStream(file));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotContain("<f>", sheet.ReadToEnd(), StringComparison.Ordinal);
        Assert.Equal(CellKind.Text, Read(file)[1][0].Kind);
    }

    [Fact]
    public void The_workbook_is_valid_for_office()
    {
        using var document = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(Write([SheetValue.Of("a"), SheetValue.Of(1)])), false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => e.Description + " " + e.Path?.XPath));
    }

    [Theory]
    [InlineData("XLS-01", new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3, 4 })]
    [InlineData("XLS-02", new byte[] { 1, 2, 3, 4 })]
    [InlineData("XLS-02", new byte[0])]
    [InlineData("XLS-03", new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 0 })]
    public void XLS_01_to_XLS_03_a_file_of_another_kind_is_refused(string rule, byte[] file) => Assert.Equal(rule, Refused(file));

    [Fact]
    public void XLS_04_macros_are_refused() => Assert.Equal("XLS-04", Refused(With("xl/vbaProject.bin", "x")));

    [Fact]
    public void XLS_05_a_document_type_in_any_part_is_refused() =>
        Assert.Equal("XLS-05", Refused(With("docProps/unread.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>")));

    [Fact]
    public void XLS_06_a_bomb_is_refused_before_it_unfolds()
    {
        var bomb = With("xl/media/zero.bin", zeros: 50_000_000);
        Assert.True(bomb.Length < 200_000);
        Assert.Equal("XLS-06", Refused(bomb));
    }

    [Fact]
    public void Two_bytes_changed_anywhere_give_rows_or_a_plain_refusal()
    {
        var whole = Write([SheetValue.Of("芳口村"), SheetValue.Of(12), SheetValue.Of(new DateOnly(2023, 6, 10))]);
        var random = new Random(20231);
        for (var round = 0; round < 400; round++)
        {
            var broken = whole.ToArray();
            broken[random.Next(broken.Length)] = (byte)random.Next(256);
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.NotNull(Read(broken));
            }
            catch (RuleException refused)
            {
                Assert.StartsWith("XLS-", refused.Problems[0].Rule, StringComparison.Ordinal);
            }
        }
    }

    private static List<SheetRow> Read(byte[] file)
    {
        using var reader = new WorkbookReader(new MemoryStream(file));
        _ = reader.Merged(reader.Sheets[0]);
        return [.. reader.Rows(reader.Sheets[0])];
    }

    private static string Refused(byte[] file) => Assert.Throws<RuleException>(() => new WorkbookReader(new MemoryStream(file))).Problems[0].Rule;

    private static byte[] Write(IReadOnlyList<SheetValue?> row)
    {
        var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            workbook.BeginSheet("表", [.. row.Select((_, i) => new SheetColumn($"列{i}", 14, i == 0 ? ["是", "否"] : []))]);
            workbook.Row(row);
        }
        return file.ToArray();
    }

    private static byte[] With(string part, string? text = null, int zeros = 0)
    {
        var file = new MemoryStream();
        file.Write(Write([SheetValue.Of("a")]));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = zip.CreateEntry(part, CompressionLevel.SmallestSize).Open();
            content.Write(text is null ? new byte[zeros] : Encoding.UTF8.GetBytes(text));
        }
        return file.ToArray();
    }
}
