using Yinling.Divisions.Import;
using Yinling.Kernel;

namespace Yinling.Web.Divisions;

/// <summary>A mistake in the published files is named by file, row and column, and nothing of them is used.</summary>
public sealed class PublishedFilesTests : IDisposable
{
    private readonly EditionFolder edition = EditionFolder.OfWorld();

    public void Dispose() => edition.Dispose();

    [Fact]
    public void Sound_files_give_every_unit_parents_first()
    {
        var units = PublishedFiles.Read(edition.Folder).ToList();
        Assert.Equal(World.Units.Length, units.Count);
        Assert.Equal(units.OrderBy(u => u.Code.Level).Select(u => u.Code), units.Select(u => u.Code));
    }

    [Fact]
    public void A_setting_column_overrules_the_code()
    {
        edition.Write("villages", ["341022104201,芳口村委会,111", "341022104202,临溪村委会,220", "341022105201,五城村委会,"], "code,name,城乡分类代码");
        Assert.Equal([Setting.Urban, Setting.Rural, null], PublishedFiles.Read(edition.Folder).Where(u => u.Code.Level == DivisionLevel.Village).Select(u => u.Setting));
    }

    [Fact]
    public void DIV_01_a_missing_file_is_named()
    {
        File.Delete(Path.Combine(edition.Folder, "streets.csv"));
        Refused("DIV-01", "streets.csv");
    }

    [Theory]
    [InlineData("code,title")]
    [InlineData("id,name")]
    public void DIV_02_a_missing_column_is_named(string header)
    {
        edition.Write("cities", ["3410,黄山市"], header);
        Refused("DIV-02", "文件 cities 第 1 行");
    }

    [Theory]
    [InlineData("341022104201", "第 3 行：只有 1 列")]
    [InlineData("3410221042,芳口村委会", "第 3 行 code 列")]
    [InlineData("341022104,芳口村委会", "第 3 行 code 列")]
    [InlineData("34102210420一,芳口村委会", "第 3 行 code 列")]
    [InlineData("341022104201, ", "第 3 行 name 列")]
    public void DIV_03_a_line_that_cannot_be_read_is_named_by_row_and_column(string line, string where)
    {
        edition.Write("villages", ["341022104202,临溪村委会", line]);
        Refused("DIV-03", where);
    }

    [Fact]
    public void DIV_04_a_unit_without_its_parent_is_named()
    {
        edition.Write("villages", ["341022199201,别处村委会"]);
        Refused("DIV-04", "文件 villages 第 2 行：代码 341022199201 的上级 341022199");
    }

    [Fact]
    public void DIV_05_a_code_that_comes_twice_is_named()
    {
        edition.Write("villages", ["341022104201,芳口村委会", "341022104201,又一个村委会"]);
        Refused("DIV-05", "第 3 行");
    }

    [Fact]
    public void DIV_06_a_damaged_archive_is_named()
    {
        edition.Truncate("villages");
        Refused("DIV-06", "villages");
    }

    private void Refused(string rule, string where)
    {
        var refusal = Assert.Throws<RuleException>(() => PublishedFiles.Read(edition.Folder).Count());
        var problem = Assert.Single(refusal.Problems);
        Assert.Equal(rule, problem.Rule);
        Assert.Contains(where, problem.Message, StringComparison.Ordinal);
    }
}
