using Microsoft.EntityFrameworkCore;
using Yinling.Kernel;
using Yinling.Platform.Spreadsheets;
using Yinling.Platform.Writing;
using Yinling.Statistics.Contracts;
using Yinling.Statistics.Domain;

namespace Yinling.Statistics.Templates;

/// <summary>An office's own workbooks for forms: uploaded, their columns recognised, corrected by a person, taken away.</summary>
internal sealed class KeepTemplates(FormDesk desk, Forms forms, Writer writer)
{
    /// <summary>Header rows are looked for in the first rows of each visible sheet.</summary>
    private const int RowsLookedAt = 15;

    /// <summary>The offices whose templates a person keeps: their own, county and above.</summary>
    public IReadOnlyList<DivisionCode> Offices => [.. desk.HeldFor(StatisticsPermissions.Assign).Where(d => d.Level <= DivisionLevel.County)];

    /// <returns>Null when there is none, or the office is not the person's.</returns>
    public async Task<FormTemplate?> FindAsync(string form, DivisionCode office, CancellationToken ct)
    {
        if (!Offices.Contains(office)) return null;
        var (county, code, level) = (office.County, office.Value, office.Level);
        return await desk.Db.Set<FormTemplate>().FirstOrDefaultAsync(t => t.County == county && t.Division == code && t.Level == level && t.Form == form, ct);
    }

    /// <summary>All templates of the person's offices, without their files.</summary>
    public async Task<IReadOnlyList<(DivisionCode Office, string Form, string FileName, bool IsConfirmed)>> ListAsync(CancellationToken ct)
    {
        var codes = Offices.Select(o => o.Value).ToArray();
        var found = await desk.Db.Set<FormTemplate>().AsNoTracking().Where(t => codes.Contains(t.Division)).Select(t => new { t.Division, t.Level, t.Form, t.FileName, t.IsConfirmed }).ToListAsync(ct);
        return [.. found.Where(t => Offices.Contains(new(t.Division, t.Level))).Select(t => (new DivisionCode(t.Division, t.Level), t.Form, t.FileName, t.IsConfirmed))];
    }

    /// <returns>False when there is no such form or the office is not the person's.</returns>
    /// <param name="version">The version that was shown, here and below; -1 when there was none.</param>
    /// <exception cref="RuleException">XLS-01 to XLS-07; STA-33; STA-35 no header.</exception>
    /// <exception cref="StaleException">Changed by someone else since it was shown, here and below.</exception>
    public async Task<bool> UploadAsync(string number, DivisionCode office, string fileName, byte[] content, int version, CancellationToken ct)
    {
        if (!Offices.Contains(office) || Shipped(number) is not { } form) return false;
        if (content.Length is > 0 and <= FormTemplate.LargestFile) TemplateFiller.Check(new MemoryStream(content));
        var (sheet, headers, row) = content.Length is 0 or > FormTemplate.LargestFile ? ("", [], 0) : Recognise(form, content);
        return await writer.RunAsync(new Act("statistics.template.upload", $"{number}/{office}", office), async () =>
        {
            var kept = await FindAsync(number, office, ct);
            Expect(kept, version);
            if (kept is not null) kept.Replace(fileName, content, sheet, headers, row + 1);
            else desk.Db.Add(new FormTemplate(Guid.CreateVersion7(), office, form, fileName, content, sheet, headers, row + 1));
            return true;
        }, ct);
    }

    /// <returns>False when there is no template.</returns>
    /// <exception cref="RuleException">STA-34.</exception>
    public async Task<bool> ConfirmAsync(string number, DivisionCode office, IReadOnlyDictionary<int, string> keys, int firstRow, int version, CancellationToken ct)
    {
        if (Shipped(number) is not { } form) return false;
        return await writer.RunAsync(new Act("statistics.template.confirm", $"{number}/{office}", office), async () =>
        {
            if (await FindAsync(number, office, ct) is not { } kept) return false;
            Expect(kept, version);
            kept.Confirm(form, keys, firstRow, Recognise(form, kept.Content).Row);
            return true;
        }, ct);
    }

    /// <returns>False when there is no template.</returns>
    public Task<bool> RemoveAsync(string number, DivisionCode office, int version, CancellationToken ct) =>
        writer.RunAsync(new Act("statistics.template.remove", $"{number}/{office}", office), async () =>
        {
            if (await FindAsync(number, office, ct) is not { } kept) return false;
            Expect(kept, version);
            desk.Db.Remove(kept);
            return true;
        }, ct);

    private static void Expect(FormTemplate? kept, int shown)
    {
        if ((kept?.Version ?? -1) != shown) throw new StaleException();
    }

    /// <summary>The template of the nearest office from a unit up; whoever may see the form may have it in that shape.</summary>
    public async Task<FormTemplate?> NearestAsync(string form, DivisionCode division, CancellationToken ct)
    {
        var codes = Enumerable.Range(0, (int)division.Level + 1).Select(level => division.Ancestor((DivisionLevel)level)).ToList();
        var values = codes.Select(c => c.Value).ToArray();
        var found = await desk.Db.Set<FormTemplate>().AsNoTracking().Where(t => t.Form == form && t.IsConfirmed && values.Contains(t.Division)).ToListAsync(ct);
        return found.Where(t => codes.Contains(t.Office)).MaxBy(t => t.Level);
    }

    /// <summary>Forms that come with the product: those an office defines are printed as it drew them.</summary>
    private FormDefinition? Shipped(string number) => forms.Shipped.FirstOrDefault(f => f.Number == number);

    /// <summary>Whether there is one, without its file.</summary>
    public async Task<bool> AnyAsync(string form, DivisionCode division, CancellationToken ct)
    {
        var codes = Enumerable.Range(0, (int)division.Level + 1).Select(level => division.Ancestor((DivisionLevel)level)).ToList();
        var values = codes.Select(c => c.Value).ToArray();
        var found = await desk.Db.Set<FormTemplate>().AsNoTracking().Where(t => t.Form == form && t.IsConfirmed && values.Contains(t.Division)).Select(t => new { t.Division, t.Level }).ToListAsync(ct);
        return found.Exists(t => codes.Contains(new(t.Division, t.Level)));
    }

    private static (string Sheet, IReadOnlyList<TemplateHeader> Headers, int Row) Recognise(FormDefinition form, byte[] content)
    {
        ExpectedColumn[] expected =
        [
            new(TemplateColumns.Name, "单位名称", ["单位", "填报单位", "名称", "协会名称", "老年协会名称", "村(社区)名称", "村(社区)", "村(居)名称", "乡镇(街道)", "乡镇"]),
            new(TemplateColumns.Code, "区划代码", ["行政区划代码", "代码", "单位代码"]),
            new(TemplateColumns.Number, "序号", ["编号", "No"]),
            .. form.Columns.Select(c => new ExpectedColumn(c.Key, c.Heading, c.Synonyms ?? [])),
        ];
        using var reader = new WorkbookReader(new MemoryStream(content));
        var best = (from sheet in reader.Sheets.Where(s => !s.IsHidden)
                    let match = HeaderMatcher.Match([.. reader.Rows(sheet).Take(RowsLookedAt)], reader.Merged(sheet), expected, new Dictionary<string, string>())
                    where match is not null
                    orderby match.Columns.Count descending
                    select (sheet.Name, match)).FirstOrDefault();
        if (best.match is null) throw new RuleException("STA-35", "模板里没有找到这张表的表头。请看看是不是选错了文件；表头要在前 15 行里，至少有两栏的名称和这张表一样。", "file");
        return (best.Name, [.. best.match.Headers.Select(h => new TemplateHeader(h.Index, h.Text, h.Key ?? ""))], best.match.LastRow);
    }
}
