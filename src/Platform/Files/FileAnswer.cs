using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Yinling.Platform.Files;

/// <summary>Sends a kept file. Only routes that have found its row within the visitor's scope may do so.</summary>
public static class FileAnswer
{
    /// <summary>Pictures show in the page, papers are saved. The visitor's browser keeps a copy, but asks each time whether it still may show it.</summary>
    /// <param name="name">File name of a paper.</param>
    public static IResult Send(this FileStore store, HttpContext http, string hash, FileKind kind, string name)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        return Results.File(store.OpenRead(hash), kind.MediaType, kind.IsPicture ? null : name, entityTag: new EntityTagHeaderValue($"\"{hash}\""));
    }
}
