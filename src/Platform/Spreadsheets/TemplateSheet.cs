using System.Globalization;
using System.Xml.Linq;

namespace Yinling.Platform.Spreadsheets;

public static partial class TemplateFiller
{
    /// <summary>The XML of one sheet while it is being filled.</summary>
    private sealed class Sheet(XDocument document, IReadOnlyList<string> strings)
    {
        private readonly XElement data = document.Root!.Element(Main + "sheetData") ?? throw SpreadsheetGuard.Damaged();

        /// <returns>By how many rows what stands below the data has moved down.</returns>
        public int Write(TemplateFilling filling)
        {
            Number();
            document.Root!.Element(Main + "dimension")?.Remove();
            var below = data.Elements(Main + "row").Where(r => RowOf(r) > filling.FirstRow && r.Elements(Main + "c").Any(HasContent)).Select(RowOf).DefaultIfEmpty(0).Min();
            var shift = below == 0 ? 0 : Math.Max(0, filling.Rows.Count - (below - filling.FirstRow));
            if (shift > 0) MoveDown(below, shift);
            var pattern = Row(filling.FirstRow);
            for (var i = filling.Rows.Count - 1; i >= 0; i--) Put(RowLike(pattern, filling.FirstRow + i), pattern, filling.Rows[i]);
            if (filling.Rows.Count == 0) Put(pattern, pattern, new Dictionary<int, SheetValue>());
            if (filling.Total is { } total && below > 0 && TotalRow(below + shift) is { } line) Put(line, line, total);
            return shift;
        }

        public static int ColumnOf(XElement cell) => CellAddress.TryParse((string?)cell.Attribute("r"), out var column, out _) ? column : 0;

        private static int RowOf(XElement row) => (int?)row.Attribute("r") ?? 0;

        private static bool HasContent(XElement cell) => cell.Elements().Any(e => e.Name != Main + "extLst");

        /// <summary>Rows and cells may leave their addresses out: then each follows the one before.</summary>
        private void Number()
        {
            var last = 0;
            foreach (var row in data.Elements(Main + "row"))
            {
                last = (int?)row.Attribute("r") ?? last + 1;
                row.SetAttributeValue("r", last);
                var next = 0;
                foreach (var cell in row.Elements(Main + "c"))
                {
                    if (CellAddress.TryParse((string?)cell.Attribute("r"), out var column, out _)) next = column;
                    cell.SetAttributeValue("r", CellAddress.Of(next++, last));
                }
            }
        }

        private void MoveDown(int from, int by)
        {
            foreach (var row in data.Elements(Main + "row").Where(r => RowOf(r) >= from))
            {
                var number = RowOf(row) + by;
                row.SetAttributeValue("r", number);
                foreach (var cell in row.Elements(Main + "c")) cell.SetAttributeValue("r", CellAddress.Of(ColumnOf(cell), number));
            }
            foreach (var merge in document.Root!.Elements(Main + "mergeCells").Elements(Main + "mergeCell"))
                if (((string?)merge.Attribute("ref"))?.Split(':') is [var first, var last]) merge.SetAttributeValue("ref", $"{Moved(first, from, by)}:{Moved(last, from, by)}");
        }

        private static string Moved(string address, int from, int by) =>
            CellAddress.TryParse(address, out var column, out var row) && row >= from ? CellAddress.Of(column, row + by) : address;

        private XElement Row(int number)
        {
            if (data.Elements(Main + "row").FirstOrDefault(r => RowOf(r) == number) is { } there) return there;
            var row = new XElement(Main + "row", new XAttribute("r", number));
            if (data.Elements(Main + "row").LastOrDefault(r => RowOf(r) < number) is { } before) before.AddAfterSelf(row);
            else data.AddFirst(row);
            return row;
        }

        /// <summary>The row of that number; where the template has none, one that looks like the first data row.</summary>
        private XElement RowLike(XElement pattern, int number)
        {
            var row = Row(number);
            if (row == pattern || row.Elements(Main + "c").Any()) return row;
            foreach (var attribute in pattern.Attributes().Where(a => a.Name.LocalName is "ht" or "customHeight" or "s" or "customFormat" or "spans")) row.SetAttributeValue(attribute.Name, attribute.Value);
            row.Add(pattern.Elements(Main + "c").Select(c => new XElement(Main + "c", new XAttribute("r", CellAddress.Of(ColumnOf(c), number)), c.Attribute("s"))));
            return row;
        }

        private static void Put(XElement row, XElement pattern, IReadOnlyDictionary<int, SheetValue> values)
        {
            foreach (var (column, value) in values)
            {
                var cell = row.Elements(Main + "c").FirstOrDefault(c => ColumnOf(c) == column);
                if (cell is null)
                {
                    cell = new(Main + "c", new XAttribute("r", CellAddress.Of(column, RowOf(row))), pattern.Elements(Main + "c").FirstOrDefault(c => ColumnOf(c) == column)?.Attribute("s"));
                    if (row.Elements(Main + "c").LastOrDefault(c => ColumnOf(c) < column) is { } before) before.AddAfterSelf(cell);
                    else row.AddFirst(cell);
                }
                cell.RemoveNodes();
                cell.SetAttributeValue("t", value.Text is null ? null : "inlineStr");
                if (value.Text is { } text) cell.Add(new XElement(Main + "is", new XElement(Main + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text)));
                else if (value.Number.Length > 0) cell.Add(new XElement(Main + "v", value.Number));
            }
        }

        private XElement? TotalRow(int from) => data.Elements(Main + "row").Where(r => RowOf(r) >= from)
            .FirstOrDefault(r => r.Elements(Main + "c").Any(c => string.Concat(TextOf(c).Where(x => !char.IsWhiteSpace(x))) is "合计" or "总计"));

        private string TextOf(XElement cell) => (string?)cell.Attribute("t") switch
        {
            "s" => int.TryParse(cell.Element(Main + "v")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : "",
            "inlineStr" => string.Concat(cell.Descendants(Main + "t").Select(t => t.Value)),
            _ => cell.Element(Main + "v")?.Value ?? "",
        };
    }
}
