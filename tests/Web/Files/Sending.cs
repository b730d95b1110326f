namespace Yinling.Web.Files;

/// <summary>Submits a form of a page with files, as a browser does.</summary>
internal static class Sending
{
    public static async Task<Answer> SubmitAsync(Browser browser, string path, string form, (string Name, string Value)[] fields, string fileField, params byte[][] files)
    {
        var page = await browser.PageAsync(path);
        var element = page.Forms.Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == form);
        Assert.Equal("multipart/form-data", element.GetAttribute("enctype"));
        var content = new MultipartFormDataContent();
        foreach (var input in element.QuerySelectorAll("input[type=hidden]")) content.Add(new StringContent(input.GetAttribute("value") ?? ""), input.GetAttribute("name")!);
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (index, file) in files.Index()) content.Add(new ByteArrayContent(file), fileField, $"IMG_{index}.jpg");
        return await browser.SendAsync(new(HttpMethod.Post, path) { Content = content });
    }
}
