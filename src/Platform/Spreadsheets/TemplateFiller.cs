using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Yinling.Kernel;

namespace Yinling.Platform.Spreadsheets;

/// <summary>What is written into a template: the rows of its data, and its total line if it has one.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="FirstRow">Number of the first data row, from 1; its styles serve rows that have to be added.</param>
/// <param name="Rows">Values by column from 0; a column without one is left as it is.</param>
/// <param name="Total">Goes into the first row below the data that says 合计 or 总计; null for none.</param>
public sealed record TemplateFilling(string Sheet, int FirstRow, IReadOnlyList<IReadOnlyDictionary<int, SheetValue>> Rows, IReadOnlyDictionary<int, SheetValue>? Total);

/// <summary>
/// Fills somebody's own workbook: styles, widths, merged titles and other sheets stay as they are. Rows that do not fit above what stands
/// below the data are added, and what stands below moves down.
/// </summary>
public static partial class TemplateFiller
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Refuses what a template has no need of: macros, links to other files, connections, embedded objects.</summary>
    /// <param name="file">Seekable; left at its beginning.</param>
    /// <exception cref="RuleException">XLS-01 to XLS-06; XLS-07 links elsewhere.</exception>
    public static void Check(Stream file)
    {
        SpreadsheetGuard.Check(file);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                var name = entry.FullName;
                var elsewhere = name.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase) || name.Contains("embeddings/", StringComparison.OrdinalIgnoreCase)
                    || name.Contains("activeX/", StringComparison.OrdinalIgnoreCase) || name.EndsWith("connections.xml", StringComparison.OrdinalIgnoreCase);
                if (!elsewhere && name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
                {
                    using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                    elsewhere = reader.ReadToEnd().Contains("TargetMode=\"External\"", StringComparison.OrdinalIgnoreCase);
                }
                if (elsewhere) throw new RuleException("XLS-07", "模板里有指向别处的链接或嵌入的对象，为了安全不能收。请删掉超链接、外部引用和嵌入的对象，再上传。", "file");
            }
        }
        file.Position = 0;
    }

    /// <exception cref="RuleException">XLS-03: the sheet is not there, or the file is damaged.</exception>
    public static byte[] Fill(byte[] template, TemplateFilling filling)
    {
        string part;
        using (var reader = new WorkbookReader(new MemoryStream(template)))
            part = reader.Sheets.FirstOrDefault(s => s.Name == filling.Sheet)?.Part ?? throw SpreadsheetGuard.Damaged();
        using var output = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(template), ZipArchiveMode.Read))
        using (var target = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            var sheet = Load(source, part);
            var shift = new Sheet(sheet, Strings(source)).Write(filling);
            foreach (var entry in source.Entries.Where(e => !e.FullName.EndsWith("calcChain.xml", StringComparison.OrdinalIgnoreCase)))
            {
                using var into = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                var changed = entry.FullName switch
                {
                    _ when entry.FullName == part => sheet,
                    "xl/workbook.xml" => Workbook(Load(source, entry.FullName), filling, shift),
                    "[Content_Types].xml" or "xl/_rels/workbook.xml.rels" => WithoutChain(Load(source, entry.FullName)),
                    _ => null,
                };
                if (changed is not null)
                {
                    changed.Save(into, SaveOptions.DisableFormatting);
                    continue;
                }
                using var from = entry.Open();
                from.CopyTo(into);
            }
        }
        return output.ToArray();
    }

    /// <summary>Which columns of the pattern row show numbers as percentages.</summary>
    public static IReadOnlySet<int> PercentColumns(byte[] template, string sheet, int row)
    {
        using var reader = new WorkbookReader(new MemoryStream(template));
        if (reader.Sheets.FirstOrDefault(s => s.Name == sheet)?.Part is not { } part) return new HashSet<int>();
        using var zip = new ZipArchive(new MemoryStream(template), ZipArchiveMode.Read);
        var styles = zip.GetEntry("xl/styles.xml") is null ? null : Load(zip, "xl/styles.xml").Root;
        var custom = styles?.Descendants(Main + "numFmt").ToDictionary(f => (string?)f.Attribute("numFmtId") ?? "", f => (string?)f.Attribute("formatCode") ?? "") ?? [];
        var percent = styles?.Element(Main + "cellXfs")?.Elements(Main + "xf").Select(x => (string?)x.Attribute("numFmtId") ?? "")
            .Select(id => id is "9" or "10" || (custom.GetValueOrDefault(id)?.Contains('%', StringComparison.Ordinal) ?? false)).ToList() ?? [];
        return (from cell in Load(zip, part).Descendants(Main + "row").Where(r => (int?)r.Attribute("r") == row).Elements(Main + "c")
                let style = (int?)cell.Attribute("s") ?? 0
                where style < percent.Count && percent[style]
                select Sheet.ColumnOf(cell)).ToHashSet();
    }

    private static XDocument Load(ZipArchive zip, string part)
    {
        using var content = (zip.GetEntry(part) ?? throw SpreadsheetGuard.Damaged()).Open();
        using var reader = XmlReader.Create(content, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        try
        {
            return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            throw SpreadsheetGuard.Damaged();
        }
    }

    private static List<string> Strings(ZipArchive zip) => zip.GetEntry("xl/sharedStrings.xml") is null
        ? []
        : [.. Load(zip, "xl/sharedStrings.xml").Root!.Elements(Main + "si").Select(s => string.Concat(s.Descendants(Main + "t").Select(t => t.Value)))];

    /// <summary>The order formulas were last calculated in no longer holds.</summary>
    private static XDocument WithoutChain(XDocument document)
    {
        document.Root!.Elements().Where(e => ((string?)e.Attribute("PartName") ?? (string?)e.Attribute("Target") ?? "").EndsWith("calcChain.xml", StringComparison.OrdinalIgnoreCase)).Remove();
        return document;
    }

    /// <summary>Formulas are calculated when the file is opened; the printed area grows with the rows.</summary>
    private static XDocument Workbook(XDocument workbook, TemplateFilling filling, int shift)
    {
        var root = workbook.Root!;
        if (root.Element(Main + "calcPr") is { } calculation) calculation.SetAttributeValue("fullCalcOnLoad", "1");
        foreach (var name in root.Descendants(Main + "definedName").Where(n => (string?)n.Attribute("name") == "_xlnm.Print_Area" && n.Value.Contains(filling.Sheet, StringComparison.Ordinal)))
            name.Value = LastRow().Replace(name.Value, m => ((int.TryParse(m.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : 0) + shift).ToString(CultureInfo.InvariantCulture));
        return workbook;
    }

    [GeneratedRegex(@"(?<=:\$?[A-Z]{1,3}\$)\d+$")]
    private static partial Regex LastRow();
}
