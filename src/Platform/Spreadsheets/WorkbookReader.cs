using System.IO.Compression;
using System.Xml;

namespace Yinling.Platform.Spreadsheets;

/// <summary>A sheet of the workbook.</summary>
public sealed record SheetName(string Name, bool IsHidden, string Part);

/// <summary>Reads a workbook row by row; memory holds the shared strings and one row. The file must have passed <see cref="SpreadsheetGuard"/>.</summary>
public sealed class WorkbookReader : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersFromEntities = 0,
    };

    private readonly ZipArchive zip;
    private readonly Lazy<IReadOnlyList<string>> strings;
    private readonly Lazy<NumberFormats> formats;

    /// <exception cref="Kernel.RuleException">Any reason of the guard, or a damaged file.</exception>
    public WorkbookReader(Stream file)
    {
        SpreadsheetGuard.Check(file);
        zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        strings = new(() => Guarded(() => SharedStrings.Read(Open("xl/sharedStrings.xml"))));
        formats = new(() => Guarded(() => NumberFormats.Read(Open("xl/styles.xml"))));
        (Sheets, Is1904) = Guarded(ReadWorkbook);
    }

    /// <summary>All sheets in order, hidden ones too.</summary>
    public IReadOnlyList<SheetName> Sheets { get; }

    /// <summary>Days are counted from 1904, as old Macintosh files do.</summary>
    public bool Is1904 { get; }

    /// <summary>The rows of a sheet in order, streamed.</summary>
    /// <exception cref="Kernel.RuleException">XLS-03: damaged.</exception>
    public IEnumerable<SheetRow> Rows(SheetName sheet)
    {
        using var reader = Guarded(() => Open(sheet.Part) ?? throw SpreadsheetGuard.Damaged());
        var rows = new SheetXml(reader, strings.Value, formats.Value, Is1904);
        while (Guarded(rows.Next) is { } row) yield return row;
    }

    /// <summary>The merged blocks of a sheet. They stand after the rows in the file, so this reads it through once.</summary>
    public IReadOnlyList<MergedRange> Merged(SheetName sheet) => Guarded(() =>
    {
        using var reader = Open(sheet.Part) ?? throw SpreadsheetGuard.Damaged();
        List<MergedRange> merged = [];
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.LocalName == "sheetData") { reader.Skip(); if (reader.NodeType != XmlNodeType.Element) continue; }
            if (reader.LocalName != "mergeCell" || reader.GetAttribute("ref")?.Split(':') is not [var from, var to]) continue;
            if (CellAddress.TryParse(from, out var column, out var row) && CellAddress.TryParse(to, out var lastColumn, out var lastRow))
                merged.Add(new(row, column, lastRow, lastColumn));
        }
        return merged;
    });

    public void Dispose() => zip.Dispose();

    /// <summary>Whatever a broken file makes the readers throw becomes one plain sentence, here and nowhere else.</summary>
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception broken) when (broken is XmlException or InvalidDataException or FormatException or OverflowException or IOException or ArgumentException
            or InvalidOperationException or IndexOutOfRangeException)
        {
            throw SpreadsheetGuard.Damaged();
        }
    }

    private XmlReader? Open(string part) =>
        zip.GetEntry(part.TrimStart('/')) is { } entry ? XmlReader.Create(entry.Open(), new XmlReaderSettings
        {
            DtdProcessing = Settings.DtdProcessing,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        }) : null;

    private (IReadOnlyList<SheetName>, bool) ReadWorkbook()
    {
        Dictionary<string, string> targets = [];
        using (var rels = Open("xl/_rels/workbook.xml.rels") ?? throw SpreadsheetGuard.Damaged())
        {
            while (rels.Read())
            {
                if (rels is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" } || rels.GetAttribute("TargetMode") == "External") continue;
                var target = rels.GetAttribute("Target") ?? "";
                targets[rels.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target.TrimStart('/') : "xl/" + target;
            }
        }
        List<SheetName> sheets = [];
        var is1904 = false;
        using var workbook = Open("xl/workbook.xml") ?? throw SpreadsheetGuard.Damaged();
        while (workbook.Read())
        {
            if (workbook.NodeType != XmlNodeType.Element) continue;
            if (workbook.LocalName == "workbookPr") is1904 = workbook.GetAttribute("date1904") is "1" or "true";
            if (workbook.LocalName != "sheet") continue;
            var id = workbook.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
                ?? workbook.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? "";
            if (targets.TryGetValue(id, out var part))
                sheets.Add(new(workbook.GetAttribute("name") ?? "", workbook.GetAttribute("state") is "hidden" or "veryHidden", part));
        }
        return sheets.Count == 0 ? throw SpreadsheetGuard.Damaged() : (sheets, is1904);
    }
}
