using System.IO.Compression;
using System.Text;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Unit.Spreadsheets;

/// <summary>Somebody's own workbook is filled and stays theirs.</summary>
public sealed class TemplateFillerTests
{
    [Fact]
    public void Rows_go_where_they_belong_and_everything_else_stays_as_it_was()
    {
        var filled = TemplateFiller.Fill(Templates.Workbook(), new("统计表", 4, [Row("甲村", 3), Row("乙村", 4)], Row(null, 7)));
        using var reader = new WorkbookReader(new MemoryStream(filled));
        Assert.Equal(["说明", "统计表"], reader.Sheets.Select(s => s.Name));
        var sheet = reader.Sheets[1];
        var rows = reader.Rows(sheet).ToDictionary(r => r.Number);
        Assert.Equal("城乡社区老年协会建设情况统计表", rows[1][0].Text);
        Assert.Equal(("甲村", "3"), (rows[4][0].Text, rows[4][1].Text));
        Assert.Equal(CellKind.Number, rows[4][1].Kind);
        Assert.Equal(("乙村", "4"), (rows[5][0].Text, rows[5][1].Text));
        Assert.Equal(("合 计", "7"), (rows[6][0].Text, rows[6][1].Text));
        Assert.Equal("填表人：", rows[7][0].Text);
        Assert.Contains(new MergedRange(1, 0, 1, 2), reader.Merged(sheet));
        var xml = Part(filled, "xl/worksheets/sheet2.xml");
        Assert.Contains("<col min=\"1\" max=\"1\" width=\"33\"", xml, StringComparison.Ordinal);
        Assert.Contains("<c r=\"B5\" s=\"2\"><v>4</v></c>", xml, StringComparison.Ordinal);
        Assert.Equal(Part(Templates.Workbook(), "xl/styles.xml"), Part(filled, "xl/styles.xml"));
    }

    /// <summary>Two rows are free above the total line: a third has to be added, and what stands below moves down with its merged cells.</summary>
    [Theory]
    [InlineData(0, 6)]
    [InlineData(2, 6)]
    [InlineData(3, 7)]
    [InlineData(9, 13)]
    public void What_stands_below_moves_down_only_when_rows_have_to_be_added(int rows, int total)
    {
        var filled = TemplateFiller.Fill(Templates.Workbook(), new("统计表", 4, [.. Enumerable.Range(1, rows).Select(i => Row($"第{i}村", i))], Row(null, 99)));
        using var reader = new WorkbookReader(new MemoryStream(filled));
        var sheet = reader.Sheets[1];
        var read = reader.Rows(sheet).ToDictionary(r => r.Number);
        Assert.Equal(("合 计", "99"), (read[total][0].Text, read[total][1].Text));
        Assert.Contains(new MergedRange(total + 1, 0, total + 1, 2), reader.Merged(sheet));
        Assert.Contains(new MergedRange(1, 0, 1, 2), reader.Merged(sheet));
        Assert.Equal(rows, Enumerable.Range(4, total - 4).Count(n => read.TryGetValue(n, out var row) && row[0].Text.StartsWith('第')));
        Assert.Contains($"$C${total + 1}", Part(filled, "xl/workbook.xml"), StringComparison.Ordinal);
        // Rows that were added look like the first one.
        if (rows > 2) Assert.Contains($"<c r=\"B{3 + rows}\" s=\"2\"><v>{rows}</v></c>", Part(filled, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_never_a_formula_and_codes_keep_every_digit()
    {
        var filled = TemplateFiller.Fill(Templates.Workbook(), new("统计表", 4, [new Dictionary<int, SheetValue> { [0] = SheetValue.Of("=1+1"), [2] = SheetValue.Of("341022104201") }], null));
        using var reader = new WorkbookReader(new MemoryStream(filled));
        var row = reader.Rows(reader.Sheets[1]).Single(r => r.Number == 4);
        Assert.Equal(("=1+1", false, CellKind.Text), (row[0].Text, row[0].IsFormula, row[0].Kind));
        Assert.Equal(("341022104201", CellKind.Text), (row[2].Text, row[2].Kind));
    }

    [Fact]
    public void The_columns_that_show_percentages_are_known_by_their_style() =>
        Assert.Equal(2, Assert.Single(TemplateFiller.PercentColumns(Templates.Workbook(), "统计表", 4)));

    [Theory]
    [InlineData("xl/externalLinks/externalLink1.xml", "<externalLink/>", "XLS-07")]
    [InlineData("xl/worksheets/_rels/sheet2.xml.rels", "<Relationships><Relationship TargetMode=\"External\" Target=\"http://example.org\"/></Relationships>", "XLS-07")]
    [InlineData("xl/embeddings/oleObject1.bin", "x", "XLS-07")]
    [InlineData("xl/connections.xml", "<connections/>", "XLS-07")]
    [InlineData("xl/vbaProject.bin", "x", "XLS-04")]
    public void XLS_07_what_points_elsewhere_or_runs_is_refused(string part, string content, string rule)
    {
        Templates.Check(Templates.Workbook());
        Assert.Equal(rule, Assert.Single(Assert.Throws<RuleException>(() => Templates.Check(Templates.Workbook((part, content)))).Problems).Rule);
    }

    private static Dictionary<int, SheetValue> Row(string? name, long number) =>
        name is null ? new() { [1] = SheetValue.Of(number) } : new() { [0] = SheetValue.Of(name), [1] = SheetValue.Of(number) };

    private static string Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}

/// <summary>A county's own workbook, as an office program would save it: two sheets, a merged title, styles, a total line and a footer.</summary>
internal static class Templates
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Check(byte[] file) => TemplateFiller.Check(new MemoryStream(file));

    public static byte[] Workbook(params (string Part, string Content)[] more)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, content) in Parts.Concat(more))
            {
                using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }
        }
        return file.ToArray();
    }

    private static readonly (string, string)[] Parts =
    [
        ("[Content_Types].xml", $"<Types xmlns=\"{Packages}content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"{Packages}relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"<workbook {Main}><sheets><sheet name=\"说明\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"统计表\" sheetId=\"2\" r:id=\"rId2\"/></sheets><definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">统计表!$A$1:$C$7</definedName></definedNames><calcPr calcId=\"1\"/></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Packages}relationships\"><Relationship Id=\"rId1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId4\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"),
        ("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"宋体\"/></font><font><b/><sz val=\"18\"/><name val=\"黑体\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"2\"><border/><border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/><bottom style=\"thin\"/></border></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/><xf xfId=\"0\" borderId=\"1\" applyBorder=\"1\"/><xf xfId=\"0\" numFmtId=\"10\" borderId=\"1\" applyBorder=\"1\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
        ("xl/sharedStrings.xml", $"<sst {Main}><si><t>城乡社区老年协会建设情况统计表</t></si><si><t>单位名称</t></si><si><t>会员数(人)</t></si><si><t>入会率</t></si><si><t>合 计</t></si><si><t>填表人：</t></si><si><t>请按时填报</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", $"<worksheet {Main}><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>6</v></c></row></sheetData></worksheet>"),
        ("xl/worksheets/sheet2.xml", $"<worksheet {Main}><dimension ref=\"A1:C7\"/><cols><col min=\"1\" max=\"1\" width=\"33\" customWidth=\"1\"/></cols><sheetData><row r=\"1\" ht=\"30\" customHeight=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c></row><row r=\"3\"><c r=\"A3\" s=\"2\" t=\"s\"><v>1</v></c><c r=\"B3\" s=\"2\" t=\"s\"><v>2</v></c><c r=\"C3\" s=\"2\" t=\"s\"><v>3</v></c></row><row r=\"4\" ht=\"20\" customHeight=\"1\"><c r=\"A4\" s=\"2\"/><c r=\"B4\" s=\"2\"/><c r=\"C4\" s=\"3\"/></row><row r=\"5\" ht=\"20\" customHeight=\"1\"><c r=\"A5\" s=\"2\"/><c r=\"B5\" s=\"2\"/><c r=\"C5\" s=\"3\"/></row><row r=\"6\"><c r=\"A6\" s=\"2\" t=\"s\"><v>4</v></c><c r=\"B6\" s=\"2\"><f>SUM(B4:B5)</f><v>0</v></c><c r=\"C6\" s=\"3\"/></row><row r=\"7\"><c r=\"A7\" t=\"s\"><v>5</v></c></row></sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A7:C7\"/></mergeCells></worksheet>"),
    ];
}
