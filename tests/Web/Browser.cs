using System.Net;
using System.Net.Http.Json;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Yinling.Web;

/// <summary>One answer, with its page read on demand.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseMessage Message)
{
    /// <summary>Where the answer leads: path and query on this site, the whole address elsewhere.</summary>
    public string? Location => Message.Headers.Location switch
    {
        { IsAbsoluteUri: true, Host: "localhost" } own => own.PathAndQuery,
        var other => other?.ToString(),
    };

    public async Task<IDocument> PageAsync() => await BrowsingContext.New(Configuration.Default).OpenAsync(r => r.Content(Text));
}

/// <summary>A browser without scripts: keeps cookies, does not follow redirects by itself, submits forms as they stand in the page.</summary>
public sealed class Browser(HttpClient client)
{
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The Set-Cookie lines of the last answer.</summary>
    public IReadOnlyList<string> LastCookies { get; private set; } = [];

    public Task<Answer> GetAsync(string path) => SendAsync(new(HttpMethod.Get, path));

    public async Task<IDocument> PageAsync(string path)
    {
        var answer = await GetAsync(path);
        Assert.True(answer.Status == HttpStatusCode.OK, $"GET {path} gave {(int)answer.Status}");
        return await answer.PageAsync();
    }

    /// <summary>Opens a page, fills its form (the first one that posts, or the one with that handler name) and submits it.</summary>
    public async Task<Answer> SubmitAsync(string path, IEnumerable<(string Name, string Value)> fields, string? form = null) =>
        await SubmitAsync(await PageAsync(path), path, fields, form);

    /// <summary>Fills a form of a page already open and submits it; twice the same page is a double click.</summary>
    public Task<Answer> SubmitAsync(IDocument page, string path, IEnumerable<(string Name, string Value)> fields, string? form = null)
    {
        var element = page.Forms.FirstOrDefault(f => f.Method == "post" && (form is null ? f.Closest("main") is not null : Handler(f) == form))
            ?? throw new InvalidOperationException($"{path} has no form {form}.");
        List<KeyValuePair<string, string>> values = [];
        var given = fields.ToLookup(f => f.Name, f => f.Value);
        foreach (var field in element.Elements)
        {
            switch (field)
            {
                case IHtmlInputElement { Name.Length: > 0 } input when !given.Contains(input.Name!) && (input.Type is not ("checkbox" or "radio") || input.IsChecked):
                    values.Add(new(input.Name!, input.Value));
                    break;
                case IHtmlSelectElement { Name.Length: > 0 } select when !given.Contains(select.Name!):
                    values.Add(new(select.Name!, select.Value ?? ""));
                    break;
                case IHtmlTextAreaElement { Name.Length: > 0 } area when !given.Contains(area.Name!):
                    values.Add(new(area.Name!, area.Value));
                    break;
            }
        }
        foreach (var (name, value) in given.SelectMany(g => g.Select(v => (g.Key, v)))) values.Add(new(name, value));
        var target = element.GetAttribute("action") is { Length: > 0 } action ? action : path;
        return SendAsync(new(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(values) });
    }

    public Task<Answer> PostJsonAsync<T>(string path, T body, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0) request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        var message = await client.SendAsync(request);
        LastCookies = message.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
        foreach (var line in LastCookies)
        {
            var (name, value) = (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
            if (value.Length == 0) Cookies.Remove(name);
            else Cookies[name] = value;
        }
        return new(message.StatusCode, await message.Content.ReadAsStringAsync(), message);
    }

    private static string? Handler(IHtmlFormElement form) => form.QuerySelector("input[name=_handler]")?.GetAttribute("value");
}
