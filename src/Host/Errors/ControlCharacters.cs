using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Primitives;

namespace Yinling.Host.Errors;

/// <summary>
/// Refuses the character zero in an address or a form with 400. Nobody types it, PostgreSQL stores no text that holds it,
/// and SQLite would store it: one answer before either is asked.
/// </summary>
internal sealed class ControlCharacters(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsAnswered(context)) { await next(context); return; }
        if (HasZero(request.Path.Value) || request.Query.Any(q => HasZero(q.Key) || HasZero(q.Value))) throw new BadHttpRequestException("The address holds the character zero.");
        // The framework refuses the character in a plain form, not in one with files. The form has been read by now: this costs a look at it.
        if (request.HasFormContentType && (await request.ReadFormAsync(context.RequestAborted)).Any(f => HasZero(f.Key) || HasZero(f.Value)))
            throw new BadHttpRequestException("The form holds the character zero.");
        await next(context);
    }

    /// <summary>The error page is made of the same request, which has been judged already.</summary>
    internal static bool IsAnswered(HttpContext context) => context.Features.Get<IExceptionHandlerFeature>() is not null || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static bool HasZero(StringValues values) => values.Any(HasZero);

    private static bool HasZero(string? text) => text?.Contains('\0', StringComparison.Ordinal) is true;
}
