using Yinling.Associations.Domain.Surveys;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Associations.Surveys.Import;

/// <summary>A clerk's workbook seen as baseline rows: the first visible sheet whose header is recognised.</summary>
internal sealed class BaselineSheet : IDisposable
{
    private const int RowsForHeader = 14;
    private static readonly ExpectedColumn[] Expected = [.. BaselineColumns.All.Select(c => new ExpectedColumn(c.Key, c.Title, c.Synonyms))];

    private readonly WorkbookReader reader;
    private readonly SheetName sheet;
    private readonly IReadOnlyList<MergedRange> merged;

    /// <param name="remembered">What clerks of the division have said about headers: normalised text → column key.</param>
    /// <exception cref="RuleException">The file is refused, or no sheet has a header we know (SUR-30).</exception>
    public BaselineSheet(Stream file, IReadOnlyDictionary<string, string> remembered)
    {
        reader = new(file);
        // Our own column of reasons comes back with the corrected rows: nobody need be asked about it.
        var known = new Dictionary<string, string>(remembered) { [HeaderMatcher.Normalise(BaselineWorkbooks.ReasonTitle)] = "" };
        foreach (var candidate in reader.Sheets.Where(s => !s.IsHidden))
        {
            var blocks = reader.Merged(candidate);
            if (HeaderMatcher.Match([.. reader.Rows(candidate).Take(RowsForHeader)], blocks, Expected, known) is not { } match) continue;
            (sheet, merged, Header) = (candidate, blocks, match);
            return;
        }
        reader.Dispose();
        throw new RuleException("SUR-30", "没有找到表头。表里至少要有“村(居)名称”和“是否建会”这样的列名，并放在前 12 行里。也可以下载模板，把数据贴进去。");
    }

    public HeaderMatch Header { get; }

    /// <summary>The data rows below the header; blank rows and a closing 合计 row are passed over.</summary>
    public IEnumerable<(int Number, Dictionary<string, BaselineCell> Cells)> Rows()
    {
        foreach (var row in reader.Rows(sheet))
        {
            if (row.Number <= Header.LastRow || row.IsHidden || row.IsBlank) continue;
            var cells = Header.Columns.ToDictionary(c => c.Key, c => Cell(row, c.Value));
            if (cells.Values.All(c => c.IsBlank) || IsTotal(cells)) continue;
            yield return (row.Number, cells);
        }
    }

    public void Dispose() => reader.Dispose();

    private static bool IsTotal(Dictionary<string, BaselineCell> cells) =>
        cells.GetValueOrDefault(BaselineColumns.Code)?.IsBlank != false
        && cells.GetValueOrDefault(BaselineColumns.Village)?.Text.Replace(" ", "", StringComparison.Ordinal) is "合计" or "总计" or "小计";

    private BaselineCell Cell(SheetRow row, int column)
    {
        if (merged.Any(b => b.Contains(row.Number, column) && (b.LastRow > b.FirstRow || !b.StartsAt(row.Number, column))))
            return new(CellText.Normalise(row[column].Text), $"{CellAddress.Of(column, row.Number)} 在合并单元格里，不知道每一行各是多少。请取消合并，逐行填写。");
        var cell = row[column];
        if (cell.IsEmpty) return BaselineCell.Blank;
        var trouble = cell switch
        {
            { Kind: CellKind.Error } => $"{CellAddress.Of(column, row.Number)} 是公式错误“{cell.Text}”。请改成数值。",
            { LostDigits: true } => $"{CellAddress.Of(column, row.Number)} 是超过 15 位的数字，表格软件已经丢了后几位。请把这一格设成“文本”格式，重新输入。",
            _ => null,
        };
        return new(CellText.Normalise(cell.Text), trouble);
    }
}
