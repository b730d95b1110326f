using System.Globalization;
using System.Xml;

namespace Yinling.Platform.Spreadsheets;

/// <summary>Walks the XML of one sheet.</summary>
internal sealed class SheetXml(XmlReader reader, IReadOnlyList<string> strings, NumberFormats formats, bool is1904)
{
    private const int MaxCellsInRow = 2_000;
    private int lastRow;

    /// <returns>The next row; null after the last.</returns>
    public SheetRow? Next()
    {
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "sheetData" }) return null;
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;
            var number = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : lastRow + 1;
            lastRow = number;
            var hidden = reader.GetAttribute("hidden") is "1" or "true";
            return new(number, hidden, reader.IsEmptyElement ? [] : Cells());
        }
        return null;
    }

    private List<SheetCell> Cells()
    {
        List<SheetCell> cells = [];
        var next = 0;
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "row" }) break;
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;
            var column = CellAddress.TryParse(reader.GetAttribute("r"), out var at, out _) ? at : next;
            next = column + 1;
            var cell = Cell(column);
            if (!cell.IsEmpty && cells.Count < MaxCellsInRow) cells.Add(cell);
        }
        return cells;
    }

    private SheetCell Cell(int column)
    {
        var type = reader.GetAttribute("t");
        _ = int.TryParse(reader.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        if (reader.IsEmptyElement) return new(column, CellKind.Empty, "");
        var (value, formula, inline) = ("", false, (string?)null);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "c" }) break;
            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.LocalName)
            {
                case "v": value = SharedStrings.TextOf(reader); break;
                case "f": formula = true; if (!reader.IsEmptyElement) SharedStrings.SkipTo(reader, "f"); break;
                case "is": inline = SharedStrings.RichText(reader, "is"); break;
            }
        }
        return type switch
        {
            "s" => new(column, CellKind.Text, Shared(value), formula),
            "inlineStr" => new(column, CellKind.Text, inline ?? "", formula),
            "str" => new(column, CellKind.Text, value, formula),
            "b" => new(column, CellKind.Boolean, value == "1" ? "是" : "否", formula),
            "e" => new(column, CellKind.Error, value, formula),
            "d" => new(column, CellKind.Date, value.Length >= 10 ? value[..10] : value, formula),
            _ => Number(column, value, style, formula),
        };
    }

    private string Shared(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : throw new FormatException();

    private SheetCell Number(int column, string value, int style, bool formula)
    {
        if (value.Length == 0) return new(column, CellKind.Empty, "", formula);
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) throw new FormatException();
        if (formats.IsDate(style) && CellText.DayOfSerial(number, is1904) is { } day)
            return new(column, CellKind.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), formula);
        // Beyond 15 digits a double no longer holds what was typed.
        var lost = Math.Abs(number) >= 1e15;
        var text = number == Math.Truncate(number) && Math.Abs(number) < 1e18
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
        // 0.1 + 0.2 is shown as people see it: 15 significant digits.
        if (!lost && text.Contains('.', StringComparison.Ordinal)) text = number.ToString("G15", CultureInfo.InvariantCulture);
        return new(column, CellKind.Number, text, formula, lost);
    }
}
