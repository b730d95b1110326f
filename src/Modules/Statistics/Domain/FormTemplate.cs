using System.Text.Json;
using Yinling.Kernel;
using Yinling.Platform.Database;
using Yinling.Platform.Writing;

namespace Yinling.Statistics.Domain;

/// <summary>One header of a template and which column of the form stands below it.</summary>
/// <param name="Index">Column of the sheet, from 0.</param>
/// <param name="Key">Key of the form's column, or one of the <see cref="TemplateColumns"/>; empty for left as it is.</param>
internal sealed record TemplateHeader(int Index, string Text, string Key);

/// <summary>What else than the form's columns may stand in a template.</summary>
internal static class TemplateColumns
{
    public const string Name = "#name";
    public const string Code = "#code";
    public const string Number = "#number";

    public static readonly (string Key, string Heading)[] All = [(Name, "单位(协会)名称"), (Code, "区划代码"), (Number, "序号")];
}

/// <summary>An office's own workbook for a form, with what stands in its columns. The office and those below it get the form in it.</summary>
internal sealed class FormTemplate : IBusinessRow, IVersioned, INotAudited
{
    public const int LargestFile = 2 * 1024 * 1024;

    private FormTemplate() { }  // EF Core

    /// <exception cref="RuleException">STA-33.</exception>
    public FormTemplate(Guid id, DivisionCode office, FormDefinition form, string fileName, byte[] content, string sheet, IReadOnlyList<TemplateHeader> headers, int firstRow)
    {
        (Id, County, Division, Level, Form) = (id, office.County, office.Value, office.Level, form.Number);
        Replace(fileName, content, sheet, headers, firstRow);
    }

    public int County { get; private set; }
    public Guid Id { get; private set; }

    /// <summary>Padded code of the office whose template it is.</summary>
    public long Division { get; private set; }

    public DivisionLevel Level { get; private set; }

    /// <summary>表号.</summary>
    public string Form { get; private set; } = "";

    public string FileName { get; private set; } = "";

    /// <summary>The workbook as it was uploaded.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>Name of the sheet that is filled.</summary>
    public string Sheet { get; private set; } = "";

    /// <summary>The headers as JSON.</summary>
    public string Mapping { get; private set; } = "";

    /// <summary>Number of the first data row, from 1.</summary>
    public int FirstRow { get; private set; }

    /// <summary>Somebody has looked at the mapping; only then is it used.</summary>
    public bool IsConfirmed { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<TemplateHeader> Headers => JsonSerializer.Deserialize<List<TemplateHeader>>(Mapping)!;

    public DivisionCode Office => new(Division, Level);

    /// <summary>Another workbook; its mapping has to be looked at again.</summary>
    /// <exception cref="RuleException">STA-33.</exception>
    public void Replace(string fileName, byte[] content, string sheet, IReadOnlyList<TemplateHeader> headers, int firstRow)
    {
        RuleException.ThrowIfAny(Problem.If(content.Length is 0 or > LargestFile, "STA-33", "请选好模板文件，不超过 2 MB。模板里只留表头和格式就行。", "file"));
        (FileName, Content, Sheet, FirstRow, IsConfirmed) = (fileName.Length > 100 ? fileName[..100] : fileName, content, sheet, firstRow, false);
        Mapping = JsonSerializer.Serialize(headers);
    }

    /// <param name="keys">By column of the sheet; empty for left as it is.</param>
    /// <exception cref="RuleException">STA-34.</exception>
    public void Confirm(FormDefinition form, IReadOnlyDictionary<int, string> keys, int firstRow, int headerRow)
    {
        List<TemplateHeader> headers = [.. Headers.Select(h => h with { Key = keys.GetValueOrDefault(h.Index, "") })];
        var used = headers.Where(h => h.Key.Length > 0).Select(h => h.Key).ToList();
        RuleException.ThrowIfAny(Problem.If(
            firstRow <= headerRow || firstRow > 1_000 || !used.Contains(TemplateColumns.Name) || used.Distinct().Count() != used.Count
                || used.Exists(k => TemplateColumns.All.All(c => c.Key != k) && form.Columns.All(c => c.Key != k)),
            "STA-34", $"请核对：一栏只对一个列，要有单位(协会)名称那一列，第一行数据在表头(第 {headerRow} 行)下面。", "firstRow"));
        (FirstRow, IsConfirmed, Mapping) = (firstRow, true, JsonSerializer.Serialize(headers));
    }

    /// <summary>Two people uploaded one at the same moment.</summary>
    public static Problem KeptMeanwhile => new("STA-36", "刚刚有人也上传了这张表的模板。请刷新页面看看。");
}
