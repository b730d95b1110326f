using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Yinling.Platform.Spreadsheets;

/// <summary>A column of a sheet being written.</summary>
/// <param name="Width">In characters; a Chinese character takes two.</param>
/// <param name="Choices">Offered as a drop-down in the rows below the header; empty for none.</param>
public sealed record SheetColumn(string Title, double Width = 14, params string[] Choices);

/// <summary>
/// Writes a workbook row by row to a stream. Text is always text: what begins with = + - @ is never a formula, long numbers keep every
/// digit. Money and rates are true numbers. Prints on A4 landscape, fitted to the width; what is too wide for that goes on over several
/// sheets of A3. Header and row names stand on every sheet. Row heights are written: office suites measure fonts they lack wrongly.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int MaxText = 32_767;
    private const int ChoiceRows = 5_000;

    /// <summary>In points: 宋体 11 and any font that stands in for it.</summary>
    private const int LineHeight = 18, TitleHeight = 28;

    /// <summary>Characters that stay readable beside each other on A4 and on A3.</summary>
    private const double WidestA4 = 230, WidestA3 = 260;

    private readonly ZipArchive zip;
    private readonly List<string> sheets = [];
    private readonly List<string> printed = [];
    private XmlWriter? sheet;
    private IReadOnlyList<SheetColumn> columns = [];
    private int row;
    private int headerRow;
    private int names;

    public WorkbookWriter(Stream output) => zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a sheet with an optional title line above its frozen header.</summary>
    /// <param name="frozen">How many columns name the rows: they stay in sight and stand on every printed sheet.</param>
    public void BeginSheet(string name, IReadOnlyList<SheetColumn> withColumns, string? title = null, int frozen = 0)
    {
        EndSheet();
        columns = withColumns;
        names = frozen;
        sheets.Add(SafeName(name));
        row = 0;
        headerRow = title is null ? 1 : 2;
        sheet = XmlWriter.Create(zip.CreateEntry($"xl/worksheets/sheet{sheets.Count}.xml", CompressionLevel.Fastest).Open(), new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) });
        sheet.WriteStartElement("worksheet", Main);
        sheet.WriteStartElement("sheetPr", Main);
        sheet.WriteStartElement("pageSetUpPr", Main);
        sheet.WriteAttributeString("fitToPage", "1");
        sheet.WriteEndElement();
        sheet.WriteEndElement();
        printed.Add($"'{sheets[^1]}'!$1:${headerRow}" + (names > 0 ? $",'{sheets[^1]}'!$A:${Letters(names - 1)}" : ""));
        var split = names > 0 ? $"xSplit=\"{names}\" " : "";
        sheet.WriteRaw($"<sheetViews><sheetView workbookViewId=\"0\"><pane {split}ySplit=\"{headerRow}\" topLeftCell=\"{CellAddress.Of(names, headerRow + 1)}\" activePane=\"{(names > 0 ? "bottomRight" : "bottomLeft")}\" state=\"frozen\"/></sheetView></sheetViews>");
        sheet.WriteRaw($"<sheetFormatPr defaultRowHeight=\"{LineHeight}\" customHeight=\"1\"/>");
        sheet.WriteStartElement("cols", Main);
        for (var i = 0; i < columns.Count; i++)
            sheet.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{columns[i].Width}\" customWidth=\"1\"/>"));
        sheet.WriteEndElement();
        sheet.WriteStartElement("sheetData", Main);
        if (title is not null) Row([SheetValue.Of(title) with { Style = CellStyle.Title }]);
        Row([.. columns.Select(c => SheetValue.Of(c.Title) with { Style = CellStyle.Header })]);
    }

    /// <summary>Writes the next row; nulls are blank cells.</summary>
    public void Row(IReadOnlyList<SheetValue?> values)
    {
        row++;
        sheet!.WriteStartElement("row", Main);
        sheet.WriteAttributeString("r", row.ToString(CultureInfo.InvariantCulture));
        if (HeightOf(values) is var height and not LineHeight)
        {
            sheet.WriteAttributeString("ht", height.ToString(CultureInfo.InvariantCulture));
            sheet.WriteAttributeString("customHeight", "1");
        }
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value) Cell(CellAddress.Of(i, row), value);
            else sheet.WriteRaw($"<c r=\"{CellAddress.Of(i, row)}\" s=\"{(int)CellStyle.Text}\"/>");
        }
        sheet.WriteEndElement();
    }

    /// <summary>Of the cell that wraps into the most lines.</summary>
    private int HeightOf(IReadOnlyList<SheetValue?> values)
    {
        if (values is [{ Style: CellStyle.Title }]) return TitleHeight;
        var most = 1;
        for (var i = 0; i < Math.Min(values.Count, columns.Count); i++)
        {
            if (values[i] is { Text: { } text, Style: CellStyle.Header or CellStyle.Refused or CellStyle.Wrapped })
                most = Math.Max(most, text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling((line.Sum(c => c > 0xFF ? 2 : 1) + 1) / columns[i].Width))));
        }
        return most * LineHeight;
    }

    private static string Letters(int column) => CellAddress.Of(column, 1)[..^1];

    public void Dispose()
    {
        EndSheet();
        Part("[Content_Types].xml", ContentTypes());
        Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part("xl/workbook.xml", Workbook());
        Part("xl/_rels/workbook.xml.rels", WorkbookRelations());
        Part("xl/styles.xml", CellStyles.Xml);
        zip.Dispose();
    }

    private void Cell(string address, SheetValue value)
    {
        sheet!.WriteStartElement("c", Main);
        sheet.WriteAttributeString("r", address);
        sheet.WriteAttributeString("s", ((int)value.Style).ToString(CultureInfo.InvariantCulture));
        if (value.Text is { } text)
        {
            sheet.WriteAttributeString("t", "inlineStr");
            sheet.WriteStartElement("is", Main);
            sheet.WriteStartElement("t", Main);
            sheet.WriteAttributeString("xml", "space", "http://www.w3.org/XML/1998/namespace", "preserve");
            sheet.WriteString(Legal(text));
            sheet.WriteEndElement();
            sheet.WriteEndElement();
        }
        else
        {
            sheet.WriteElementString("v", Main, value.Number);
        }
        sheet.WriteEndElement();
    }

    private void EndSheet()
    {
        if (sheet is null) return;
        sheet.WriteEndElement();
        if (columns.Count > 0 && row > headerRow)
            sheet.WriteRaw($"<autoFilter ref=\"A{headerRow}:{CellAddress.Of(columns.Count - 1, row)}\"/>");
        var chosen = columns.Select((c, i) => (c.Choices, i)).Where(c => c.Choices.Length > 0).ToList();
        if (chosen.Count > 0)
        {
            sheet.WriteStartElement("dataValidations", Main);
            foreach (var (choices, i) in chosen)
            {
                sheet.WriteStartElement("dataValidation", Main);
                sheet.WriteAttributeString("type", "list");
                sheet.WriteAttributeString("allowBlank", "1");
                sheet.WriteAttributeString("sqref", $"{CellAddress.Of(i, headerRow + 1)}:{CellAddress.Of(i, headerRow + ChoiceRows)}");
                sheet.WriteElementString("formula1", Main, $"\"{string.Join(',', choices)}\"");
                sheet.WriteEndElement();
            }
            sheet.WriteEndElement();
        }
        var (width, beside) = (columns.Sum(c => c.Width), columns.Take(names).Sum(c => c.Width));
        var (paper, across) = width <= WidestA4 ? (9, 1) : (8, (int)Math.Ceiling((width - beside) / (WidestA3 - beside)));
        sheet.WriteRaw($"<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"{paper}\" orientation=\"landscape\" fitToWidth=\"{across}\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>");
        sheet.WriteEndElement();
        sheet.Dispose();
        sheet = null;
    }

    private void Part(string name, string xml)
    {
        using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
    }

    private string ContentTypes() =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
        + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>";

    private string Workbook() =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
        + string.Concat(sheets.Select((name, i) => $"<sheet name=\"{System.Security.SecurityElement.Escape(name)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")) + "</sheets><definedNames>"
        + string.Concat(printed.Select((titles, i) => $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">{System.Security.SecurityElement.Escape(titles)}</definedName>")) + "</definedNames></workbook>";

    private string WorkbookRelations() =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
        + $"<Relationship Id=\"rId{sheets.Count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>";

    private string SafeName(string name)
    {
        var plain = new string([.. name.Where(c => !"[]:*?/\\'".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))]);
        plain = plain.Length is 0 ? "表" : plain[..Math.Min(plain.Length, 28)];
        return sheets.Contains(plain) ? plain + (sheets.Count + 1).ToString(CultureInfo.InvariantCulture) : plain;
    }

    /// <summary>Drops what XML cannot carry: control characters and halves of surrogate pairs. Rare characters of the extension planes stay.</summary>
    private static string Legal(string text)
    {
        var cut = text.Length <= MaxText ? text : text[..MaxText];
        var plain = new StringBuilder(cut.Length);
        for (var i = 0; i < cut.Length; i++)
        {
            if (XmlConvert.IsXmlChar(cut[i])) plain.Append(cut[i]);
            else if (i + 1 < cut.Length && XmlConvert.IsXmlSurrogatePair(cut[i + 1], cut[i])) plain.Append(cut[i]).Append(cut[++i]);
        }
        return plain.ToString();
    }
}
