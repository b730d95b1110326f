using System.Text;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Standards.Reading;

namespace Yinling.Unit.Standards;

/// <summary>A standard leaves as a workbook and comes back as it was; what cannot be read is told by row and column.</summary>
public sealed class StandardFileTests
{
    [Theory]
    [InlineData("default-100")]
    [InlineData("five-star")]
    [InlineData("branch-six-good")]
    public void A_workbook_and_a_json_come_back_as_they_left(string key)
    {
        var standard = StandardChecksTests.Read(key);
        Assert.Equal(standard.Write(), StandardFile.Read(StandardWorkbook.Write(standard)).Write());
        Assert.Equal(standard.Write(), StandardFile.Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(standard.Write())]).Write());
    }

    [Fact]
    public void STD_16_every_cell_that_cannot_be_read_is_told_at_once()
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file))
        {
            book.BeginSheet("指标", [.. StandardWorkbook.ItemTitles.Select(t => new SheetColumn(t))]);
            book.Row([.. new[] { "1", "组织", "六", "1.1", "登记", "4", "登记了吗", "电话", "登记 4 分", "分档", "已登记", "4", "registered", "1" }.Select(SheetValue.OfMaybe)]);
            book.Row([.. new[] { "", "", "", "", "", "", "", "", "", "", "", "", "", "3" }.Select(SheetValue.OfMaybe)]);
            book.BeginSheet("线和星级", [.. new[] { "项目", "编号", "内容", "从(分)", "不到(分)", "谁来定", "按哪个指标" }.Select(t => new SheetColumn(t))]);
            book.Row([.. new[] { "名称", "", "标准" }.Select(SheetValue.OfMaybe)]);
            book.Row([.. new[] { "颜色", "", "红" }.Select(SheetValue.OfMaybe)]);
        }
        var problems = Assert.Throws<RuleException>(() => StandardFile.Read(file.ToArray())).Problems;
        Assert.All(problems, p => Assert.Equal("STD-16", p.Rule));
        foreach (var said in new[] { "第 2 行“领域分值”", "第 2 行“评价方式”：“电话”不认识", "第 3 行“按哪个指标”", "第 3 行“档(项)”", "“颜色”不认识", "没有“满分”这一行" })
            Assert.Contains(problems, p => p.Message.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void STD_16_a_workbook_of_something_else_is_refused()
    {
        using var file = new MemoryStream();
        using (var book = new WorkbookWriter(file)) book.BeginSheet("花名册", [new("姓名")]);
        Assert.Equal(["STD-16", "STD-16"], Assert.Throws<RuleException>(() => StandardFile.Read(file.ToArray())).Problems.Select(p => p.Rule));
    }
}
