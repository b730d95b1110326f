using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Yinling.Platform.Writing;

namespace Yinling.Access.Pipeline;

/// <summary>Notes the idempotency key of a change and a fingerprint of what was asked, before anything acts on it.</summary>
internal sealed class RequestKeyMiddleware(RequestDelegate next, IOptions<AntiforgeryOptions> antiforgery)
{
    private const int LongestKey = 100;

    public async Task InvokeAsync(HttpContext context, RequestKey key)
    {
        var request = context.Request;
        // The error page is made of the same request, whose form may be what failed.
        var isAnswering = context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isAnswering && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && key.Value is null)
        {
            var form = request.HasFormContentType ? await ReadFormAsync(request, context.RequestAborted) : null;
            var given = form?[RequestKey.FieldName].ToString() is { Length: > 0 } field ? field : request.Headers["Idempotency-Key"].ToString();
            if (given.Length > LongestKey) throw new BadHttpRequestException("The idempotency key is too long.");
            if (given.Length > 0)
            {
                key.Value = given;
                key.RequestHash = form is null ? await HashBodyAsync(request, context.RequestAborted) : HashForm(request, form);
            }
        }
        await next(context);
    }

    private static async Task<IFormCollection> ReadFormAsync(HttpRequest request, CancellationToken ct)
    {
        try { return await request.ReadFormAsync(ct); }
        catch (InvalidDataException broken) { throw new BadHttpRequestException("The form cannot be read.", broken); }
    }

    private byte[] HashForm(HttpRequest request, IFormCollection form)
    {
        using var hash = Begin(request);
        foreach (var field in form.Where(f => f.Key != RequestKey.FieldName && f.Key != antiforgery.Value.FormFieldName).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            Add(hash, field.Key);
            foreach (var value in field.Value) Add(hash, value ?? "");
        }
        foreach (var file in form.Files.OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.FileName, StringComparer.Ordinal))
        {
            Add(hash, file.Name);
            Add(hash, file.FileName);
            Add(hash, file.Length.ToString(CultureInfo.InvariantCulture));
        }
        return hash.GetHashAndReset();
    }

    private static async Task<byte[]> HashBodyAsync(HttpRequest request, CancellationToken ct)
    {
        using var hash = Begin(request);
        request.EnableBuffering();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private static IncrementalHash Begin(HttpRequest request)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, request.Method);
        Add(hash, request.Path);
        Add(hash, request.QueryString.Value ?? "");
        return hash;
    }

    /// <summary>Length first, so that no two requests run together.</summary>
    private static void Add(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
