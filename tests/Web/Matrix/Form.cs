namespace Yinling.Web.Matrix;

/// <summary>What is posted where.</summary>
/// <param name="Handler">Name of the page's form; null for routes that are no pages.</param>
/// <param name="File">A workbook sent along; null for none.</param>
internal sealed record Post(string Path, string? Handler, (string Name, string Value)[] Fields, byte[]? File = null)
{
    /// <summary>With a form token and, unless it is null, a request key.</summary>
    public HttpRequestMessage With(string? token, string? key)
    {
        List<KeyValuePair<string, string>> values = [.. Fields.Select(f => KeyValuePair.Create(f.Name, f.Value))];
        if (Handler is not null) values.Add(new("_handler", Handler));
        if (token is not null) values.Add(new("__RequestVerificationToken", token));
        if (key is not null) values.Add(new("_key", key));
        if (File is null) return new(HttpMethod.Post, Path) { Content = new FormUrlEncodedContent(values) };
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in values) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(File), "file", "摸底.xlsx");
        return new(HttpMethod.Post, Path) { Content = content };
    }
}

/// <summary>One form of a route that changes something.</summary>
/// <param name="Route">As in the route table.</param>
/// <param name="Needs">The permission the change itself asks for, where it is more than the route's rule; null for that rule.</param>
/// <param name="Prepare">Makes something fresh in the division that the form can be posted for; null where the division can have none.</param>
/// <param name="Action">As the audit calls what is done; null where nothing is to be audited, with the reason beside the entry.</param>
/// <param name="Entries">Audit entries one success leaves: one, unless one act does another within itself.</param>
internal sealed record Form(string Route, string Name, string? Needs, Reach Reach, Func<MatrixApp, Target, Task<Post?>> Prepare, string? Action, int Entries = 1)
{
    /// <summary>Whether the audit keeps it with the nation instead of the division.</summary>
    public bool OfNation { get; init; }
}
