using AngleSharp.Html.Dom;
using Yinling.Platform.Spreadsheets;

namespace Yinling.Web.Surveys;

/// <summary>A clerk's table, and the page it is uploaded on.</summary>
internal static class BaselineFile
{
    public static byte[] Workbook(string[] header, params string[][] rows)
    {
        var file = new MemoryStream();
        using (var workbook = new WorkbookWriter(file))
        {
            workbook.BeginSheet("摸底", [.. header.Select(h => new SheetColumn(h))], "东临溪镇老年协会摸底情况");
            foreach (var row in rows) workbook.Row([.. row.Select(SheetValue.OfMaybe)]);
        }
        return file.ToArray();
    }

    /// <param name="file">Null to upload without having chosen one.</param>
    public static async Task<Answer> UploadAsync(Browser clerk, byte[]? file, string division, Guid? campaign = null)
    {
        var path = "/surveys/import" + (campaign is { } id ? $"?campaign={id}" : "");
        var form = (await clerk.PageAsync(path)).Forms.First(f => f.QuerySelector("input[type=file]") is not null);
        var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>()) content.Add(new StringContent(hidden.Value), hidden.Name!);
        content.Add(new StringContent(division), "division");
        if (file is not null) content.Add(new ByteArrayContent(file), "file", "摸底.xlsx");
        return await clerk.SendAsync(new(HttpMethod.Post, path) { Content = content });
    }
}
